"""Footnotes, which python-docx does not know: a part of their own, counted by Word as the tree counts them."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.package import Package

from plans.reports.word.elements import Element, Look, element, paragraph, words

_CALL = Look(style="FootnoteReference")


class Notes:
    def __init__(self, package: Package) -> None:
        lines = (("separator", -1), ("continuationSeparator", 0))
        self.root = element("w:footnotes", *(self._line(kind, number) for kind, number in lines))
        self.part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, self.root, package)

    @staticmethod
    def _line(kind: str, number: int) -> Element:
        line = paragraph("FootnoteText", element("w:r", element(f"w:{kind}")))
        return element("w:footnote", line, type=kind, id=number)

    def link(self, address: str) -> str:
        return self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def add(self, number: int, said: list[Element]) -> Element:
        """Add a note, and return its call."""
        mark = element("w:r", _CALL.properties(leftward=False), element("w:footnoteRef"))
        self.root.append(element("w:footnote", paragraph("FootnoteText", mark, *words("\u2002"), *said), id=number))
        return element("w:r", _CALL.properties(leftward=False), element("w:footnoteReference", id=number))
