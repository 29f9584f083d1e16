"""The list of contents: which part begins on which page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plans.reports.pdf.sheets import Sheets
from plans.reports.tree import Document, Part


@dataclass(frozen=True)
class Line:
    key: str
    heading: str
    child: bool
    page: str
    """Empty where pages have no numbers."""


def contents_of(document: Document, pages: Mapping[str, int]) -> list[Line]:
    return [Line(it.key, it.heading, child, str(pages.get(it.key, ""))) for it, child in _listed(document)]


def pages_of(body: list[Sheets]) -> dict[str, int]:
    """Return on which page of the body each anchor stands, counted from 1."""
    sheets = [sheet for sheets in body for sheet in sheets.sheets]
    found: dict[str, int] = {}
    for number, sheet in enumerate(sheets, start=1):
        found = dict.fromkeys(sheet.anchors, number) | found
    return found


def _listed(document: Document) -> Iterator[tuple[Part, bool]]:
    for part in document.parts:
        yield part, False
        if part.pieces_in_contents:
            yield from ((child, True) for child in part.children)
