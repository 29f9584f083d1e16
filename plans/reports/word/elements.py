"""Elements of a Word document: everything that is written here is made of these."""

from dataclasses import dataclass
from typing import TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from plans.reports.characters import printable, stretches

Element: TypeAlias = BaseOxmlElement


def element(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """Return an element with those of the children that there are.

    An attribute without a prefix, as in `val=1`, is Word's own within Word's elements; `r_id` is `r:id`.
    """
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(_attribute(tag, name), printable(str(value)))
    made.extend(child for child in children if child is not None)
    return made


def _attribute(tag: str, name: str) -> str:
    if "_" in name:
        return qn(name.replace("_", ":", 1))
    return qn(f"w:{name}") if tag.startswith("w:") else name


def paragraph(style: str, *content: Element) -> Element:
    return element("w:p", element("w:pPr", element("w:pStyle", val=style)), *content)


def told(made: Element, *given: Element) -> Element:
    """Return the paragraph, having said this of it as a whole; Word wants it in the order of its schema."""
    made[0].extend(given)
    return made


@dataclass(frozen=True)
class Look:
    style: str = ""
    strong: bool = False
    emphasis: bool = False
    language: str = ""
    """Where it is not that of the document."""

    def properties(self, *, leftward: bool) -> Element | None:
        said = (
            element("w:rStyle", val=self.style) if self.style else None,
            element("w:b") if self.strong else None,
            element("w:i") if self.emphasis else None,
            element("w:rtl") if leftward else None,
            element("w:lang", val=self.language) if self.language else None,
        )
        return element("w:rPr", *said) if any(it is not None for it in said) else None


PLAIN = Look()


def words(text: str, look: Look = PLAIN) -> list[Element]:
    """Return the runs of a text; those that run from right to left say so."""
    return [_run(stretch, look, leftward=leftward) for stretch, leftward in stretches(printable(text))]


def _run(text: str, look: Look, *, leftward: bool) -> Element:
    made = element("w:r", look.properties(leftward=leftward))
    made.text = text  # breaks and tabs become elements
    return made


def field(instruction: str, shown: str = "") -> list[Element]:
    """Return a field that Word reckons anew, with what it shows until then."""
    code = element("w:instrText", xml_space="preserve")
    code.text = f" {instruction} "
    return [
        element("w:r", element("w:fldChar", fldCharType="begin")),
        element("w:r", code),
        element("w:r", element("w:fldChar", fldCharType="separate")),
        *words(shown),
        element("w:r", element("w:fldChar", fldCharType="end")),
    ]


def name(tag: str) -> str:
    """Return the full name of a kind of element, to look for it."""
    return str(qn(tag))
