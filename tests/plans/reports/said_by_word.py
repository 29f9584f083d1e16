"""What a Word file says, read from the file alone, as somebody who has it open would read it out."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, fromstring

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ASVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
SVG_TEXT = "{http://www.w3.org/2000/svg}text"
_NO_WORDS = {f"{W}instrText", f"{W}footnoteRef"}


@dataclass
class WordFile:
    data: bytes
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(self.data))
        self.styles = {it.get(f"{W}styleId", ""): it for it in self.part("styles").findall(f"{W}style")}
        self.lists = {it.get(f"{W}numId", ""): it for it in self.part("numbering").findall(f"{W}num")}
        self.kinds = {it.get(f"{W}abstractNumId", ""): it for it in self.part("numbering").findall(f"{W}abstractNum")}
        relations = fromstring(self.archive.read("word/_rels/document.xml.rels"))
        self.targets = {it.attrib["Id"]: it.attrib["Target"] for it in relations}

    def part(self, name: str) -> Element:
        return fromstring(self.archive.read(f"word/{name}.xml"))

    @property
    def body(self) -> Element:
        found = self.part("document").find(f"{W}body")
        assert found is not None
        return found

    def paragraphs(self) -> list[tuple[str, str]]:
        """Return the style and the words of each paragraph, in order, with the number that Word gives it."""
        self.counts.clear()
        return [(self.style(it), self.words(it)) for it in self.body.iter(f"{W}p")]

    def notes(self) -> list[str]:
        """Return the words of each footnote after its number."""
        found = [it for it in self.part("footnotes") if it.get(f"{W}type") is None]
        return [it.attrib[f"{W}id"] + self.words(line) for it in found for line in it.iter(f"{W}p")]

    def figures(self) -> list[str]:
        """Return the words in each drawing."""
        names = [self.targets[it.attrib[f"{R}embed"]] for it in self.body.iter(f"{ASVG}svgBlip")]
        drawings = [fromstring(self.archive.read(f"word/{name}")) for name in names]
        return ["".join(text.text or "" for text in drawing.iter(SVG_TEXT)) for drawing in drawings]

    def style(self, paragraph: Element) -> str:
        return _value(paragraph.find(f"{W}pPr/{W}pStyle"))

    def words(self, paragraph: Element) -> str:
        caps = self.styles[self.style(paragraph) or "Normal"].find(f"{W}rPr/{W}caps") is not None
        text = "".join(self._pieces(paragraph))
        return self._number(paragraph) + (text.upper() if caps else text)

    def _pieces(self, paragraph: Element) -> Iterator[str]:
        for it in paragraph.iter():
            if it.tag == f"{W}t":
                yield it.text or ""
            elif it.tag in {f"{W}br", f"{W}tab"}:
                yield " "
            elif it.tag == f"{W}footnoteReference":
                yield it.attrib[f"{W}id"]

    def _number(self, paragraph: Element) -> str:
        """Return the number that Word writes before the paragraph, counting as Word does; a bullet says nothing."""
        given = paragraph.find(f"{W}pPr/{W}numPr")
        if given is None:
            given = self.styles[self.style(paragraph) or "Normal"].find(f"{W}pPr/{W}numPr")
        if given is None:
            return ""
        number, level = _value(given.find(f"{W}numId")), _value(given.find(f"{W}ilvl"))
        found = self.lists[number]
        kind = self.kinds[_value(found.find(f"{W}abstractNumId"))]
        looks = next(it for it in kind.findall(f"{W}lvl") if it.get(f"{W}ilvl") == level)
        if _value(looks.find(f"{W}numFmt")) == "bullet":
            return ""
        if (number, level) not in self.counts:
            start = found.find(f"{W}lvlOverride/{W}startOverride")
            self.counts[number, level] = int(_value(start if start is not None else looks.find(f"{W}start"))) - 1
        self.counts[number, level] += 1
        text = _value(looks.find(f"{W}lvlText"))
        return text.replace(f"%{int(level) + 1}", str(self.counts[number, level])) + " "


def _value(found: Element | None) -> str:
    return "" if found is None else found.get(f"{W}val", "")
