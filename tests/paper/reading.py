"""A PDF read by its boxes: the words of each page, where they stand, and what they are of by the tags of the file."""

from collections.abc import Iterator
from ctypes import POINTER, c_float, cast, create_string_buffer
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

import pypdfium2
from pypdfium2 import raw

from tests.paper.boxes import Box, around
from tests.paper.tags import Tag, tags_of

Matrix: TypeAlias = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, eq=False)
class Run:
    """Words that were written at once: a line, or the part of it that looks the same."""

    text: str
    box: Box
    shown: Box
    """Where something is seen of what is written there."""
    size: float
    """Of its letters, in points."""
    tag: Tag | None
    """What it is of; nothing for what only serves the page."""
    framed: bool = False
    """Whether the frame of the page drew it."""


@dataclass(eq=False)
class Sheet:
    """A page. `areas` are what is painted: cells with a ruler, shapes, pictures."""

    number: int
    size: Box
    tags: Tag
    runs: list[Run] = field(default_factory=list)
    areas: list[tuple[Box, Tag | None]] = field(default_factory=list)

    @cached_property
    def body(self) -> list[Run]:
        return [run for run in self.runs if run.tag]

    @cached_property
    def marginal(self) -> list[Run]:
        return [run for run in self.runs if run.framed]

    @cached_property
    def repeated(self) -> list[Run]:
        """The head of a table that began on an earlier page."""
        return [run for run in self.runs if not run.tag and not run.framed]

    def runs_of(self, tag: Tag) -> list[Run]:
        return [run for run in self.body if run.tag and tag in run.tag.line]


def read(data: bytes) -> list[Sheet]:
    """Return the pages of a tagged PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [_sheet(number, page) for number, page in enumerate(document, 1)]
    finally:
        document.close()


def _sheet(number: int, page: Any) -> Sheet:
    top, by_mark = tags_of(page)
    sheet = Sheet(number, Box(0, 0, *page.get_size()), top)
    for it in page.get_objects(textpage=page.get_textpage()):
        tag = by_mark.get(_mark(it))
        box, matrix = _placed(it)
        if it.type == raw.FPDF_PAGEOBJ_TEXT:
            if text := _text(it).strip():
                size = it.get_font_size() * abs(it.get_matrix().get()[3])
                framed = tag is None and it.container is not None
                sheet.runs.append(Run(text, box, box.common(_clip(it, matrix)), size, tag, framed))
        elif it.type != raw.FPDF_PAGEOBJ_FORM:
            sheet.areas.append((box.common(_clip(it, matrix)), tag))
    return sheet


def _text(it: Any) -> str:
    """Half of a letter beyond the first 65,536 is told as such: only of the other half would it be one."""
    size = raw.FPDFTextObj_GetText(it, it.textpage, None, 0)
    buffer = create_string_buffer(size)
    raw.FPDFTextObj_GetText(it, it.textpage, cast(buffer, POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[:-2].decode("utf-16-le", errors="replace")


def _mark(it: Any) -> int:
    """Return the number by which the tags of the page name it, or the drawing that it is in."""
    while it.container is not None:
        it = it.container
    return int(raw.FPDFPageObj_GetMarkedContentID(it))


def _placed(it: Any) -> tuple[Box, Matrix]:
    """Return where it stands on the page, and how a drawing that it is in came there."""
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    inner = it.container
    while inner is not None:
        matrix = _after(matrix, tuple(inner.get_matrix().get()))
        inner = inner.container
    return _moved(Box(*it.get_bounds()), matrix), matrix


def _after(first: Matrix, then: Any) -> Matrix:
    a, b, c, d, e, f = first
    m, n, o, p, q, r = then
    return (a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p, e * m + f * o + q, e * n + f * p + r)


def _moved(box: Box, matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)]
    points = [(a * x + c * y + e, b * x + d * y + f) for x, y in corners]
    return around(Box(x, y, x, y) for x, y in points)


_EVERYWHERE = Box(-1e6, -1e6, 1e6, 1e6)


def _clip(it: Any, matrix: Matrix) -> Box:
    """Return the box within which something is seen of it, as far as clips of this object and its drawings say."""
    found = _moved(_own_clip(it), matrix) if it.container is not None else _own_clip(it)
    return found if it.container is None else found.common(_clip(it.container, _placed(it.container)[1]))


def _own_clip(it: Any) -> Box:
    path = raw.FPDFPageObj_GetClipPath(it)
    box = _EVERYWHERE
    for number in range(max(raw.FPDFClipPath_CountPaths(path), 0)):
        points = list(_points(path, number))
        box = box.common(around(points)) if points else box
    return box


def _points(path: Any, number: int) -> Iterator[Box]:
    for segment in range(raw.FPDFClipPath_CountPathSegments(path, number)):
        x, y = c_float(), c_float()
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, number, segment), x, y)
        yield Box(x.value, y.value, x.value, y.value)
