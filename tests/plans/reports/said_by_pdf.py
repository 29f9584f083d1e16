"""What a PDF says, read from the file alone, without what the layout adds to the words of the document.

The layout adds the head and foot of each page, the head of a table again on each page that it reaches, the bullets of
lists, hyphens, and the dots and numbers of the contents. Footnotes stand at the foot of the page that calls them.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject, PdfReader

from plans.reports import Document
from plans.reports.tree import Table

_TOP, _BOTTOM = 790, 50  # points, between the head of a page and its foot
_PIXEL = 72 / 96
_FRONT = re.compile(r"(?:Page|Página) [ivxl]+$")
_LEADER = re.compile(r"\. ?|\d+|[ivxl]+")
_NOTE = re.compile("(\\d+)\u2002")
_BULLETS = {"•", "◦", "▪"}


@dataclass
class Said:
    text: str = ""
    notes: list[str] = field(default_factory=list)
    figures: str = ""
    """The words in drawings, which are painted when all else on their page has been written."""


def said_by_pdf(reader: PdfReader, document: Document) -> Said:
    heads = [
        squeezed("".join(it.heading for it in block.columns)) for block in document.blocks() if isinstance(block, Table)
    ]
    said = Said()
    for number, page in enumerate(reader.pages):
        found = list(_pieces(page, first=not number))
        pieces = [text for text, drawn in found if not drawn]
        said.figures += squeezed("".join(text for text, drawn in found if drawn))
        called = next((place for place, it in enumerate(pieces) if _NOTE.match(it)), len(pieces))
        words = squeezed("".join(pieces[:called]))
        head = next((it for it in heads if it in said.text and words.startswith(it)), "")
        said.text += words.removeprefix(head)
        said.notes += _notes("".join(pieces[called:]))
    return said


def _pieces(page: PageObject, *, first: bool) -> Iterator[tuple[str, bool]]:
    """Yield the words of a page between its head and its foot, with whether they stand in a drawing."""
    found: list[tuple[str, float, bool]] = []

    def take(text: str, matrix: list[float], inner: list[float], _font: Any, _size: float) -> None:
        drawn = not math.isclose(matrix[0], _PIXEL, rel_tol=0.001)
        found.append((text, inner[4] * matrix[1] + inner[5] * matrix[3] + matrix[5], drawn))

    page.extract_text(visitor_text=take)
    front = any(_FRONT.match(text.strip()) for text, _height, _drawn in found)
    for text, height, drawn in found:
        between = drawn or (height > _BOTTOM and (first or height < _TOP))
        if between and text.strip() not in _BULLETS and not (front and _LEADER.fullmatch(text.strip())):
            yield text, drawn


def _notes(words: str) -> Iterator[str]:
    _before, *parted = _NOTE.split(words)
    for number, text in zip(parted[::2], parted[1::2], strict=True):
        yield squeezed(number + text)


def squeezed(words: str) -> str:
    """Return the words without spaces, which fall where lines break, and without the hyphens there."""
    return re.sub(r"\s+", "", re.sub("\u2010\\s*", "", words))
