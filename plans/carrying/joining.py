"""Two responses that come together in one sector: their texts after one another, their rows in one table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from plans.carrying.bonds import column
from plans.carrying.notes import EMPTY
from plans.carrying.records import below, key_of
from plans.content.codec import to_plain
from plans.content.rows import columns_of, kind_of, tables_of
from plans.content.values import SectorResponse
from plans.models.fields import CodesField, NarrativeField

LEFT = object()


@dataclass
class Joined:
    """`left` maps places to fields of the second that found no room beside the first."""

    value: Any
    left: dict[str, Mapping[str, Any]] = field(default_factory=dict)


def join(first: SectorResponse, second: SectorResponse) -> Joined:
    joined = Joined(first)
    joined.value = _join(first, second, "", joined.left)
    return joined


def _join(first: Any, second: Any, place: str, left: dict[str, Mapping[str, Any]]) -> Any:
    kind = kind_of(first)
    own = {"uid", key_of(kind)}
    pairs = {name: (getattr(first, name), getattr(second, name)) for name in columns_of(kind) if name not in own}
    columns = {name: _both(kind, name, *pair) for name, pair in pairs.items()}
    if missed := {name: to_plain(pairs[name][1]) for name in pairs if columns[name] is LEFT}:
        left[place] = missed
    columns |= {name: pairs[name][0] for name in missed}
    tables = {name: tuple(_rows(name, first, second, place, left)) for name in tables_of(kind)}
    return replace(first, **columns, **tables)


def _both(kind: type, name: str, first: Any, second: Any) -> Any:
    """Return one value for both, or LEFT where only one of them can stay."""
    if second in EMPTY or first == second:
        return first
    if first in EMPTY:
        return second
    found = column(kind, name)
    if isinstance(found, CodesField):
        return tuple(dict.fromkeys((*first, *second)))
    fits = isinstance(found, NarrativeField) and len(first) + len(second) + 2 <= (found.max_length or 0)
    return f"{first}\n\n{second}" if fits else LEFT


def _rows(name: str, first: Any, second: Any, place: str, left: dict[str, Mapping[str, Any]]) -> Iterator[Any]:
    """Yield the rows of both; two about the same issue or modality become one."""
    others = {_about(row): row for row in getattr(second, name)}
    for row in getattr(first, name):
        other = others.pop(_about(row), None)
        yield _join(row, other, below(place, name, row), left) if other else row
    yield from others.values()


def _about(row: Any) -> str:
    return str(getattr(row, key_of(kind_of(row)) or "uid"))


def apart(response: SectorResponse, others: SectorResponse) -> SectorResponse:
    """Return the response with other uids for those of its rows that the other response has too."""
    tables: dict[str, Any] = {
        name: _apart(getattr(response, name), getattr(others, name)) for name in tables_of(SectorResponse)
    }
    return replace(response, **tables)


def _apart(rows: tuple[Any, ...], others: tuple[Any, ...]) -> tuple[Any, ...]:
    taken, free = {row.uid for row in others}, []
    for row in rows:
        uid = row.uid if key_of(kind_of(row)) else _free(row.uid, taken)
        taken.add(uid)
        free.append(replace(row, uid=uid))
    return tuple(free)


def _free(uid: str, taken: set[str]) -> str:
    numbered = (f"{uid[:28]}-{number}" for number in range(2, 1000))
    return uid if uid not in taken else next(it for it in numbered if it not in taken)
