"""Two people's changes to one section brought together: different fields and rows merge by themselves.

Both started from the same value. What only one of them changed is taken; where both changed the same field, or one
changed a row that the other took out, they are in conflict and a person decides. The order of rows is never worth a
question: the later one stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from plans.content.changes import afters, applied, changes
from plans.content.codec import to_plain
from plans.content.rows import kind_of, tables_of


@dataclass(frozen=True)
class Conflict:
    """A place with three plain values: what both started from, what is there now, and what was wanted.

    None for a row that is not there.
    """

    place: str
    base: Any
    theirs: Any
    mine: Any


@dataclass(frozen=True)
class Merged:
    """`value` has all that is not in conflict; of `conflicts` it has what is there now.

    `settled` are the other places that were wanted, each with what it was and what it is to be; nothing is told of
    them where nobody else saved.
    """

    value: Any
    conflicts: tuple[Conflict, ...]
    settled: Mapping[str, list[Any]] = field(default_factory=dict)

    def wanted_of(self, theirs: Any) -> tuple[Conflict, ...]:
        """Return all that was wanted, in conflict or not, beside what is there now."""
        beside = {place: it for place, it in self.settled.items() if not _is_order(type(theirs), place)}
        told = (Conflict(place, before, plain_at(theirs, place), mine) for place, (before, mine) in beside.items())
        return (*self.conflicts, *told)


def merge(base: Any, theirs: Any, wanted: Mapping[str, Any]) -> Merged:
    """Put the wanted places, made upon `base`, into `theirs`, what is there now. Raises as `applied` does."""
    mine = applied(base, wanted)
    if base is theirs:
        return Merged(mine, ())
    base = _with_rows_of_both(base, theirs, mine)
    ours, moved = changes(base, mine), changes(base, theirs)
    disputed = [place for place in _disputed(ours, moved) if not _is_order(type(base), place)]
    conflicts = [Conflict(place, *(plain_at(side, place) for side in (base, theirs, mine))) for place in disputed]
    conflicts = [conflict for conflict in conflicts if conflict.theirs != conflict.mine]
    settled = {place: it for place, it in ours.items() if not any(_within(place, lost) for lost in disputed)}
    return Merged(applied(theirs, afters(settled)), tuple(conflicts), settled)


def plain_at(value: Any, place: str) -> Any:
    """Return the plain value at a place, None where one of its rows is missing. Raises KeyError for no place of it."""
    name, _dot, rest = place.partition(".")
    if not hasattr(value, name):
        raise KeyError(place)
    found = getattr(value, name)
    if not rest:
        return [row.uid for row in found] if name in tables_of(kind_of(value)) else to_plain(found)
    uid, _dot, rest = rest.partition(".")
    row = next((row for row in found if row.uid == uid), None)
    return plain_at(row, rest) if row and rest else to_plain(row)


def _disputed(ours: Iterable[str], moved: Iterable[str]) -> list[str]:
    """Return the places that both changed: a field, or a row where one took it out and the other wrote in it."""
    met = [min(one, other, key=len) for one in ours for other in moved if _meet(one, other)]
    return list(dict.fromkeys(met))


def _meet(one: str, other: str) -> bool:
    shorter = min(one, other, key=len)
    return one == other or (_is_row(shorter) and (_within(one, other) or _within(other, one)))


def _within(place: str, outer: str) -> bool:
    return place == outer or (_is_row(outer) and place.startswith(f"{outer}."))


def _is_row(place: str) -> bool:
    """Names of fields and uids of rows take turns in a place."""
    return place.count(".") % 2 == 1


def _is_order(kind: type, place: str) -> bool:
    *rows, name = place.split(".")
    for table in rows[::2]:
        kind = tables_of(kind)[table]
    return not _is_row(place) and name in tables_of(kind)


def _with_rows_of_both(base: Any, theirs: Any, mine: Any) -> Any:
    """Return the base with an empty row for each that both added, such as the same line of a matrix."""
    tables = {}
    for name, kind in tables_of(kind_of(base)).items():
        old, there, here = ({row.uid: row for row in getattr(side, name)} for side in (base, theirs, mine))
        common = {uid: old.get(uid) or kind(uid=uid) for uid in there if uid in here}
        old |= {uid: _with_rows_of_both(row, there[uid], here[uid]) for uid, row in common.items()}
        tables[name] = tuple(old.values())
    return replace(base, **tables)
