"""What the file says of itself: title, languages, fonts, what is attached, and that nothing in it acts or locks."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from pypdf import PdfReader

from tests.plans.reports.accessible.fonts import Font

_UA = "{http://www.aiim.org/pdfua/ns/id/}part"
_TITLE = ".//{http://purl.org/dc/elements/1.1/}title//{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"


def faults(reader: PdfReader) -> Iterator[str]:
    root = reader.root_object
    if reader.is_encrypted:
        yield "the file is encrypted"
    if not re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", str(root.get("/Lang", ""))):
        yield "the document has no language"
    if not _true(root, "/MarkInfo", "/Marked") or _true(root, "/MarkInfo", "/Suspects"):
        yield "the file does not stand by its tags"
    if not _true(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "the title is not shown"
    yield from _metadata_faults(reader)
    yield from _font_faults(reader)
    yield from _attachment_faults(root)
    yield from _action_faults(reader)


def _true(root: Any, group: str, name: str) -> bool:
    return str(root.get(group, {}).get(name, False)).lower() == "true"


def _metadata_faults(reader: PdfReader) -> Iterator[str]:
    told = reader.metadata
    title = told.title if told else None
    if not title:
        yield "the document has no title"
    if "/Metadata" not in reader.root_object:
        yield "the file does not claim to be PDF/UA-1"
        return
    stream: Any = reader.root_object["/Metadata"]
    xmp = ElementTree.fromstring(stream.get_data())
    if [it.get(_UA) for it in xmp.iter() if it.get(_UA)] != ["1"]:
        yield "the file does not claim to be PDF/UA-1"
    if xmp.findtext(_TITLE) != title:
        yield "the title differs in the metadata"


def _font_faults(reader: PdfReader) -> Iterator[str]:
    found = {id(it): (name, it) for page in reader.pages for name, it in _fonts(page["/Resources"])}
    for name, it in found.values():
        font = Font(it)
        if not font.embedded:
            yield f"font {name} is not in the file"
        if not font.meanings:
            yield f"font {name} says nothing of Unicode"


def _fonts(resources: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fonts of a page, and those of the drawings on it."""
    yield from ((name, it.get_object()) for name, it in resources.get("/Font", {}).items())
    for drawing in resources.get("/XObject", {}).values():
        yield from _fonts(drawing.get("/Resources", {}))


def _attachment_faults(root: Any) -> Iterator[str]:
    names = root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", [])
    known = [it.get_object() for it in root.get("/AF", [])]
    for it in names[1::2]:
        attached = it.get_object()
        if not {"/F", "/UF", "/Desc"} <= attached.keys():
            yield "an attachment does not say what it is"
        if "/AFRelationship" not in attached or not any(it is attached for it in known):
            yield "an attachment does not say what it is to the document"


def _action_faults(reader: PdfReader) -> Iterator[str]:
    root: Any = reader.root_object
    acts = "/JavaScript" in root.get("/Names", {}) or "/AA" in root or "/OpenAction" in root
    actions = [it.get_object().get("/A", {}) for page in reader.pages for it in page.get("/Annots", [])]
    if acts or any(it.get("/S") not in {None, "/URI", "/GoTo"} for it in actions):
        yield "the file acts by itself"
