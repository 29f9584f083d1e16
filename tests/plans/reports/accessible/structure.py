"""What each kind of tag must say of itself, and how headings, tables and lists are made."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader

from tests.plans.reports.accessible.nesting import HEADINGS
from tests.plans.reports.accessible.tables import table_faults
from tests.plans.reports.accessible.tags import Content, Tag

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def faults(root: Tag, reader: PdfReader) -> Iterator[str]:
    yield from _heading_faults(root)
    for tag in root.all("Table"):
        yield from table_faults(tag)
    for tag in root.all("L"):
        yield from _list_faults(tag)
    for tag in root.all("Figure", "Formula"):
        yield from _figure_faults(tag, reader)
    for tag in root.all("Link"):
        yield from _link_faults(tag)
    yield from _note_faults(root)
    for tag in root.all():
        if tag.object.get("/Lang") and not _LANGUAGE.fullmatch(str(tag.object["/Lang"])):
            yield f"{tag.object['/Lang']} is no language"


def headings(root: Tag) -> list[tuple[int, Tag]]:
    return [(int(tag.kind[1]), tag) for tag in root.all(*HEADINGS)]


def _heading_faults(root: Tag) -> Iterator[str]:
    before = 0
    for level, tag in headings(root):
        if level > before + 1:
            yield f"a heading of level {level} follows one of level {before}"
        if not any(tag.all_content()):
            yield "a heading is empty"
        before = level
    if not before:
        yield "there is no heading"


def _list_faults(tag: Tag) -> Iterator[str]:
    numbering = tag.attributes.get("/ListNumbering", "/None")
    labels = [any(kid.kind == "Lbl" for kid in item.kids) for item in tag.kids if item.kind == "LI"]
    if any(labels) and numbering == "/None":
        yield "a list has labels and does not say how they number"
    if numbering != "/None" and not all(labels):
        yield "an item of a list that is numbered has no label"
    if not all(any(kid.kind == "LBody" for kid in item.kids) for item in tag.kids if item.kind == "LI"):
        yield "an item of a list has no body"


def _figure_faults(tag: Tag, reader: PdfReader) -> Iterator[str]:
    if not str(tag.object.get("/Alt", "")).strip():
        yield "a figure has no words that stand for it"
    box = [float(it) for it in tag.attributes.get("/BBox", [])]
    if len(box) != 4:
        yield "a figure does not say where it stands"
        return
    _left, _bottom, width, height = map(float, reader.pages[0].mediabox)
    if not (0 <= box[0] < box[2] <= width and 0 <= box[1] < box[3] <= height):
        yield f"a figure stands outside of its page: {box}"


def _link_faults(tag: Tag) -> Iterator[str]:
    if not tag.annotations:
        yield "a link leads nowhere"
    if any(not str(it.get("/Contents", "")).strip() for it in tag.annotations):
        yield "a link does not say where it leads"
    if not any(tag.all_content()):
        yield "a link has no words"


def _note_faults(root: Tag) -> Iterator[str]:
    ids = Counter(str(tag.object.get("/ID", "")) for tag in root.all("Note"))
    if ids[""]:
        yield "a note has no id"
    if any(count > 1 for count in ids.values()):
        yield "two notes have the same id"
    given: Any = root.object.get("/IDTree", {}).get("/Names", [])
    known = {str(name): tag.get_object() for name, tag in zip(given[::2], given[1::2], strict=True)}
    for tag in root.all():
        if "/ID" in tag.object and known.get(str(tag.object["/ID"])) is not tag.object:
            yield f"{tag.object['/ID']} is not among the ids"


def outline_faults(root: Tag, texts: dict[Content, str], reader: PdfReader) -> Iterator[str]:
    """Bookmarks are the headings, as deep as these."""
    told = [(level, _plain("".join(texts.get(it, "") for it in tag.all_content()))) for level, tag in headings(root)]
    found = list(_bookmarks(reader.outline))
    if not found:
        yield "there are no bookmarks"
    elif [(level, _plain(title)) for level, title in found] != told:
        yield "the bookmarks are not the headings"


def _bookmarks(outline: Any, level: int = 1) -> Iterator[tuple[int, str]]:
    for it in outline:
        if isinstance(it, list):
            yield from _bookmarks(it, level + 1)
        else:
            yield level, str(it.title)


def _plain(text: str) -> str:
    """Return the letters alone: paper has capitals and hyphens of its own."""
    return "".join(it for it in text.casefold() if it.isalnum())
