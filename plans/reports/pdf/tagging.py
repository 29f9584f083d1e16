"""What a screen reader is told of a PDF: its tags, made of the elements of our markup.

WeasyPrint makes a tag of every box, and an element has a box on each page and in each line that it reaches: a table
over three pages would be three tables. Here an element is one tag, wherever its content stands. Where the standard of
accessible PDF (ISO 14289-1) asks for more than a name, it is given here as well: the scope of heads, the numbering of
lists, languages, notes, and what is no content at all.
"""

from collections.abc import Collection
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
import weasyprint.pdf
from weasyprint.formatting_structure import boxes

_SVG = "{http://www.w3.org/2000/svg}"
_KINDS = {
    "section": "Sect",
    "nav": "Sect",
    "figure": "Div",
    "figcaption": "Caption",
    "img": "Figure",
    f"{_SVG}svg": "Figure",
    "a": "Link",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "thead": "THead",
    "tbody": "TBody",
    "table": "Table",
    "caption": "Caption",
    **{name: name.upper() for name in ("h1", "h2", "h3", "h4", "h5", "h6", "p", "tr", "th", "td")},
}
_IN_CONTENTS = {"L": "TOC", "LI": "TOCI"}
_WITHIN = {"LI": "LBody", "TOCI": "Reference"}
_NUMBERING = {"ul": "/Disc", "ol": "/Decimal", "dl": "/None"}
_SCOPES = {"col": "/Column", "row": "/Row"}
_POINTS = 0.75  # of a pixel


class _Tags:
    """The tags of one document, each made when the first content of its element is met."""

    def __init__(self, pdf: pydyf.PDF, roots: Collection[Element]) -> None:
        self.pdf = pdf
        self.parents = {child: parent for root in roots for parent in root.iter() for child in parent}
        self.root = pydyf.Dictionary({"Type": "/StructTreeRoot", "K": pydyf.Array()})
        pdf.add_object(self.root)
        self.found = dict.fromkeys(roots, self._tag("Document", self.root))
        self.heads: dict[Element, bytes] = {}
        self.items: dict[Element, pydyf.Dictionary] = {}
        self.ids: dict[str, bytes] = {}

    def of(self, element: Element) -> pydyf.Dictionary:
        """Return the tag that takes the content of an element: what means nothing by itself leaves it to its parent."""
        if element not in self.found:
            self.found[element] = self._made(element)
        return self.found[element]

    def label(self, element: Element) -> pydyf.Dictionary:
        """Return the tag of what stands before an item of a list, or before a note."""
        inner = self.of(element)
        return self._tag("Lbl", self.items.get(element, inner), first=True)

    def call(self, note: Element) -> pydyf.Dictionary:
        """Return the tag of the number that calls a note, and let the note itself follow it."""
        call = self._tag("Reference", self.of(self.parents[note]))
        self.of(note)
        return call

    def _made(self, element: Element) -> pydyf.Dictionary:
        parent, kind = self.of(self.parents[element]), self._kind(element)
        if kind is None:
            return parent
        tag = self._tag(kind, parent)
        if language := element.get("lang"):
            tag["Lang"] = pydyf.String(language)
        if kind in {"TH", "L"}:
            tag["A"] = _attributes(element)
        elif kind == "Figure":
            tag["Alt"] = pydyf.String(element.get("alt") or element.findtext(f"{_SVG}title") or "")
        elif kind == "Note":
            self._name(tag, f"note-{element.attrib['data-number']}")
        if kind in _WITHIN:
            self.items[element] = tag
            return self._tag(_WITHIN[kind], tag)
        return tag

    def _kind(self, element: Element) -> str | None:
        kind = _KINDS.get(element.tag)
        if kind in _IN_CONTENTS and self._in_contents(element):
            return _IN_CONTENTS[kind]
        if element.get("class") == "footnote":
            return "Note"
        if element.tag == "div" and self.parents[element].tag == "dl":
            return "LI"
        if kind is None and element.get("lang"):
            return "Div" if element.tag == "div" else "Span"
        return kind

    def _in_contents(self, element: Element) -> bool:
        above = self.parents[element]
        return "nav" in {above.tag, self.parents[above].tag}

    def _tag(self, kind: str, parent: pydyf.Dictionary, *, first: bool = False) -> pydyf.Dictionary:
        told = {"Type": "/StructElem", "S": f"/{kind}", "P": parent.reference, "K": pydyf.Array()}
        tag = pydyf.Dictionary(told)
        self.pdf.add_object(tag)
        parent["K"].insert(0 if first else len(parent["K"]), tag.reference)
        return tag

    def _name(self, tag: pydyf.Dictionary, name: str) -> None:
        tag["ID"] = pydyf.String(name)
        self.ids[name] = tag.reference


def _attributes(element: Element) -> pydyf.Dictionary:
    if element.tag == "th":
        return pydyf.Dictionary({"O": "/Table", "Scope": _SCOPES[element.get("scope", "col")]})
    return pydyf.Dictionary({"O": "/List", "ListNumbering": _NUMBERING[element.tag]})


