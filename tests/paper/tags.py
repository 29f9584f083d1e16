"""The tags of a page, by which a screen reader knows what its words are of."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pypdfium2 import raw


@dataclass(eq=False)
class Tag:
    kind: str
    parent: "Tag | None" = None
    inside: list["Tag"] = field(default_factory=list)

    @cached_property
    def line(self) -> list["Tag"]:
        """This and all that it is in, from the inside out."""
        return [self, *(self.parent.line if self.parent else ())]

    def nearest(self, *kinds: str) -> "Tag | None":
        return next((tag for tag in self.line if tag.kind in kinds), None)

    def all(self, *kinds: str) -> Iterator["Tag"]:
        """Yield those of the kinds in it, itself included, in the order of the document."""
        if self.kind in kinds:
            yield self
        for tag in self.inside:
            yield from tag.all(*kinds)


def tags_of(page: Any) -> tuple[Tag, dict[int, Tag]]:
    """Return the tags of the page, and which holds what is marked with a number."""
    top, by_mark = Tag("Page"), dict[int, Tag]()
    tree = raw.FPDF_StructTree_GetForPage(page)
    try:
        for number in range(max(raw.FPDF_StructTree_CountChildren(tree), 0)):
            _read(raw.FPDF_StructTree_GetChildAtIndex(tree, number), top, by_mark)
    finally:
        raw.FPDF_StructTree_Close(tree)
    return top, by_mark


def _read(element: Any, parent: Tag, by_mark: dict[int, Tag]) -> None:
    tag = Tag(_kind(element), parent)
    parent.inside.append(tag)
    for number in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
        mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, number)  # -1 for what is on another page
        if mark >= 0:
            by_mark[mark] = tag
        if child := raw.FPDF_StructElement_GetChildAtIndex(element, number):  # none is what is on another page
            _read(child, tag, by_mark)


def _kind(element: Any) -> str:
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
