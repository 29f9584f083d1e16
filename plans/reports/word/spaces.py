"""Lines to write on by hand in a Word document."""

from collections.abc import Iterator

from plans.reports.tree import Space
from plans.reports.word.blocks import written
from plans.reports.word.elements import Element, element, paragraph
from plans.reports.word.package import Package
from plans.reports.word.styles import LINE


@written.register
def _written_space(block: Space, _package: Package, _level: int) -> Iterator[Element]:
    for _line in block.rules:
        made = paragraph("Writing")
        # Between alike paragraphs Word draws only this, and one at the end of all of them.
        sides = [element(f"w:{side}", val="single", sz=3, space=1, color=LINE) for side in ("bottom", "between")]
        made[0].append(element("w:pBdr", *sides))
        yield made
