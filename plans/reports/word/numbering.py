"""Numbers that Word counts itself: those of paragraphs, and the points of lists."""

from itertools import count

from plans.reports.word.elements import Element, element
from plans.reports.word.styles import INDENT, MILLIMETRE

PARAGRAPHS = 1
_LEVELS = 9
_STEP = round(5 * MILLIMETRE)
_ROOM = round(8 * MILLIMETRE)
_BULLETS = ("•", "–", "·")
# Where a list begins: at the margin, within a numbered paragraph, or in the cell of a table.
_STARTS = (0, INDENT, 0)
MARGIN, WITHIN, CELL = range(3)


class Numbering:
    """Knows the lists of a document. A numbered one begins where its text says, and so is a list of its own."""

    def __init__(self) -> None:
        self._lists = count(PARAGRAPHS + 1 + len(_STARTS))
        self._begun: list[Element] = []

    def points(self, place: int) -> int:
        """Return the list of all points there that have no numbers."""
        return PARAGRAPHS + 1 + place

    def counted(self, place: int, level: int, first: int) -> int:
        """Return a new list that counts from this number on."""
        number = next(self._lists)
        start = element("w:lvlOverride", element("w:startOverride", val=first), ilvl=level)
        self._begun.append(_list(number, 1 + len(_STARTS) + place, start))
        return number

    def elements(self) -> list[Element]:
        """Return what Word's part of numbers holds."""
        points = [
            _abstract(1 + place, [_point(start, level) for level in range(_LEVELS)])
            for place, start in enumerate(_STARTS)
        ]
        numbers = [
            _abstract(1 + len(_STARTS) + place, [_number(start, level) for level in range(_LEVELS)])
            for place, start in enumerate(_STARTS)
        ]
        standing = [_list(number, number - 1) for number in range(PARAGRAPHS, PARAGRAPHS + 1 + len(_STARTS))]
        return [_abstract(0, [_paragraphs()]), *points, *numbers, *standing, *self._begun]


def deepest(level: int) -> int:
    return min(level, _LEVELS - 1)


def _abstract(number: int, levels: list[Element]) -> Element:
    kind = element("w:multiLevelType", val="multilevel")
    return element("w:abstractNum", kind, *levels, abstractNumId=number)


def _list(number: int, abstract: int, *overrides: Element) -> Element:
    return element("w:num", element("w:abstractNumId", val=abstract), *overrides, numId=number)


def _paragraphs() -> Element:
    return _level(0, "decimal", "%1.", INDENT, INDENT, element("w:pStyle", val="NumberedParagraph"))


def _point(start: int, level: int) -> Element:
    return _level(level, "bullet", _BULLETS[level % len(_BULLETS)], start + (level + 1) * _STEP, _STEP)


def _number(start: int, level: int) -> Element:
    return _level(level, "decimal", f"(%{level + 1})", start + _ROOM + level * _STEP, _ROOM)


def _level(level: int, kind: str, text: str, left: int, hanging: int, *style: Element) -> Element:
    return element(
        "w:lvl",
        element("w:start", val=1),
        element("w:numFmt", val=kind),
        *style,
        element("w:lvlText", val=text),
        element("w:lvlJc", val="left"),
        element("w:pPr", element("w:ind", left=left, hanging=hanging)),
        ilvl=level,
    )
