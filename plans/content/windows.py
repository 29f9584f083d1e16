"""A part of a long table as the whole: what a form does not show stays as it is, where it stands."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Window:
    """The rows of a table that somebody had before them, by uid: a run of rows as they stood.

    `moved` are those that were sent elsewhere, each with its position in the whole table, counted from one.
    """

    uids: Collection[str] = ()
    moved: Mapping[str, int] = field(default_factory=dict)


def completed(base: Any, value: Any, windows: Mapping[str, Window]) -> Any:
    """Return the value, whose tables hold the rows of windows only, with all other rows that the base has."""
    tables = {name: whole(getattr(base, name), getattr(value, name), window) for name, window in windows.items()}
    return replace(value, **tables)


def whole(base: Sequence[Any], rows: Sequence[Any], window: Window) -> tuple[Any, ...]:
    """Return the rows of one table so."""
    start = next((place for place, row in enumerate(base) if row.uid in window.uids), len(base))
    after = [row for row in base[start:] if row.uid not in window.uids]
    found = [*base[:start], *(row for row in rows if row.uid not in window.moved), *after]
    going = {row.uid: row for row in rows if row.uid in window.moved}
    for uid, position in sorted(window.moved.items(), key=lambda it: it[1]):
        if uid in going:
            found.insert(position - 1, going[uid])
    return tuple(found)
