"""Which rows of its long tables a page shows: about fifty at a time, whatever the table holds.

An address says so by the name of the table: `activities=51` is the page with its 51st row, `activities=3f2a..91bc` is
from one row to another, where either may be left out, `activities=3f2a~` are those that follow a row. `at` is the
address of a field on the page: `at=at-activities-3f2a-title` shows its row. `find-activities` looks for words in the
table. Whoever cannot be found leads to the first page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.formats import number_format

from plans.content.rows import columns_of, kind_of, tables_of
from plans.forms.fields import vocabulary_of
from plans.forms.frame import Frame
from plans.layout import naming, shape_of
from plans.validation import anchor

AT, FIND, BETWEEN, FOLLOWING = "at", "find-", "..", "~"


@dataclass(frozen=True)
class PageLink:
    """`query` is what the address of the page asks for, "" for an interval of pages that are left out."""

    label: str
    query: str
    current: bool = False


@dataclass(frozen=True)
class Hit:
    """A row in which the words were found, by its number in the table, with the address of its page."""

    label: str
    query: str
    anchor: str


def windows_of(value: Any, asked: Mapping[str, str]) -> dict[str, range]:
    """Return for each long table of a section the rows that are asked for."""
    found = {}
    for name, kind in tables_of(kind_of(value)).items():
        rows, shape = getattr(value, name), shape_of(kind)
        if len(rows) > shape.page and not shape.fixed:
            places = {row.uid: place for place, row in enumerate(rows)}
            found[name] = _window(name, places, shape.page, asked)
    return found


def rows_away(value: Any, asked: Mapping[str, str]) -> set[str]:
    """Return the places of the rows that a page does not show."""
    windows = windows_of(value, asked)
    return {
        f"{name}.{row.uid}"
        for name, window in windows.items()
        for number, row in enumerate(getattr(value, name))
        if number not in window
    }


def _window(table: str, places: Mapping[str, int], size: int, asked: Mapping[str, str]) -> range:
    wanted, at = asked.get(table, ""), asked.get(AT, "")
    if (place := next((it for uid, it in places.items() if _leads_to(at, f"{table}.{uid}")), None)) is not None:
        return _page(place, size, len(places))
    if (before := wanted.removesuffix(FOLLOWING)) in places:
        return range(places[before] + 1, min(places[before] + 1 + size, len(places)))
    first, between, last = wanted.partition(BETWEEN)
    if not between:
        return _page(int(wanted) - 1 if wanted.isdecimal() else 0, size, len(places))
    stop = places[last] + 1 if last in places else len(places)
    start = places.get(first, max(stop - size, 0)) if first else 0
    return range(min(start, stop - 1), stop)


def _leads_to(at: str, row: str) -> bool:
    return f"{at}-".startswith(f"{anchor(row)}-")


def _page(place: int, size: int, rows: int) -> range:
    """Return the page of a row."""
    start = min(max(place, 0), rows - 1) // size * size
    return range(start, min(start + size, rows))


def sought_in(value: Any, asked: Mapping[str, str]) -> dict[str, str]:
    names = [name for name in tables_of(kind_of(value)) if asked.get(FIND + name, "").strip()]
    return {name: asked[FIND + name].strip() for name in names}


def page_links(table: str, frame: Frame, *, start: int, size: int, rows: int) -> list[PageLink]:
    """Return the pages of a table around the one that is shown, with the first and the last."""
    here, last = start // size, (rows - 1) // size
    links: list[PageLink] = []
    left_out = 0
    for number in sorted({0, here - 1, here, here + 1, last} & set(range(last + 1))):
        if number > left_out:
            links.append(PageLink("…", ""))
        page, left_out = _page(number * size, size, rows), number + 1
        label = f"{number_format(page.start + 1)}–{number_format(page.stop)}"
        links.append(PageLink(label, _query(frame, table, page), current=number == here))
    return links


def _query(frame: Frame, table: str, page: range) -> str:
    """Ask for a page of one table, and for the others as they are."""
    others = [(name, window.start + 1) for name, window in frame.windows.items() if name != table]
    return urlencode([*others, (table, page.start + 1)])


def way_within(data: QueryDict) -> str:
    """Return what somebody who saves asks to see of the section then: as `go` says, or what they look for."""
    going: dict[str, Any] = QueryDict(data.get("go", "")).dict()
    asked = going or {name: text for name, text in data.items() if name.startswith(FIND) and text}
    if not asked:
        return ""
    table = [*asked][-1].removeprefix(FIND)
    return f"?{urlencode(asked)}#{asked.get(AT) or f'{anchor(table)}-title'}"


def hits(table: str, rows: Sequence[Any], frame: Frame) -> list[Hit]:
    """Return the rows of a table in which the words stand that somebody looks for."""
    words = frame.sought[table].casefold()
    return [_hit(table, row, number, frame) for number, row in enumerate(rows, start=1) if words in _said(row, frame)]


def _hit(table: str, row: Any, number: int, frame: Frame) -> Hit:
    name = next(filter(None, _words(row, naming(kind_of(row)), frame)), "")
    place = anchor(f"{table}.{row.uid}")
    return Hit(f"{number_format(number)} · {name}", urlencode({AT: place}), place)


def _said(row: Any, frame: Frame) -> str:
    return "\n".join(_words(row, columns_of(kind_of(row)), frame)).casefold()


def _words(row: Any, names: Sequence[str], frame: Frame) -> Iterator[str]:
    """Yield what a row says in its fields, as people read it."""
    for name in names:
        held, vocabulary = getattr(row, name), vocabulary_of(kind_of(row), name)
        for it in held if isinstance(held, tuple) else (held,):
            if it is not None and name != "uid":
                yield frame.name(vocabulary, it) if vocabulary and it else str(it)
