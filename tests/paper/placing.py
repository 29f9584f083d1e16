"""Words that stand where they cannot be read: outside the margins, upon each other, cut off, or beyond their cell."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from tests.paper.boxes import Box
from tests.paper.fault import Fault
from tests.paper.reading import Run, Sheet

MILLIMETRE = 72 / 25.4
_SLACK = 1.0  # points: letters reach a little beyond their line
_UPON = 0.2  # of the smaller of two: lines of scripts with tall marks touch
_STACKED = {"Mn", "Mc"}  # marks above, below and beside a letter
_EDGE = 5 * MILLIMETRE  # which printers leave white


class Margins(NamedTuple):
    """In millimetres."""

    top: float = 28
    side: float = 24
    bottom: float = 22
    first: float = 25
    """At the top of the first page, which has no head."""

    def room(self, sheet: Sheet) -> Box:
        top, side, bottom, first = (it * MILLIMETRE for it in self)
        return Box(side, bottom, sheet.size.right - side, sheet.size.top - (first if sheet.number == 1 else top))


def misplaced(sheet: Sheet, margins: Margins) -> Iterator[Fault]:
    for what, runs in (
        ("outside the margins", _outside(sheet, margins)),
        ("upon other words", _overlapping(sheet.runs)),
        ("cut off", (run for run in sheet.runs if not run.box.within(run.shown, _SLACK))),
        ("beyond its cell", _beyond_cell(sheet)),
    ):
        yield from (Fault(sheet.number, what, run.text) for run in runs)


def _outside(sheet: Sheet, margins: Margins) -> Iterator[Run]:
    room, page = margins.room(sheet), sheet.size
    paper = Box(page.left + _EDGE, page.bottom + _EDGE, page.right - _EDGE, page.top - _EDGE)
    yield from (run for run in (*sheet.body, *sheet.repeated) if not run.box.within(room, _SLACK))
    yield from (run for run in sheet.marginal if not run.box.within(paper) or _covers(run.box, room))


def _covers(one: Box, other: Box) -> bool:
    common = one.common(other)
    return common.width > _SLACK and common.height > _SLACK


def _overlapping(runs: list[Run]) -> Iterator[Run]:
    """Go from the top of the page down, and compare each with those that reach as low as its top.

    Some scripts stack letters, which are written one after the other into the same piece of a line.
    """
    above: list[Run] = []
    for run in sorted(runs, key=lambda it: -it.box.top):
        above = [it for it in above if it.box.bottom < run.box.top]
        if any(_upon(run.box, it.box) and not _of_one_piece(run, it) for it in above):
            yield run
        above.append(run)


def _of_one_piece(one: Run, other: Run) -> bool:
    return one.tag is other.tag and any(unicodedata.category(it) in _STACKED for it in one.text + other.text)


def _upon(one: Box, other: Box) -> bool:
    if one.right <= other.left or other.right <= one.left:
        return False
    common = one.common(other)
    smaller = min(it.width * it.height for it in (one, other))
    return common.width * common.height > _UPON * smaller


def _beyond_cell(sheet: Sheet) -> Iterator[Run]:
    """Cells are known by the rules below them, each as wide as its cell."""
    rules = [area for area, tag in sheet.areas if tag is None]
    for run in sheet.body:
        cell = _rule_below(run, rules) if run.tag and run.tag.nearest("TD", "TH") else None
        if cell and run.box.right > cell.right + _SLACK:
            yield run


def _rule_below(run: Run, rules: list[Box]) -> Box | None:
    start = run.box.left + _SLACK
    below = (it for it in rules if it.left <= start <= it.right and it.bottom <= run.box.bottom + _SLACK)
    return max(below, key=lambda it: it.bottom, default=None)
