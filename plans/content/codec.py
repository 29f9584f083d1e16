"""Values to JSON and back, by the types of their dataclasses.

Dates are ISO 8601, decimals are strings (no float ever touches them), tuples are lists. Reading is strict: an unknown
key, a missing one without a default or a value of the wrong type is an error that names its place.
"""

import datetime
import json
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

T = TypeVar("T")
LATER = {"later": True}
"""Metadata of a field that plans have not had from the beginning.

What is frozen names it only where it holds something, so that versions from before it keep their fingerprints.
"""


class Malformed(ValueError):
    """JSON that does not fit the type: `errors` maps a place such as `risks.0.impact` to what is wrong there."""

    def __init__(self, errors: "dict[str, str | Promise]") -> None:
        self.errors = errors
        super().__init__("; ".join(f"{place}: {message}" for place, message in errors.items()))


def to_plain(value: Any, *, freezing: bool = False) -> Any:
    """Return the value as dicts, lists, strings, numbers, booleans and None.

    Freezing leaves out later fields that hold nothing.
    """
    if is_dataclass(value):
        named = (field for field in fields(value) if not (freezing and _left_out(field, value)))
        return {field.name: to_plain(getattr(value, field.name), freezing=freezing) for field in named}
    if isinstance(value, tuple):
        return [to_plain(item, freezing=freezing) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def _left_out(field: "Field[Any]", value: Any) -> bool:
    return "later" in field.metadata and bool(getattr(value, field.name) == field.default)


def to_json(value: Any) -> str:
    """Return the value as it is frozen."""
    return canonical(to_plain(value, freezing=True))


def canonical(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(kind: type[T], text: str) -> T:
    return from_plain(kind, json.loads(text))


def from_plain(kind: type[T], plain: Any, *, base: T | None = None) -> T:
    """Build a value of the dataclass from plain data; keys left out keep the value of `base` or the default.

    Raises Malformed with every error found, not only the first.
    """
    reader = _Reader()
    value: T = reader.read(kind, plain, "", base)
    if reader.errors:
        raise Malformed(reader.errors)
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


class _Reader:
    """Reads by type and notes every error; what it returns beside errors is of no use."""

    def __init__(self) -> None:
        self.errors: dict[str, str | Promise] = {}

    def read(self, kind: Any, plain: Any, place: str, base: Any = None) -> Any:
        if is_dataclass(kind):
            return self._record(kind, plain, place, base)
        if get_origin(kind) is tuple:
            return self._list(get_args(kind)[0], plain, place)
        if get_origin(kind) in {UnionType, Union}:
            if plain is None:
                return None
            kind = next(option for option in get_args(kind) if option is not NoneType)
        return self._single(kind, plain, place)

    def _record(self, kind: Any, plain: Any, place: str, base: Any) -> Any:
        if not isinstance(plain, dict):
            self.errors[place or "."] = _("Give an object with named fields.")
            return None
        known = {field.name: field for field in fields(kind)}
        for name in sorted(plain.keys() - known.keys()):
            self.errors[_at(place, name)] = _("There is no field of this name.")
        values = {}
        for name, field in known.items():
            if name in plain:
                values[name] = self.read(_hints(kind)[name], plain[name], _at(place, name))
            elif base is not None:
                values[name] = getattr(base, name)
            elif field.default is MISSING and field.default_factory is MISSING:
                self.errors[_at(place, name)] = _("This field is needed.")
        return None if self.errors else kind(**values)

    def _list(self, kind: Any, plain: Any, place: str) -> tuple[Any, ...]:
        if not isinstance(plain, list):
            self.errors[place] = _("Give a list.")
            return ()
        return tuple(self.read(kind, item, _at(place, str(number))) for number, item in enumerate(plain))

    def _single(self, kind: Any, plain: Any, place: str) -> Any:
        try:
            return _READERS[kind](plain)
        except (ValueError, TypeError, InvalidOperation):
            self.errors[place] = _EXPECTED[kind]
            return None


def _at(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _text(plain: Any) -> str:
    if not isinstance(plain, str) or "\x00" in plain:
        raise TypeError
    return plain


def _whole(plain: Any) -> int:
    if isinstance(plain, bool) or not isinstance(plain, int):
        raise TypeError
    return plain


def _truth(plain: Any) -> bool:
    if not isinstance(plain, bool):
        raise TypeError
    return plain


def _decimal(plain: Any) -> Decimal:
    if isinstance(plain, bool) or not isinstance(plain, str | int):
        raise TypeError
    number = Decimal(plain)
    if not number.is_finite():
        raise ValueError
    return number


_READERS = {
    str: _text,
    int: _whole,
    bool: _truth,
    Decimal: _decimal,
    datetime.date: datetime.date.fromisoformat,
}
_EXPECTED = {
    str: _("Give text."),
    int: _("Give a whole number without separators."),
    bool: _("Give true or false."),
    Decimal: _("Give a decimal number as text, such as “12.5”."),
    datetime.date: _("Give a date as year-month-day, such as 2026-11-23."),
}
