"""What pages show: every mark belongs to one tag, or says that it is none of the document's content."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

from tests.plans.reports.accessible.fonts import Font
from tests.plans.reports.accessible.tags import Content, Tag

_PAINTS = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Do", b"Tj", b"TJ", b"'", b'"', b"EI"}
_OPENS = {b"BMC", b"BDC"}


@dataclass
class Page:
    number: int
    """Of its object in the file."""
    object: PageObject
    texts: dict[int, str] = field(default_factory=dict)
    """What each numbered content says."""
    faults: list[str] = field(default_factory=list)


def pages_of(reader: PdfReader) -> list[Page]:
    return [_read(page, reader) for page in reader.pages]


def texts_of(pages: list[Page]) -> dict[Content, str]:
    return {(page.number, number): text for page in pages for number, text in page.texts.items()}


def _read(found: PageObject, reader: PdfReader) -> Page:
    reference = found.indirect_reference
    assert reference is not None
    page = Page(reference.idnum, found)
    fonts = {name: Font(it.get_object()) for name, it in found["/Resources"]["/Font"].items()}  # type: ignore[index]  # a dictionary
    open_marks: list[int | None] = []
    font: Font | None = None
    for operands, operator in ContentStream(found.get_contents(), reader).operations:
        if operator in _OPENS:
            open_marks.append(_opened(page, operands, nested=bool(open_marks)))
        elif operator == b"EMC":
            open_marks.pop()
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator in _PAINTS:
            _painted(page, operands, font if operator in {b"Tj", b"TJ"} else None, open_marks)
    return page


def _opened(page: Page, operands: Any, *, nested: bool) -> int | None:
    """Return the number of the content that begins; what belongs to no tag has none."""
    if nested:
        page.faults.append("content begins within other content")
    about = operands[1] if len(operands) > 1 else {}
    if operands[0] != "/Artifact" and "/MCID" not in about:
        page.faults.append(f"{operands[0]} has no number")
    number = int(about["/MCID"]) if "/MCID" in about else None
    if number is not None:
        if number in page.texts:
            page.faults.append(f"two contents have the number {number}")
        page.texts[number] = ""
    return number


def _painted(page: Page, operands: Any, font: Font | None, open_marks: list[int | None]) -> None:
    if not open_marks:
        page.faults.append("something is painted that belongs to no tag")
        return
    text = font.text(operands[0]) if font else ""
    if "\N{REPLACEMENT CHARACTER}" in text:
        page.faults.append("a sign has no meaning in Unicode")
    number = open_marks[-1]
    if number is not None:
        page.texts[number] += text


def faults(root: Tag, pages: list[Page], reader: PdfReader) -> Iterator[str]:
    owners: dict[Content, list[Tag]] = {}
    for tag in root.all():
        for it in tag.content:
            owners.setdefault(it, []).append(tag)
    parents = _parents(root)
    for page in pages:
        yield from page.faults
        yield from _page_faults(page, owners, parents)
    shown = set(texts_of(pages))
    yield from ("a tag holds content that no page shows" for it in owners if it not in shown)
    yield from _annotation_faults(root, pages, parents)


def _page_faults(page: Page, owners: dict[Content, list[Tag]], parents: dict[int, Any]) -> Iterator[str]:
    if page.object.get("/Tabs") != "/S":
        yield "the order of tabs is not that of the tags"
    told = parents.get(int(page.object.get("/StructParents", -1)), [])
    for number in page.texts:
        found = owners.get((page.number, number), [])
        if len(found) != 1:
            yield f"content is in {len(found)} tags"
        elif number >= len(told) or getattr(told[number], "idnum", None) != found[0].number:
            yield "content does not know its tag"


def _annotation_faults(root: Tag, pages: list[Page], parents: dict[int, Any]) -> Iterator[str]:
    held = {id(it): tag for tag in root.all() for it in tag.annotations}
    for page in pages:
        for reference in page.object.get("/Annots", []):
            annotation = reference.get_object()
            tag = held.get(id(annotation))
            if tag is None or (annotation["/Subtype"] == "/Link" and tag.kind != "Link"):
                yield f"{annotation.get('/Subtype')} is in no tag"
            elif getattr(parents.get(int(annotation.get("/StructParent", -1))), "idnum", None) != tag.number:
                yield "an annotation does not know its tag"


def _parents(root: Tag) -> dict[int, Any]:
    given: Any = root.object["/ParentTree"]["/Nums"]
    return {int(key): _array(value) for key, value in zip(given[::2], given[1::2], strict=True)}


def _array(value: Any) -> Any:
    found = value.get_object()
    return found if isinstance(found, list) else value
