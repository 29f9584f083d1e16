"""From rows to values: which model keeps which dataclass, and the plan read in a constant number of statements.

Models keep their dataclasses by name: fields of the same name are columns, tuples of dataclasses are tables: rows of
the model named Other that point to their parent.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from django.db.models import Exists, Model, OuterRef

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


def section_kind(key: str) -> type:
    """Return the dataclass of the section with this key."""
    kind: type = get_type_hints(PlanContent).get(key, values.SectorResponse)
    return kind


def load(plan: models.Plan) -> PlanContent:
    """Read the whole plan in 18 statements, whatever its size, and in one more where it has translations."""
    translated = Exists(models.Translation.objects.filter(plan=OuterRef("pk")))
    fresh = models.Plan.objects.select_related(*RECORDS, "office").annotate(translated=translated).get(pk=plan.pk)
    known_empty = set() if vars(fresh)["translated"] else {values.Translation}
    tables = {kind: _children(kind, fresh) for kind in _table_kinds(PlanContent) if kind not in known_empty}
    parts = {key: _value(section_kind(key), _record(fresh, key), tables, fresh.pk) for key in SECTION_KEYS}
    for name, kind in tables_of(PlanContent).items():
        rows = tables.get(kind, {}).get(fresh.pk, ())
        parts[name] = tuple(_value(kind, row, tables, row.pk) for row in rows)
    return PlanContent(reference=fresh.reference, office=fresh.office.code, edition=fresh.edition, **parts)


def load_section(plan: models.Plan, key: str) -> Any:
    """Read one section in one statement for its record and one for each of its tables."""
    if key in tables_of(PlanContent):  # the choice of sectors and the attachments are kept as tables
        return getattr(load(plan), key)
    kind = section_kind(key)
    if kind is values.SectorResponse:
        record: Model = models.SectorResponse.objects.get(plan=plan, sector=key.removeprefix(RESPONSE_PREFIX))
    elif kind is values.Identity:
        record = models.Plan.objects.get(pk=plan.pk)
    else:
        record = model_of(kind)._default_manager.get(plan=plan)
    owner = record if kind is values.SectorResponse else plan
    tables = {child: _children(child, owner) for child in _table_kinds(kind)}
    return _value(kind, record, tables, owner.pk)


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


def _children(kind: type, owner: Model) -> dict[int, list[Any]]:
    """Return the rows of one table in a plan or a sector response, by the primary key of their parent, in order."""
    parent = parent_of(kind)
    direct = parent == "plan" or isinstance(owner, models.SectorResponse)
    grouped: dict[int, list[Any]] = defaultdict(list)
    path = parent if direct else f"{parent}__plan"
    for row in model_of(kind)._default_manager.filter(**{path: owner}):  # their models order them
        grouped[getattr(row, f"{parent}_id")].append(row)
    return grouped


def _value(kind: type, row: Model, tables: Mapping[type, Mapping[int, list[Any]]], key: int) -> Any:
    own = {name: _read(getattr(row, name)) for name in columns_of(kind)}
    below = {
        name: tuple(_value(child, found, tables, found.pk) for found in tables[child].get(key, ()))
        for name, child in tables_of(kind).items()
    }
    return kind(**own, **below)


def _read(stored: Any) -> Any:
    return tuple(stored) if isinstance(stored, list) else stored


def _stored(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
