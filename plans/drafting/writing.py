"""Values into rows: only what differs is written, and a row keeps its identity by its uid."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Model

from plans.content.rows import Stored, Tables, columns, columns_of, kind_of, model_of, parent_of, tables_of


def with_uids(value: Any) -> Any:
    """Return the value with an identifier in every row that has none yet."""
    tables = {name: getattr(value, name) for name in tables_of(kind_of(value))}
    named = {name: tuple(map(_named, rows)) for name, rows in tables.items()}
    return value if named == tables else replace(value, **named)


def _named(row: Any) -> Any:
    return with_uids(row if row.uid else replace(row, uid=secrets.token_hex(6)))


def write(value: Any, *, upon: Stored) -> None:
    """Bring a section from what is stored to the value: its record's own columns, and the rows of its tables."""
    if differing := _differing(upon.value, value):
        _assign(upon.record, value)
        upon.record.save(update_fields=differing)
    _write_tables([(upon.parent.pk, upon.value, value)], upon.tables)


def _write_tables(owned: Sequence[tuple[int, Any, Any]], tables: Tables) -> None:
    """Bring the tables of these values, and those below them, from what was before to what is wanted after.

    Each value comes with the key that its rows point to. A table takes a few statements, however many rows differ.
    """
    differing = [(key, before, after) for key, before, after in owned if before != after]
    for name, kind in tables_of(kind_of(differing[0][1])).items() if differing else ():
        rows = [
            row
            for key, before, after in differing
            for row in _rows(
                key, getattr(before, name), getattr(after, name), [pk for pk, _columns in tables[kind].get(key, ())]
            )
        ]
        _write_rows(kind, rows)
        _write_tables([(it.key, it.before, it.after) for it in rows if it.key and it.after], tables)


@dataclass(frozen=True)
class _Row:
    """A row before and after: a new one was not before and has no key, one that goes is not after."""

    parent: int
    key: int | None
    before: Any
    after: Any
    position: int
    moved: bool

    @property
    def differing(self) -> list[str]:
        return [*_differing(self.before, self.after), *(["position"] if self.moved else [])]

    @property
    def record(self) -> Model:
        kind = kind_of(self.after)
        own = {f"{parent_of(kind)}_id": self.parent, "pk": self.key}
        return model_of(kind)(position=self.position, **own, **columns(self.after))


def _rows(parent: int, before: Sequence[Any], after: Sequence[Any], keys: Sequence[int]) -> Iterator[_Row]:
    there = {row.uid: (position, row, keys[position]) for position, row in enumerate(before)}
    for position, row in enumerate(after):
        stood, was, key = there.pop(row.uid, (position, None, None))
        yield _Row(parent, key, was, row, position, moved=stood != position)
    for stood, was, key in there.values():
        yield _Row(parent, key, was, None, stood, moved=False)


def _write_rows(kind: type, rows: Sequence[_Row]) -> None:
    """Remove, add and change rows of one table."""
    objects = model_of(kind)._default_manager
    if gone := [it.key for it in rows if not it.after]:
        objects.filter(pk__in=gone).delete()
    if fresh := [it for it in rows if not it.key]:
        records = objects.bulk_create(it.record for it in fresh)
        insert_tables([(it.after, record) for it, record in zip(fresh, records, strict=True)])
    changed = [it for it in rows if it.key and it.after and it.differing]
    if len(changed) == 1:  # as nearly always
        changed[0].record.save(update_fields=changed[0].differing)
    elif changed:
        objects.bulk_update([it.record for it in changed], sorted({name for it in changed for name in it.differing}))


def insert(value: Any, *, record: Model, parent: Model) -> None:
    """Keep the value of a section in its record, which is new, with a statement for each table."""
    _assign(record, value)
    record.save(force_insert=True)
    insert_tables([(value, parent)])


def insert_tables(owned: Sequence[tuple[Any, Model]]) -> None:
    """Add the rows of all tables of these values, and those below them, to the records that they stand beside."""
    for name, kind in tables_of(kind_of(owned[0][0])).items():
        link = parent_of(kind)
        rows = [
            (row, model_of(kind)(**{link: parent}, **columns(row), position=position))
            for value, parent in owned
            for position, row in enumerate(getattr(value, name))
        ]
        model_of(kind)._default_manager.bulk_create(record for _row, record in rows)
        if rows:
            insert_tables(rows)


def _assign(record: Model, value: Any) -> None:
    for name, stored in columns(value).items():
        setattr(record, name, stored)


def _differing(before: Any, after: Any) -> list[str]:
    return [name for name in columns_of(kind_of(after)) if getattr(before, name) != getattr(after, name)]
