"""From rows to values: which model keeps which dataclass, and the plan read in a constant number of statements.

Models keep their dataclasses by name: fields of the same name are columns, tuples of dataclasses are tables: rows of
the model named Other that point to their parent.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from django.db.models import Exists, Field, Model, OuterRef, QuerySet
from django.utils.text import capfirst

from plans import models
from plans.content import values
from plans.content.plan import RESPONSE_PREFIX, SECTION_KEYS, PlanContent

_PARENTS: dict[type[Model], str] = {
    models.PeopleSplit: "figure",
    models.IssueStatement: "response",
    models.ModalityUse: "response",
    models.Activity: "response",
    models.Indicator: "response",
}
RECORDS = tuple(key for key in SECTION_KEYS if key != "identity")


def kind_of(value: object) -> type:
    return type(value)


@cache
def model_of(kind: type) -> type[Model]:
    """Return the model that keeps values of this dataclass."""
    model: type[Model] = models.Plan if kind is values.Identity else getattr(models, kind.__name__)
    return model


def row_name(kind: type) -> str:
    """Return what one row of this kind is called."""
    return capfirst(str(model_of(kind)._meta.verbose_name))


def column_of(kind: type, name: str) -> "Field[Any, Any]":
    return model_of(kind)._meta.get_field(name)  # type: ignore[return-value]  # columns only, never a relation


def parent_of(kind: type) -> str:
    """Return the name of the foreign key from a row to what it belongs to."""
    return _PARENTS.get(model_of(kind), "plan")


@cache
def tables_of(kind: type) -> Mapping[str, type]:
    """Return the fields of the dataclass that are tables, with the dataclass of their rows."""
    hints = get_type_hints(kind)
    return {
        field.name: get_args(hints[field.name])[0]
        for field in fields(kind)
        if get_origin(hints[field.name]) is tuple and is_dataclass(get_args(hints[field.name])[0])
    }


@cache
def columns_of(kind: type) -> tuple[str, ...]:
    """Return the fields of the dataclass that are columns of its model."""
    return tuple(field.name for field in fields(kind) if field.name not in tables_of(kind))


def columns(value: Any) -> dict[str, Any]:
    """Return what the model's columns keep of a value."""
    return {name: _stored(getattr(value, name)) for name in columns_of(kind_of(value))}


@cache
def section_kind(key: str) -> type:
    """Return the dataclass of the section with this key."""
    kind: type = get_type_hints(PlanContent).get(key, values.SectorResponse)
    return kind


Table = Mapping[int, Sequence[tuple[int, dict[str, Any]]]]
"""The primary keys and columns of one table's rows in order, by the primary key of their parent."""
Tables = Mapping[type, Table]


@dataclass(frozen=True)
class Stored:
    """A section as it is kept: its value, the record of its single values, and the rows of its tables."""

    value: Any
    record: Model
    parent: Model
    tables: Tables


def load(plan: models.Plan) -> PlanContent:
    """Read the whole plan in 18 statements, whatever its size, and in one more where it has translations."""
    translated = Exists(models.Translation.objects.filter(plan=OuterRef("pk")))
    fresh = models.Plan.objects.select_related(*RECORDS, "office").annotate(translated=translated).get(pk=plan.pk)
    known_empty = set() if vars(fresh)["translated"] else {values.Translation}
    tables = {kind: _table(kind, fresh) for kind in _table_kinds(PlanContent) if kind not in known_empty}
    parts = {key: _recorded(section_kind(key), _record(fresh, key), fresh, tables) for key in SECTION_KEYS}
    for name, kind in tables_of(PlanContent).items():
        parts[name] = _rows(kind, fresh.pk, tables)
    return PlanContent(reference=fresh.reference, office=fresh.office.code, edition=fresh.edition, **parts)


def load_section(plan: models.Plan, key: str) -> Any:
    """Read one section in one statement for its record and one for each of its tables."""
    if key in tables_of(PlanContent):  # the choice of sectors and the attachments are kept as tables
        return getattr(load(plan), key)
    return stored_section(plan, key).value


def stored_section(plan: models.Plan, key: str) -> Stored:
    """Read one section as `load_section` does, with what it takes to write it."""
    kind = section_kind(key)
    record: Model = _find(plan, kind, key)
    parent = record if kind is values.SectorResponse else plan
    tables = {child: _table(child, parent) for child in _table_kinds(kind)}
    value = _recorded(kind, record, parent, tables)
    return Stored(value, plan if kind is values.Identity else record, parent, tables)


def _find(plan: models.Plan, kind: type, key: str) -> Model:
    if kind is values.SectorResponse:
        return models.SectorResponse.objects.get(plan=plan, sector=key.removeprefix(RESPONSE_PREFIX))
    if kind is values.Identity:
        return models.Plan.objects.get(pk=plan.pk)
    return model_of(kind)._default_manager.get(plan=plan)


def _record(plan: models.Plan, key: str) -> Model:
    record: Model = plan if key == "identity" else getattr(plan, key)
    return record


@cache
def _table_kinds(kind: type) -> tuple[type, ...]:
    """Return the dataclasses of all tables below this one, each once."""
    below = [part for hint in get_type_hints(kind).values() for part in (hint, *get_args(hint)) if is_dataclass(part)]
    found: list[type] = list(tables_of(kind).values())
    for part in below:
        found += _table_kinds(part)  # type: ignore[arg-type]  # a class, not an instance
    return tuple(dict.fromkeys(found))


def _table(kind: type, owner: Model) -> Table:
    """Read one table of a plan or a sector response."""
    parent = parent_of(kind)
    direct = parent == "plan" or isinstance(owner, models.SectorResponse)
    grouped: dict[int, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
    for key, pk, *found in _listed(kind).filter(**{parent if direct else f"{parent}__plan": owner}):
        grouped[key].append((pk, _read(kind, found)))
    return grouped


@cache
def _listed(kind: type) -> "QuerySet[Any, tuple[Any, ...]]":
    """Return the query of all rows of a table, to be narrowed down: looking its columns up takes time."""
    return model_of(kind)._default_manager.values_list(f"{parent_of(kind)}_id", "pk", *columns_of(kind))


def _recorded(kind: type, record: Model, parent: Model, tables: Tables) -> Any:
    columns = _read(kind, [getattr(record, name) for name in columns_of(kind)])
    return kind(**columns, **_below(kind, parent.pk, tables))


def _rows(kind: type, parent: int, tables: Tables) -> tuple[Any, ...]:
    rows = tables.get(kind, {}).get(parent, ())
    return tuple(kind(**columns, **_below(kind, pk, tables)) for pk, columns in rows)


def _below(kind: type, key: int, tables: Tables) -> dict[str, tuple[Any, ...]]:
    return {name: _rows(child, key, tables) for name, child in tables_of(kind).items()}


def _read(kind: type, stored: Sequence[Any]) -> dict[str, Any]:
    return {name: tuple(it) if isinstance(it, list) else it for name, it in zip(columns_of(kind), stored, strict=True)}


def _stored(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
