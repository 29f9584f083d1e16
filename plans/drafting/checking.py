"""Whether values can be kept: their columns' own checks, and codes that exist and may still be chosen.

Only what could not be stored, or would not be understood, is refused here: an incomplete or doubtful section is saved,
and `plans.validation` says what is missing.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plans.catalogue import Catalogue, catalogue
from plans.content.rows import columns, kind_of, model_of, tables_of
from plans.models.fields import CodeField, CodesField

# Codes of these are names within the plan itself.
_WITHIN_PLAN = {"objective"}


class InvalidSection(Exception):
    """A section that cannot be kept: `errors` maps places such as `risks.0.impact` to messages."""

    def __init__(self, errors: "dict[str, list[str | Promise]]") -> None:
        self.errors = errors
        super().__init__("; ".join(f"{place}: {messages[0]}" for place, messages in errors.items()))


def check(value: Any, *, before: Any) -> None:
    """Raise InvalidSection, naming every wrong field, unless what differs from `before` can be kept.

    `before` is the section's value so far, None for a new one. A retired code may stay where it was, and move.
    """
    errors: dict[str, list[str | Promise]] = {}
    differing = list(_fields(value, before))
    for place, message in (*_column_errors(differing), *_code_errors(differing, before)):
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


def _doubles(place: str, rows: tuple[Any, ...]) -> "Iterator[tuple[str, str | Promise]]":
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if row.uid and row.uid in seen:
            yield f"{place}.{number}.uid", _("Two rows have this identifier.")
        seen.add(row.uid)


_Place = tuple[str, "Field[Any, Any]", Any]
"""A place of a section with its column, and what the column is to keep."""


def _fields(value: Any, before: Any, place: str = "") -> Iterator[_Place]:
    """Yield each field of the value, and of the rows below it, that is not as it was before."""
    if value == before:
        return
    for name, stored in columns(value).items():
        if before is None or getattr(value, name) != getattr(before, name):
            yield f"{place}{name}", _column(kind_of(value), name), stored
    for name in tables_of(kind_of(value)):
        were = {row.uid: row for row in getattr(before, name, ())}
        for number, row in enumerate(getattr(value, name)):
            yield from _fields(row, were.get(row.uid), f"{place}{name}.{number}.")


def _column(kind: type, name: str) -> "Field[Any, Any]":
    return model_of(kind)._meta.get_field(name)  # type: ignore[return-value]  # columns only, never a relation


def _column_errors(differing: Iterable[_Place]) -> Iterator[tuple[str, str]]:
    for place, column, stored in differing:
        if column.name == "uid" and not stored:
            continue
        try:
            column.clean(stored, None)
        except ValidationError as error:
            yield from ((place, message) for message in error.messages)


def _code_errors(differing: Iterable[_Place], before: Any) -> "Iterator[tuple[str, str | Promise]]":
    codes = list(_codes(differing))
    if not codes:  # most saves are of words
        return
    known, kept = catalogue(), {(vocabulary, code) for _place, vocabulary, code in _codes(_fields(before, None))}
    for place, vocabulary, code in codes:
        if (vocabulary, code) not in kept and (error := _code_error(known, vocabulary, code)):
            yield place, error


def _codes(given: Iterable[_Place]) -> Iterator[tuple[str, str, str]]:
    """Yield place, vocabulary and code for each code of the reference data."""
    for place, column, stored in given:
        if isinstance(column, CodeField | CodesField) and column.vocabulary not in _WITHIN_PLAN:
            codes = stored if isinstance(stored, list) else [stored] if stored else []
            yield from ((place, column.vocabulary, code) for code in codes)


def _code_error(known: Catalogue, vocabulary: str, code: str) -> "Promise | str | None":
    entry = known.find(vocabulary, code)
    if entry is None:
        return _("“%(code)s” is not a known code; choose one of the list “%(list)s”.") % {
            "code": code,
            "list": vocabulary,
        }
    if entry.retired:
        return _("“%s” is retired: choose one that is still in use.") % entry.name
    return None
