"""Values into rows: only what differs is written, and a row keeps its identity by its uid."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Model

from plans.content.rows import columns, kind_of, model_of, parent_of, tables_of


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
    _write_tables([(value, parent)])


def _write_tables(owned: Sequence[tuple[Any, Model]]) -> None:
    """Bring the tables of these values, and those below them, to them: a few statements for each, however many rows."""
    for name, kind in tables_of(kind_of(owned[0][0])).items():
        records = _write_rows(kind, [(getattr(value, name), parent) for value, parent in owned])
        if records and tables_of(kind):
            _write_tables(records)


def _write_rows(kind: type, wanted: Sequence[tuple[Sequence[Any], Model]]) -> list[tuple[Any, Model]]:
    """Add, change, order and remove rows of one table so that each parent has these; return them with their records."""
    model, link = model_of(kind), parent_of(kind)
    stored: Iterable[Any] = model._default_manager.filter(**{f"{link}__in": [parent for _rows, parent in wanted]})
    kept = {(getattr(record, f"{link}_id"), record.uid): record for record in stored}
    records = [
        (row, position, kept.pop((parent.pk, row.uid), None) or model(**{link: parent}))
        for rows, parent in wanted
        for position, row in enumerate(rows)
    ]
    if kept:
        model._default_manager.filter(pk__in=[record.pk for record in kept.values()]).delete()
    _save_changed([(record, {**columns(row), "position": position}) for row, position, record in records])
    return [(row, record) for row, _position, record in records]


def _save_changed(wanted: Sequence[tuple[Model, dict[str, Any]]]) -> None:
    """Write the records that are new, and of the others the columns in which any of them differs."""
    differing = [(record, names) for record, values in wanted if (names := _assign(record, values))]
    fresh = [record for record, _names in differing if record.pk is None]
    changed = [(record, names) for record, names in differing if record.pk is not None]
    if fresh:
        type(fresh[0])._default_manager.bulk_create(fresh)
    if changed:
        which = {name for _record, names in changed for name in names}
        type(changed[0][0])._default_manager.bulk_update([record for record, _names in changed], sorted(which))


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


def _assign(record: Model, wanted: dict[str, Any]) -> list[str]:
    """Set what differs and return the names of the columns that did; all of them for a new row."""
    changed = [name for name, value in wanted.items() if record.pk is None or getattr(record, name) != value]
    for name in changed:
        setattr(record, name, wanted[name])
    return changed
