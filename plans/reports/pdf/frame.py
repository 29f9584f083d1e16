"""The frame of a file: heads and feet of its pages, outline and metadata; and the sheets, each on its page."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any

import pydyf
from django.template.loader import render_to_string
from django.utils import translation
from weasyprint.pdf.pdfua import pdfua

from plans.reports.pdf.attaching import attached, related
from plans.reports.pdf.layout import FRAME, lay_out
from plans.reports.pdf.sheets import DRAWING, Sheet, Sheets, Thing
from plans.reports.printed import Printed
from plans.reports.tree import Document

_BEHIND = b"/Artifact <</Type /Pagination>> BDC q /Frame Do Q EMC"


def framed(document: Document, parts: list[Sheets]) -> Printed:
    """Return the file of the sheets, with the frozen content of the version inside it."""
    sheets = [sheet for part in parts for sheet in part.sheets]
    with translation.override(document.language):
        html = render_to_string("reports/frame.html", {"document": document, "labels": list(_labels(sheets))})
        attachments = attached(document.frozen)
    layout = lay_out(html, styles=FRAME)
    for page, sheet in zip(layout.pages, sheets, strict=True):
        page.anchors, page.bookmarks = sheet.anchors, sheet.bookmarks
    return Printed(layout.write_pdf(finisher=partial(_fill, parts), attachments=attachments), len(sheets))


def _labels(sheets: Iterable[Sheet]) -> Iterator[str]:
    """Yield how each page is numbered: not at all where a masthead is, in roman figures before the body."""
    counted = Counter[str]()
    for sheet in sheets:
        counted[sheet.kind] += 1
        number = counted[sheet.kind]
        bare = sheet.kind == "cover" or (sheet.kind == "brief" and number == 1)
        yield "" if bare else _roman(number) if sheet.kind == "front" else str(number)


def _roman(number: int) -> str:
    for value, figure in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        if number >= value:
            return figure + _roman(number - value)
    return ""


def _fill(parts: list[Sheets], layout: Any, pdf: pydyf.PDF) -> None:
    frame = _Frame(pdf)
    for part in parts:
        frame.take(part)
    frame.close()
    related(layout, pdf)
    pdfua(pdf, layout, [], [], compress=True, version=1)


class _Placed(pydyf.Object):  # type: ignore[misc]  # pydyf ships no types
    """A thing of the sheets, with its place in the file."""

    data = b""
    compressible = True


class _Frame:
    """The pages that wait for their sheets, and the structure that all sheets share."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
        self.pages, self.links = iter(pages), len(pages)
        self.behind = self._add(pydyf.Stream([_BEHIND]))
        self.root = self._add(pydyf.Dictionary({"Type": "/StructElem", "S": "/Document", "K": pydyf.Array()}))
        self.tagged, self.linked = pydyf.Array(), pydyf.Array()
        self.names: dict[str, bytes] = {}

    def take(self, part: Sheets) -> None:
        """Put the sheets onto the next pages."""
        pages = list(islice(self.pages, len(part.sheets)))
        placed = {number: self._add(_Placed()) for number in part.things}
        numbers = {number: it.number for number, it in placed.items()} | {part.root: self.root.number}
        numbers |= {number: page.number for number, page in zip(part.pages, pages, strict=True)}
        for number, thing in part.things.items():
            placed[number].data = thing.renumbered(numbers, self.links)
            placed[number].compressible = not thing.carries
        for page, sheet in zip(pages, part.sheets, strict=True):
            self._lay(page, sheet, part.resources, numbers)
        self.root["K"].append(part.top.renumbered(numbers))
        self.names |= {name: tag.renumbered(numbers) for name, tag in part.names.items()}
        for link in part.links:
            self.linked.extend((self.links, link.renumbered(numbers)))
            self.links += 1

    def _lay(self, page: pydyf.Dictionary, sheet: Sheet, resources: Thing, numbers: dict[int, int]) -> None:
        """Lay a sheet on a page. What the frame drew there becomes a drawing behind it."""
        drawing = self.pdf.objects[int(page["Contents"].split()[0])]
        drawing.extra |= {"Type": "/XObject", "Subtype": "/Form"}
        drawing.extra |= {"BBox": page["MediaBox"], "Resources": page["Resources"]}
        numbers[DRAWING] = drawing.number
        page["Resources"] = resources.renumbered(numbers)
        page["Contents"] = pydyf.Array([self.behind.reference, sheet.content.renumbered(numbers)])
        page["Annots"] = sheet.annotations.renumbered(numbers)
        page["Tabs"], page["StructParents"] = "/S", len(self.tagged) // 2
        self.tagged.extend((page["StructParents"], sheet.tagged.renumbered(numbers)))

    def close(self) -> None:
        """Hang the structure into the file."""
        parents = self._add(pydyf.Dictionary({"Nums": pydyf.Array(self.tagged + self.linked)}))
        told = {"Type": "/StructTreeRoot", "ParentTree": parents.reference, "K": pydyf.Array([self.root.reference])}
        tree = self._add(pydyf.Dictionary(told))
        if self.names:
            names = (it for name, tag in sorted(self.names.items()) for it in (pydyf.String(name), tag))
            tree["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})
        self.root["P"] = self.pdf.catalog["StructTreeRoot"] = tree.reference
        self.pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        self.pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def _add(self, it: Any) -> Any:
        self.pdf.add_object(it)
        return it
