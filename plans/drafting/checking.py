"""Whether values can be kept: their columns' own checks, and codes that exist and may still be chosen.

Only what could not be stored, or would not be understood, is refused here: an incomplete or doubtful section is saved,
and `plans.validation` says what is missing.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plans.catalogue import Catalogue, catalogue
from plans.content.rows import columns, columns_of, kind_of, model_of, tables_of
from plans.models.fields import CodeField, CodesField

# Codes of these are names within the plan itself.
_WITHIN_PLAN = {"objective"}


class InvalidSection(Exception):
    """A section that cannot be kept: `errors` maps places such as `risks.0.impact` to messages."""

    def __init__(self, errors: "dict[str, list[str | Promise]]") -> None:
        self.errors = errors
        super().__init__("; ".join(f"{place}: {messages[0]}" for place, messages in errors.items()))


def check(value: Any, *, before: Any) -> None:
    """Raise InvalidSection, naming every wrong field, unless the section's value can be kept.

    A retired code may stay where `before`, the value so far, already had it.
    """
    errors: dict[str, list[str | Promise]] = {}
    kept = set(_codes(before))
    for place, message in _errors(value, "", catalogue(), kept):
        errors.setdefault(place, []).append(message)
    if errors:
        raise InvalidSection(errors)


def check_rows(value: Any, place: str = "") -> None:
    """Raise InvalidSection where two rows of a table have the same identifier."""
    for name in tables_of(kind_of(value)):
        rows = getattr(value, name)
        if doubles := dict(_doubles(f"{place}{name}", rows)):
            raise InvalidSection({where: [message] for where, message in doubles.items()})
        for number, row in enumerate(rows):
            check_rows(row, f"{place}{name}.{number}.")


def _errors(
    value: Any, place: str, known: Catalogue, kept: set[tuple[str, str]]
) -> "Iterator[tuple[str, str | Promise]]":
    yield from _column_errors(value, place)
    for name, vocabulary, code in _coded(value):
        error = _code_error(known, vocabulary, code, kept)
        if error:
            yield f"{place}{name}", error
    for name in tables_of(kind_of(value)):
        for number, row in enumerate(getattr(value, name)):
            yield from _errors(row, f"{place}{name}.{number}.", known, kept)


def _column_errors(value: Any, place: str) -> Iterator[tuple[str, str]]:
    for name, stored in columns(value).items():
        column = _column(kind_of(value), name)
        if name == "uid" and not stored:
            continue
        try:
            column.clean(stored, None)
        except ValidationError as error:
            yield from ((f"{place}{name}", message) for message in error.messages)


def _doubles(place: str, rows: tuple[Any, ...]) -> "Iterator[tuple[str, str | Promise]]":
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if row.uid and row.uid in seen:
            yield f"{place}.{number}.uid", _("Two rows have this identifier.")
        seen.add(row.uid)


def _code_error(known: Catalogue, vocabulary: str, code: str, kept: set[tuple[str, str]]) -> "Promise | str | None":
    if vocabulary in _WITHIN_PLAN or (vocabulary, code) in kept:
        return None
    entry = known.find(vocabulary, code)
    if entry is None:
        return _("“%(code)s” is not a known code; choose one of the list “%(list)s”.") % {
            "code": code,
            "list": vocabulary,
        }
    if entry.retired:
        return _("“%s” is retired: choose one that is still in use.") % entry.name
    return None


def _coded(value: Any) -> Iterator[tuple[str, str, str]]:
    """Yield field name, vocabulary and code for each code that the value itself holds."""
    for name in columns_of(kind_of(value)):
        column = _column(kind_of(value), name)
        if isinstance(column, CodeField) and getattr(value, name):
            yield name, column.vocabulary, getattr(value, name)
        if isinstance(column, CodesField):
            yield from ((name, column.vocabulary, code) for code in getattr(value, name))


def _codes(value: Any) -> Iterator[tuple[str, str]]:
    yield from ((vocabulary, code) for _name, vocabulary, code in _coded(value))
    for name in tables_of(kind_of(value)):
        for row in getattr(value, name):
            yield from _codes(row)


def _column(kind: type, name: str) -> "Field[Any, Any]":
    return model_of(kind)._meta.get_field(name)  # type: ignore[return-value]  # columns only, never a relation
