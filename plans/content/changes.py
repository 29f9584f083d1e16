"""What differs between two values: fields by name, rows by uid, responses by their sector."""

from dataclasses import fields, is_dataclass
from typing import Any

from plans.content.codec import to_plain
from plans.content.values import SectorResponse


def changes(before: Any, after: Any, place: str = "") -> dict[str, list[Any]]:
    """Return the places that differ, each with the plain value before and after (None where a row is new or gone).

    A place is a path such as `risks.3f2a.impact`; a changed order of rows is the place of their table with the uids.
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
    stayed = [uid for uid in old if uid in new]
    if stayed != [uid for uid in new if uid in old]:
        found[place] = [list(old), list(new)]
    return found


def _name(row: Any) -> str:
    name: str = row.sector if isinstance(row, SectorResponse) else row.uid
    return name


def _is_table(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and is_dataclass(value[0])
