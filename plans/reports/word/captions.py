"""Captions that Word counts itself, so that it can list them and keep references to them right."""

from plans.reports.references import anchor_of
from plans.reports.tree import Box, Figure, Picture, Table
from plans.reports.word.elements import Element, Look, field, paragraph, words
from plans.reports.word.package import Package

_HERE = "\ufffc"


def caption(
    text: str, sequence: str, block: Table | Figure | Picture | Box, said: str, package: Package, language: str = ""
) -> Element:
    """Return a caption; `text` is that of the language, with places for the number and for what is said."""
    before, _here, after = (text % {"number": _HERE, "caption": said}).partition(_HERE)
    counted = field(f"SEQ {sequence} \\* ARABIC", str(block.number))
    if isinstance(block, Table | Box) and block.key:
        counted = package.marks.around_number(anchor_of(block), counted)
    return paragraph("Caption", *words(before), *counted, *words(after, Look(language=language)))
