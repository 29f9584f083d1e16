"""The contents of a Word document: fields that Word reckons anew, with their entries already there.

Word takes headings down to one step of the outline for a stretch of the document. Some chapters name their pieces and
others do not, so that there is a field for each stretch of chapters that are alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from plans.reports.tree import Part
from plans.reports.word.elements import Element, Look, element, field, paragraph, words
from plans.reports.word.package import Package
from plans.reports.word.styles import LANGUAGES


@dataclass(frozen=True)
class Stretch:
    """Chapters that follow each other, and whether the contents name their pieces too."""

    bookmark: str
    parts: tuple[Part, ...]
    pieces: bool

    def entries(self) -> Iterator[tuple[int, Part]]:
        for part in self.parts:
            yield 1, part
            if self.pieces:
                yield from ((2, child) for child in part.children)


def stretches_of(parts: tuple[Part, ...]) -> list[Stretch]:
    return [
        Stretch(f"_Contents{number}", tuple(alike), pieces)
        for number, (pieces, alike) in enumerate(groupby(parts, lambda part: part.pieces_in_contents), 1)
    ]


def front_of(parts: tuple[Part, ...]) -> list[Stretch]:
    return [Stretch("_Front", parts, pieces=False)] if parts else []


def contents(stretches: list[Stretch], package: Package) -> Iterator[Element]:
    yield paragraph("TocHeading", *words(_("Contents")))
    for stretch in stretches:
        yield from _field(stretch, package)


def _field(stretch: Stretch, package: Package) -> Iterator[Element]:
    instruction = f'TOC \\o "1-{1 + stretch.pieces}" \\h \\z \\b {stretch.bookmark}'
    *begin, end = field(instruction)
    entries = [_entry(level, part, package) for level, part in stretch.entries()]
    for place, piece in enumerate(begin):
        entries[0].insert(1 + place, piece)
    entries[-1].append(end)
    yield from entries


def _entry(level: int, part: Part, package: Package) -> Element:
    mark = package.marks.name_of(part.key)
    look = Look(language=LANGUAGES.get(part.language) or package.language_of(own=part.own))
    said = (*words(part.heading, look), *words("\t"), *field(f"PAGEREF {mark} \\h"))
    return paragraph(f"Toc{level}", element("w:hyperlink", *said, anchor=mark, history=1))
