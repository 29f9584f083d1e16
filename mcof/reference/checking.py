"""Whether the rows of a file can be loaded: every mistake at once, each with its remedy."""

from collections import Counter
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models

from mcof.reference.files import Problem, Row
from mcof.reference.schema import Column, Fields, columns, reference_models, required, target_of


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
        if str(column) not in self._kept:
            items = target.model._default_manager.filter(**target.shared)
            self._kept[str(column)] = set(items.values_list("code", flat=True))
        earlier = {row.code for row in self._read if row.model is target.model and target.includes(row.stated)}
        return self._kept[str(column)] | earlier


def _clean(row: Row, known: _Known) -> tuple[Fields, list[Problem]]:
    allowed, needed = columns(row.model), required(row.model)
    values: Fields = {}
    problems = [row.problem(name, "is missing") for name in needed if _empty(row.stated.get(name))]
    for name, value in row.stated.items():
        if name not in allowed:
            remedy = f"is not a field of this list; use one of {', '.join(sorted(allowed))}"
            problems.append(row.problem(name, remedy))
        elif not _empty(value) or name not in needed:
            try:
                values[name] = _value(allowed[name], value, known)
            except ValidationError as error:
                problems += [row.problem(name, message) for message in error.messages]
    return values, problems


def _empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _value(column: Column, value: object, known: _Known) -> object:
    if column.many_to_many:
        return sorted(_code(column, code, known) for code in _listed(value))
    if _empty(value) and column.null:
        return None
    if column.is_relation:
        return _code(column, value, known)
    if isinstance(value, dict | list) and not isinstance(column, models.JSONField):
        raise ValidationError("takes a single value")
    if column.choices and value not in (allowed := [str(key) for key, _ in column.flatchoices]):
        raise ValidationError(f"“{value}” is not allowed; use one of {', '.join(allowed)}")
    return column.clean(value, None)


def _listed(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValidationError("takes a list of codes")
    return value


def _code(column: Column, code: object, known: _Known) -> str:
    if code not in (codes := known.codes(column)):
        remedy = f"use one of {', '.join(sorted(codes))}" if codes else "list it first"
        raise ValidationError(f"“{code}” is not a known code; {remedy}")
    return str(code)
