"""What differs between two values, and a value with some places changed: fields by name, rows by uid or sector."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from plans.content.codec import from_plain, to_plain
from plans.content.rows import kind_of, tables_of
from plans.content.values import SectorResponse


def changes(before: Any, after: Any, place: str = "") -> dict[str, list[Any]]:
    """Return the places that differ, each with the plain value before and after (None where a row is new or gone).

    A place is a path such as `risks.3f2a.impact`. New rows stand last: where they do not, or where the others changed
    their order, the place of the table has the uids.
    """
    found: dict[str, list[Any]] = {}
    for field in fields(after):
        old, new = getattr(before, field.name), getattr(after, field.name)
        path = f"{place}.{field.name}" if place else field.name
        if old == new:
            continue
        if _is_table(old) or _is_table(new):
            found |= _row_changes(old, new, path)
        elif is_dataclass(new):
            found |= changes(old, new, path)
        else:
            found[path] = [to_plain(old), to_plain(new)]
    return found


def _row_changes(before: tuple[Any, ...], after: tuple[Any, ...], place: str) -> dict[str, list[Any]]:
    old, new = {_name(row): row for row in before}, {_name(row): row for row in after}
    found: dict[str, list[Any]] = {}
    for uid in dict.fromkeys([*old, *new]):
        path = f"{place}.{uid}"
        if uid in old and uid in new:
            found |= changes(old[uid], new[uid], path)
        else:
            found[path] = [to_plain(old.get(uid)), to_plain(new.get(uid))]
    if list(new) != [*(uid for uid in old if uid in new), *(uid for uid in new if uid not in old)]:
        found[place] = [list(old), list(new)]
    return found


def applied(value: Any, wanted: Mapping[str, Any]) -> Any:
    """Return the value with these places as they are wanted, in plain values: None takes a row out.

    With the sides of `changes` it leads from one value to the other: `applied(a, afters(changes(a, b))) == b`.
    Raises Malformed where a plain value does not fit, KeyError where a place leads nowhere.
    """
    single = {name: plain for name, plain in wanted.items() if "." not in name and not _holds_rows(value, name)}
    tables = _by_first({name: plain for name, plain in wanted.items() if name not in single})
    kind = type(value)
    known = {field.name for field in fields(value)}
    if unknown := (single.keys() | tables.keys()) - known:
        raise KeyError(*unknown)
    written = from_plain(kind, single, base=value) if single else value
    return replace(written, **{name: _rows(kind, name, getattr(value, name), inner) for name, inner in tables.items()})


def afters(found: Mapping[str, list[Any]]) -> dict[str, Any]:
    """Return of changes what they lead to."""
    return {place: after for place, (_before, after) in found.items()}


def _rows(owner: type, name: str, rows: tuple[Any, ...], wanted: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the rows as wanted: whole ones by uid, fields of a row by uid and name, their order under ""."""
    kind, by_uid = tables_of(owner)[name], {_name(row): row for row in rows}
    inner = _by_first({place: plain for place, plain in wanted.items() if place})
    for uid, places in inner.items():
        if "" in places and places[""] is None:
            by_uid.pop(uid, None)
        elif "" in places:
            by_uid[uid] = from_plain(kind, places[""])
        if uid in by_uid and (below := {place: plain for place, plain in places.items() if place}):
            by_uid[uid] = applied(by_uid[uid], below)
    return tuple(by_uid[uid] for uid in _ordered(by_uid, wanted.get("", ())))


def _ordered(uids: Iterable[str], wanted: Iterable[str]) -> list[str]:
    """Return the uids with those that are wanted in their order, from where the first of them stood.

    Those before stay before, all others follow: an order may be that of a part of a long table.
    """
    there = dict.fromkeys(uids)
    named = {uid: None for uid in wanted if uid in there}
    start = next((place for place, uid in enumerate(there) if uid in named), 0)
    rest = [uid for uid in there if uid not in named]
    return [*rest[:start], *named, *rest[start:]]


def _by_first(wanted: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    grouped: dict[str, dict[str, Any]] = defaultdict(dict)
    for place, plain in wanted.items():
        first, _dot, rest = place.partition(".")
        grouped[first][rest] = plain
    return grouped


def _holds_rows(value: Any, name: str) -> bool:
    return name in tables_of(kind_of(value))


def _name(row: Any) -> str:
    name: str = row.sector if isinstance(row, SectorResponse) else row.uid
    return name


def _is_table(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and is_dataclass(value[0])
