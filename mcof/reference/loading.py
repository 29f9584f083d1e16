"""Loading data files: check all, compare with what is there, then write all or nothing. Nothing is ever deleted."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, cast
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from mcof.reference.checking import check
from mcof.reference.files import SOURCES, Problem, Read, Reading, Rejected, Row
from mcof.reference.items import ReferenceItem
from mcof.reference.schema import Extent, Fields, Model, columns, target_of

# Changes with every load, so that whoever keeps the data in memory knows when to read it again.
STAMP = "reference-stamp"

Kind = Literal["added", "changed", "returned", "retired"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a load does to one item: the values it sets, and those it replaces."""

    kind: Kind
    vocabulary: str
    item: ReferenceItem
    code: str
    values: Fields
    before: Fields = field(default_factory=dict)

    @property
    def model(self) -> Model:
        return type(self.item)

    def __str__(self) -> str:
        edits = [f"{name}: {_shown(self.before.get(name))} → {_shown(new)}" for name, new in self.values.items()]
        return f"{self.kind} {self.code}" + (f" ({'; '.join(edits)})" if self.before else "")


@transaction.atomic
def load(sources: dict[str, Read] | None = None, *, only_check: bool = False) -> list[Change]:
    """Bring in the sources, or all that apps have joined, and say what that changed. Raises Rejected."""
    reading = _read(SOURCES if sources is None else sources)
    rows, problems = check(reading.rows)
    if problems := reading.problems + problems:
        raise Rejected(problems)
    changes = [*_compared(rows), *_missing(rows, reading.complete)]
    if not only_check:
        for change in changes:
            _write(change)
        transaction.on_commit(lambda: cache.set(STAMP, uuid4().hex, timeout=None))
    return changes


def _read(sources: dict[str, Read]) -> Reading:
    reading = Reading()
    for name, read in sources.items():
        try:
            reading.read(name, read())
        except json.JSONDecodeError as error:
            remedy = f"is not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}"
            reading.problems.append(Problem(name, "", "", remedy))
        except (OSError, UnicodeDecodeError) as error:
            reading.problems.append(Problem(name, "", "", f"cannot be read: {error}"))
    return reading


def _compared(rows: list[Row]) -> Iterator[Change]:
    kept = {model: _kept(model) for model in {row.model for row in rows}}
    for row in rows:
        item = kept[row.model].get(row.identity)
        if item is None:
            yield Change("added", row.vocabulary, row.model(), row.code, row.stated)
        elif change := _difference(item, row):
            yield change


def _kept(model: Model) -> dict[tuple[str, ...], ReferenceItem]:
    several = [name for name, column in columns(model).items() if column.many_to_many]
    single = [name for name, column in columns(model).items() if column.many_to_one]
    items = model._default_manager.select_related(*single).prefetch_related(*several)
    return {tuple(str(_stated_by(item, name)) for name in model.identity): item for item in items}


def _difference(item: ReferenceItem, row: Row) -> Change | None:
    now = {name: _stated_by(item, name) for name in row.stated}
    new = {name: value for name, value in row.stated.items() if value != now[name]}
    before = {name: now[name] for name in new}
    if item.retired_on:
        new, before = new | {"retired_on": None}, before | {"retired_on": item.retired_on}
        return Change("returned", row.vocabulary, item, row.code, new, before)
    return Change("changed", row.vocabulary, item, row.code, new, before) if new else None


def _missing(rows: list[Row], extents: list[Extent]) -> Iterator[Change]:
    stated = {(row.model, row.identity) for row in rows}
    today = timezone.localdate()
    for model in {extent.model: None for extent in extents}:
        full = [extent for extent in extents if extent.model is model]
        for identity, item in _kept(model).items():
            if item.retired_on or (model, identity) in stated:
                continue
            if any(all(_stated_by(item, name) == code for name, code in extent.shared.items()) for extent in full):
                yield Change("retired", item.vocabulary, item, item.code, {"retired_on": today}, {"retired_on": None})


def _stated_by(item: ReferenceItem, name: str) -> object:
    """The value of a column as a file would state it."""
    column = columns(type(item)).get(name)
    value = getattr(item, name)
    if column is None or value is None or not column.is_relation:
        return value
    return sorted(other.code for other in value.all()) if column.many_to_many else value.code


def _write(change: Change) -> None:
    known = columns(change.model)
    several = {name for name in change.values if name in known and known[name].many_to_many}
    for name, value in change.values.items():
        if name not in several:
            setattr(change.item, name, _resolved(change.model, name, value))
    change.item.save()
    for name in several:
        codes = cast(list[str], change.values[name])
        getattr(change.item, name).set([_resolved(change.model, name, code) for code in codes])


def _resolved(model: Model, name: str, value: object) -> object:
    column = columns(model).get(name)
    if column is None or value is None or not column.is_relation:
        return value
    target = target_of(column)
    return target.model._default_manager.get(**target.shared, code=value)


def _shown(value: object) -> str:
    return "—" if value in (None, "", []) else str(value)
