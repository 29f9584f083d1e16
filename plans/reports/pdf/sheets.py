"""Pages that are painted, as a value: another process sends it, a shelf keeps it, and a frame takes it at any place.

The objects of a PDF know each other by number. Those of sheets are numbered among themselves; whoever puts them into a
file says which numbers they have there (`Thing.renumbered`).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pydyf
from weasyprint import DEFAULT_OPTIONS
from weasyprint.pdf import generate_pdf

from plans.reports.pdf import tagging  # noqa: F401  # it says how what is drawn is tagged

# A reference, or the place of a link in the structure; or a text, in which neither counts.
_NUMBERS = re.compile(rb"\((?:[^()\\]|\\.)*\)|/StructParent (\d+)|(\d+) 0 R", re.DOTALL)
DRAWING = 0
"""The number by which a page knows what its frame draws: no object of a file has it."""


@dataclass(frozen=True)
class Thing:
    """An object of the file: what it says of itself, and the bytes that it carries, if any."""

    says: bytes
    carries: bytes = b""

    def renumbered(self, numbers: Mapping[int, int], links: int = 0) -> bytes:
        """Return the same with other numbers for what it names; `links` is the number of the first link."""

        def anew(found: re.Match[bytes]) -> bytes:
            if found[2]:
                return b"%d 0 R" % numbers[int(found[2])]
            return b"/StructParent %d" % (links + int(found[1])) if found[1] else found[0]

        return _NUMBERS.sub(anew, self.says) + self.carries


@dataclass(frozen=True)
class Sheet:
    """One page."""

    kind: str
    """The name that the styles give to its page."""
    content: Thing
    annotations: Thing
    tagged: Thing
    """What its marked pieces are in the structure, in their order."""
    anchors: dict[str, tuple[float, ...]]
    bookmarks: list[tuple[Any, ...]]


@dataclass(frozen=True)
class Sheets:
    sheets: tuple[Sheet, ...]
    things: dict[int, Thing]
    pages: tuple[int, ...]
    """The numbers by which the things know the pages."""
    root: int
    """The number by which they know the root of the structure."""
    top: Thing
    """What stands right below that root."""
    links: tuple[Thing, ...]
    """What each link is in the structure."""
    names: dict[str, Thing]
    """What goes by a name in the structure."""
    resources: Thing


def painted(layout: Any) -> Sheets:
    told = [(page.anchors, page.bookmarks) for page in layout.pages]
    _forget_places(layout.pages)
    pdf = generate_pdf(layout, None, 1, **DEFAULT_OPTIONS | {"pdf_tags": True})
    pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    tree = _named(pdf, pdf.catalog["StructTreeRoot"])
    root, owners = _named(pdf, tree["K"][0]), tree["ParentTree"]["Nums"][1::2]
    names = tree["IDTree"]["Names"] if "IDTree" in tree else ()
    resources = _named(pdf, pages[0]["Resources"])
    resources["XObject"]["Frame"] = b"%d 0 R" % DRAWING
    _count_links_from_zero(pdf, len(pages))
    left = {it.number for it in (pdf.objects[0], pdf.pages, pdf.catalog, tree, root, resources, *pages)}
    return Sheets(
        sheets=tuple(map(_sheet, layout.pages, pages, owners, told)),
        things={it.number: _thing(it) for it in pdf.objects if it.number not in left},
        pages=tuple(page.number for page in pages),
        root=root.number,
        top=Thing(_within(root["K"])),
        links=tuple(Thing(it) for it in owners[len(pages) :]),
        names={name.string: Thing(tag) for name, tag in zip(names[::2], names[1::2], strict=True)},
        resources=Thing(resources.data),
    )


def _forget_places(pages: Iterable[Any]) -> None:
    """Leave anchors and bookmarks to the frame. A link may lead to other sheets: for now all lead to the first page."""
    targets = {target for page in pages for kind, target, *_ in page.links if kind == "internal"}
    for page in pages:
        page.anchors, page.bookmarks = dict.fromkeys(targets, (0, 0, 0, 0)), []


def _count_links_from_zero(pdf: pydyf.PDF, pages: int) -> None:
    for it in pdf.objects:
        if isinstance(it, pydyf.Dictionary) and "StructParent" in it:
            it["StructParent"] -= pages


def _sheet(laid: Any, page: pydyf.Dictionary, tagged: pydyf.Array, told: tuple[Any, Any]) -> Sheet:
    anchors, bookmarks = told
    return Sheet(
        kind=laid._page_box.page_type.name,  # noqa: SLF001  # nothing else tells it
        content=Thing(page["Contents"]),
        annotations=Thing(page["Annots"].data if "Annots" in page else b"[]"),
        tagged=Thing(tagged.data),
        anchors=anchors,
        bookmarks=bookmarks,
    )


def _thing(it: pydyf.Object) -> Thing:
    says, stream, carries = it.data.partition(b"\nstream\n")
    return Thing(says, stream + carries)


def _within(array: pydyf.Array) -> bytes:
    return bytes(array.data[1:-1])


def _named(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
