"""Pages that break in the wrong place: a head without what it heads, a line alone, a page with next to nothing."""

from collections.abc import Iterator
from itertools import pairwise

from tests.paper.boxes import around
from tests.paper.fault import Fault
from tests.paper.lines import HEADS, block_at, goes_on, text_of
from tests.paper.placing import Margins
from tests.paper.reading import Sheet
from tests.paper.tags import Tag

_LOW = 60  # points: two higher rows find no room together
_LITTLE = 0.08  # of the height between the margins


def badly_broken(sheets: list[Sheet], margins: Margins) -> Iterator[Fault]:
    for sheet in sheets:
        yield from _head_alone(sheet)
        yield from _table_cut(sheet)
    for sheet, following in pairwise(sheets):  # the last page may hold as little as is left
        yield from _line_alone(sheet, following)
        yield from _row_alone(sheet, following)
        yield from _nearly_empty(sheet, margins)


def _head_alone(sheet: Sheet) -> Iterator[Fault]:
    """A head of lines to write on has something below it too: rules."""
    text = text_of(sheet)
    last = min(text, key=lambda run: run.box.bottom, default=None)
    if last is None or last.tag is None or not last.tag.nearest(*HEADS) or last.tag.nearest("Figure"):
        return
    notes = [run.box.top for run in sheet.body if run not in text]
    floor = max(notes, default=0) + 20  # the rule above footnotes
    if not any(floor < area.bottom and area.top < last.box.bottom for area, _tag in sheet.areas):
        yield Fault(sheet.number, "head alone", last.text)


def _table_cut(sheet: Sheet) -> Iterator[Fault]:
    for table in sheet.tags.all("Table"):
        if any(table.all("THead")) and not _rows(table):
            yield Fault(sheet.number, "head of a table alone", " ".join(it.text for it in sheet.runs_of(table)))


def _rows(table: Tag) -> list[Tag]:
    return [row for part in table.all("TBody") for row in part.all("TR")]


def _line_alone(sheet: Sheet, following: Sheet) -> Iterator[Fault]:
    before, after = block_at(sheet, -1), block_at(following, 0)
    if not before or not after or not goes_on(before, after):
        return
    if len(before[1]) == 1:
        yield Fault(sheet.number, "first line alone", before[1][0][-1].text)
    if len(after[1]) == 1:
        yield Fault(following.number, "last line alone", after[1][0][0].text)


def _row_alone(sheet: Sheet, following: Sheet) -> Iterator[Fault]:
    """A table that goes on has no caption."""
    before, after = _table_at(sheet, -1), _table_at(following, 0)
    if not before or not after or any(after.all("Caption")) or not any(before.all("Caption")):
        return
    rows = [*_rows(before), *_rows(after)[:1]]
    if len(rows) == 2 and _height(sheet, rows[0]) < _LOW and _height(following, rows[1]) < _LOW:
        yield Fault(sheet.number, "first row alone", " ".join(it.text for it in sheet.runs_of(before)))


def _height(sheet: Sheet, tag: Tag) -> float:
    boxes = [run.box for run in sheet.runs_of(tag)]
    return around(boxes).height if boxes else 0


def _table_at(sheet: Sheet, place: int) -> Tag | None:
    """Return the table with which the page begins or ends."""
    text = sorted(text_of(sheet), key=lambda run: -run.box.bottom)
    tag = text[place].tag if text else None
    return tag.nearest("Table") if tag else None


def _nearly_empty(sheet: Sheet, margins: Margins) -> Iterator[Fault]:
    room = margins.room(sheet)
    boxes = [run.box for run in sheet.body] + [area for area, _tag in sheet.areas]
    if not boxes or around(boxes).height < _LITTLE * room.height:
        yield Fault(sheet.number, "nearly empty page", " ".join(run.text for run in sheet.body))
