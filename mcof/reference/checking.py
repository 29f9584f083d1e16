"""Whether rows of a file can be loaded: every mistake at once, each with its remedy."""

from collections import Counter
from collections.abc import Iterator
from typing import cast

from django.core.exceptions import ValidationError
from django.db import models

from mcof.reference.files import Extent, Fields, Model, Problem, Row, reference_models
from mcof.reference.items import ReferenceItem

Column = models.Field[object, object]
# Files do not set these: the loader does.
KEPT = {"id", "retired_on"}


def columns(model: Model) -> dict[str, Column]:
    """What a file may state of an item."""
    found = (*model._meta.concrete_fields, *model._meta.many_to_many)
    return {column.name: column for column in found if column.name not in KEPT and not _leads_elsewhere(column)}


def check(rows: list[Row]) -> tuple[list[Row], list[Problem]]:
    """The rows with their values cleaned, parents before children, and everything that is wrong with them."""
    order = {model: number for number, model in enumerate(reference_models())}
    cleaned, problems = [], list(_twice(rows))
    known = _Known()
    for row in sorted(rows, key=lambda row: order[row.model]):
        values, mistakes = _clean(row, known)
        known.add(row)
        cleaned.append(Row(row.file, row.vocabulary, row.model, values))
        problems += mistakes
    return cleaned, problems


def target_of(column: Column) -> Extent:
    """The items that a column may name."""
    model, limits = column.related_model, getattr(column, "get_limit_choices_to", dict)()
    return Extent(cast(Model, model), cast(Fields, limits))


def _leads_elsewhere(column: Column) -> bool:
    return column.is_relation and not issubclass(cast(type, column.related_model), ReferenceItem)


def _twice(rows: list[Row]) -> Iterator[Problem]:
    counts = Counter((row.model, row.identity) for row in rows)
    for row in {(row.model, row.identity): row for row in rows}.values():
        if counts[row.model, row.identity] > 1:
            yield row.problem("code", "stands more than once; keep one of them")


class _Known:
    """The codes that a row may name: those in the database, and those of earlier rows."""

    def __init__(self) -> None:
        self._read: list[Row] = []
        self._kept: dict[str, set[str]] = {}

    def add(self, row: Row) -> None:
        self._read.append(row)

    def codes(self, column: Column) -> set[str]:
        target = target_of(column)
        kept = self._kept.setdefault(str(column), set())
        if not kept:
            kept |= set(target.model._default_manager.filter(**target.shared).values_list("code", flat=True))
        return kept | {row.code for row in self._read if row.model is target.model and target.includes(row.stated)}


def _clean(row: Row, known: _Known) -> tuple[Fields, list[Problem]]:
    allowed = columns(row.model)
    values: Fields = {}
    problems = [row.problem(name, "is missing") for name in _required(allowed) if row.stated.get(name) in (None, "")]
    for name, value in row.stated.items():
        if name not in allowed:
            remedy = f"is no field of this list; use one of {', '.join(sorted(allowed))}"
            problems.append(row.problem(name, remedy))
        elif value not in (None, ""):
            try:
                values[name] = _value(allowed[name], value, known)
            except ValidationError as error:
                problems += [row.problem(name, message) for message in error.messages]
        elif name not in _required(allowed):
            values[name] = value
    return values | {"code": row.code}, problems


def _required(allowed: dict[str, Column]) -> list[str]:
    return [name for name, column in allowed.items() if not column.blank and not column.has_default()]


def _value(column: Column, value: object, known: _Known) -> object:
    if column.many_to_many:
        return sorted(_code(column, code, known) for code in _listed(value))
    if column.is_relation:
        return _code(column, value, known)
    if isinstance(value, dict | list) and not isinstance(column, models.JSONField):
        raise ValidationError("takes a single value")
    if column.choices and value not in (permitted := [key for key, _ in column.flatchoices]):
        raise ValidationError(f"“{value}” is not allowed; use one of {', '.join(map(str, permitted))}")
    return column.clean(value, None)


def _listed(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValidationError("takes a list of codes")
    return value


def _code(column: Column, code: object, known: _Known) -> str:
    if code not in (codes := known.codes(column)):
        raise ValidationError(f"“{code}” is not a known code; use one of {', '.join(sorted(codes))}, or list it first")
    return str(code)
