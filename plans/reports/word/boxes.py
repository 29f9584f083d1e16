"""Boxes in a Word document: between two lines, so that tables stand in them as elsewhere and pages may part them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from plans.reports.tree import Box
from plans.reports.word.blocks import written
from plans.reports.word.captions import caption
from plans.reports.word.elements import Element, element, paragraph
from plans.reports.word.package import Package
from plans.reports.word.styles import DEEP


@written.register
def _written_box(block: Box, package: Package, level: int) -> Iterator[Element]:
    title = caption(_("Box %(number)s. %(caption)s"), "Box", block, block.title, package)
    yield _ruled(title, "top")
    for it in block.blocks:
        yield from written(it, package, level)
    yield _ruled(paragraph("TableEnd"), "bottom")


def _ruled(made: Element, side: str) -> Element:
    made[0].append(element("w:pBdr", element(f"w:{side}", val="single", sz=8, space=4, color=DEEP)))
    return made
