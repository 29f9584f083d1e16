"""Captions that Word counts itself, so that it can list them and keep references to them right."""

from plans.reports.word.elements import Element, Look, field, paragraph, words

_HERE = "\ufffc"


def caption(text: str, sequence: str, number: int, said: str, language: str = "") -> Element:
    """Return a caption; `text` is that of the language, with places for the number and for what is said."""
    before, _here, after = (text % {"number": _HERE, "caption": said}).partition(_HERE)
    counted = field(f"SEQ {sequence} \\* ARABIC", str(number))
    return paragraph("Caption", *words(before), *counted, *words(after, Look(language=language)))
