"""Values into rows: only what differs is written, and a row keeps its identity by its uid."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Model

from plans.content.rows import columns, columns_of, kind_of, model_of, parent_of, tables_of


def with_uids(value: Any) -> Any:
    """Return the value with an identifier in every row that has none yet."""
    filled = {name: tuple(_named(row) for row in getattr(value, name)) for name in tables_of(kind_of(value))}
    return replace(value, **filled)


def _named(row: Any) -> Any:
    return with_uids(replace(row, uid=row.uid or secrets.token_hex(6)))


def write(value: Any, *, record: Model, parent: Model) -> None:
    """Bring the record's own columns to the value, and the tables that hang on its parent."""
    changed = _assign(record, columns(value))
    if changed:
        record.save(update_fields=changed)
    _write_tables(value, parent=parent)


def _write_tables(value: Any, *, parent: Model) -> None:
    for name, kind in tables_of(kind_of(value)).items():
        write_rows(kind, getattr(value, name), parent=parent)


def write_rows(kind: type, values: Sequence[Any], *, parent: Model) -> None:
    """Add, change, order and remove rows of one table so that they are these values."""
    model, link = model_of(kind), parent_of(kind)
    kept = _by_uid(model._default_manager.filter(**{link: parent}))
    model._default_manager.filter(pk__in=[row.pk for uid, row in kept.items() if uid not in _uids(values)]).delete()
    fresh: list[Model] = []
    changed: list[Model] = []
    for position, value in enumerate(values):
        row = kept.get(value.uid) or model(**{link: parent})
        if _assign(row, {**columns(value), "position": position}):
            (changed if row.pk else fresh).append(row)
    model._default_manager.bulk_create(fresh)
    if changed:
        model._default_manager.bulk_update(changed, ["position", *columns_of(kind)])
    if tables_of(kind):
        saved = _by_uid(model._default_manager.filter(**{link: parent}))
        for value in values:
            _write_tables(value, parent=saved[value.uid])


def insert(value: Any, *, record: Model, parent: Model) -> None:
    """Keep the value of a section in its record, which is new, with a statement for each table."""
    _assign(record, columns(value))
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


def _by_uid(rows: Iterable[Any]) -> dict[str, Any]:
    return {row.uid: row for row in rows}


def _uids(values: Sequence[Any]) -> set[str]:
    return {value.uid for value in values}


def _assign(record: Model, wanted: dict[str, Any]) -> list[str]:
    """Set what differs and return the names of the columns that did; all of them for a new row."""
    changed = [name for name, value in wanted.items() if record.pk is None or getattr(record, name) != value]
    for name in changed:
        setattr(record, name, wanted[name])
    return changed