class _Page:
    """How the content of one page finds its tags."""

    def __init__(self, tags: _Tags, laid_out: Any, reference: bytes, stream: Any) -> None:
        self.tags, self.laid_out, self.reference, self.stream = tags, laid_out, reference, stream
        self.owners = [b"null"] * len(_marks(stream))
        self.links: list[tuple[pydyf.Dictionary, bytes]] = []
        self.artifacts: dict[int, str] = {}

    def read(self, box: Any, artifact: str = "") -> None:
        """Give all content of a box to its tags, in reading order, but for what only serves the page."""
        box = getattr(box, "_box", box)  # a placeholder of what is placed elsewhere
        artifact = artifact or self._artifact(box)
        if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
            self._put(box, artifact)
        elif isinstance(box, boxes.TableCellBox) and not artifact:
            self.tags.of(box.element)  # an empty cell counts as well
        if box.link_annotation:
            self._link(box)
        for child in box.children:
            self.read(child, artifact)

    def _artifact(self, box: Any) -> str:
        if isinstance(box, boxes.MarginBox):
            return "Pagination"
        # The head of a table comes again on each page that the table reaches.
        if box.element_tag == "thead" and self.tags.heads.setdefault(box.element, self.reference) != self.reference:
            return "Pagination"
        return ""

    def _put(self, box: Any, artifact: str) -> None:
        number = _marks(self.stream).pop(box)["mcid"]
        if artifact:
            self.artifacts[number] = artifact
            return
        tag = self._tag(box)
        if isinstance(box, boxes.ReplacedBox):
            tag["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": self._place(box)})
        if tag.setdefault("Pg", self.reference) == self.reference:
            tag["K"].append(number)
        else:
            tag["K"].append(pydyf.Dictionary({"Type": "/MCR", "Pg": self.reference, "MCID": number}))
        self.owners[number] = tag.reference

    def _tag(self, box: Any) -> pydyf.Dictionary:
        pseudo = box.element_tag.partition("::")[2]
        if pseudo == "footnote-call":
            return self.tags.call(box.element)
        if pseudo in {"marker", "footnote-marker"} or box.element_tag == "li::before":
            return self.tags.label(box.element)
        return self.tags.of(box.element)

    def _place(self, box: Any) -> pydyf.Array:
        """Return where a box stands: in points, from the lower left corner of the page."""
        left, top, height = box.content_box_x(), box.content_box_y(), self.laid_out.height
        corners = (left, height - top - box.height, left + box.width, height - top)
        return pydyf.Array([round(it * _POINTS, 3) for it in corners])

    def _link(self, box: Any) -> None:
        annotation = box.link_annotation
        if box.element_tag != box.element.tag:  # what stands before or after a link lies within it already
            _object(self.tags.pdf, self.reference)["Annots"].remove(annotation.reference)
            annotation.clear()
            return
        tag = self.tags.of(box.element)
        if "Dest" in annotation:
            annotation["Contents"] = pydyf.String("".join(box.element.itertext()))
        tag["K"].append(pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": self.reference}))
        self.links.append((annotation, tag.reference))

    def tell_artifacts(self) -> None:
        """Say in the content of the page what is no content of the document."""
        written = self.stream.stream
        for place, item in enumerate(written):
            if isinstance(item, pydyf.Dictionary) and item.get("MCID") in self.artifacts:
                written[place - 1] = "/Artifact"
                written[place] = pydyf.Dictionary({"Type": f"/{self.artifacts[item['MCID']]}"})


def add_tags(pdf: pydyf.PDF, document: Any, _version: str, streams: list[Any]) -> None:
    """Tag what was drawn; this takes the place of WeasyPrint's own function."""
    laid_out = document.pages
    tags = _Tags(pdf, {page._page_box.children[0].element for page in laid_out})  # noqa: SLF001  # no public way
    pages = [_Page(tags, *told) for told in zip(laid_out, pdf.page_references, streams, strict=True)]
    for page in pages:
        page.read(page.laid_out._page_box)  # noqa: SLF001  # the same
        page.tell_artifacts()
    pdf.catalog["StructTreeRoot"] = tags.root.reference
    tags.root["ParentTree"] = _owners(pages)
    if tags.ids:
        names = [it for name, tag in sorted(tags.ids.items()) for it in (pydyf.String(name), tag)]
        tags.root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


def _owners(pages: list[_Page]) -> pydyf.Dictionary:
    """Return which tag has each content of each page, and each link: the way back from paper to tags."""
    numbers = pydyf.Array()
    for place, page in enumerate(pages):
        numbers.extend((place, pydyf.Array(page.owners)))
    links = (link for page in pages for link in page.links)
    for place, (annotation, tag) in enumerate(links, start=len(pages)):
        annotation["StructParent"] = place
        numbers.extend((place, tag))
    return pydyf.Dictionary({"Nums": numbers})


def _marks(stream: Any) -> dict[Any, dict[str, Any]]:
    """Return what WeasyPrint marked while it drew: boxes with their numbers."""
    marks: dict[Any, dict[str, Any]] = stream._tags  # noqa: SLF001  # no public way
    return marks


def _object(pdf: pydyf.PDF, reference: bytes) -> pydyf.Dictionary:
    return pdf.objects[int(reference.split()[0])]


weasyprint.pdf.add_tags = add_tags
