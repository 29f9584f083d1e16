"""Sections of a Word document: their paper, the head that names the document, and the foot that proves it."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from plans.reports.word.elements import Element, element, field, paragraph, words
from plans.reports.word.package import Package
from plans.reports.word.styles import MILLIMETRE

_SIZE = {"w": round(210 * MILLIMETRE), "h": round(297 * MILLIMETRE)}
_MARGINS = {"top": 28, "right": 24, "bottom": 22, "left": 24, "header": 12, "footer": 9, "gutter": 0}


def head(package: Package, mark: str, page: str, instruction: str, shown: str) -> str:
    """Add the head of pages, and return what it is called by; `instruction` says how pages are counted."""
    lines = [paragraph("Header", *words(mark)), paragraph("Header", *words(f"{page} "), *field(instruction, shown))]
    return _part(package, "header", element("w:hdr", *lines), CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)


def foot(package: Package, proof: str) -> str:
    root = element("w:ftr", paragraph("Footer", *words(proof)))
    return _part(package, "footer", root, CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER)


def no_head(package: Package) -> str:
    root = element("w:hdr", paragraph("Header"))
    return _part(package, "header", root, CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)


def _part(package: Package, kind: str, root: Element, content_type: str, relation: str) -> str:
    name = PackURI(package.part.package.next_partname(f"/word/{kind}%d.xml"))
    return package.part.relate_to(XmlPart(name, content_type, root, package.part.package), relation)


def section(header: str, footer: str, numbers: str = "", first: str = "") -> Element:
    """Return what is said of the pages up to here; `numbers` is how they are counted, anew from one.

    `first` is the head of the first of them, where that has one of its own.
    """
    margins = {side: round(size * MILLIMETRE) for side, size in _MARGINS.items()}
    return element(
        "w:sectPr",
        element("w:headerReference", type="default", r_id=header),
        element("w:headerReference", type="first", r_id=first) if first else None,
        element("w:footerReference", type="default", r_id=footer),
        element("w:footerReference", type="first", r_id=footer) if first else None,
        element("w:type", val="nextPage"),
        element("w:pgSz", **_SIZE),
        element("w:pgMar", **margins),
        element("w:pgNumType", fmt=numbers, start=1) if numbers else None,
        element("w:titlePg") if first else None,
    )


def break_of(made: Element) -> Element:
    """Return the paragraph that ends a section."""
    return element("w:p", element("w:pPr", element("w:spacing", before=0, after=0, line=20, lineRule="exact"), made))
