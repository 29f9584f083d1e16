"""Values to JSON and back, by the types of their dataclasses.

Dates are ISO 8601, decimals are strings (no float ever touches them), tuples are lists. Reading is strict: an unknown
key, a missing one without a default or a value of the wrong type is an error that names its place.
"""

import datetime
import json
import types
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

T = TypeVar("T")


class Malformed(ValueError):
    """JSON that does not fit the type: `errors` maps a place such as `risks.0.impact` to what is wrong there."""

    def __init__(self, errors: "dict[str, str | Promise]") -> None:
        self.errors = errors
        super().__init__("; ".join(f"{place}: {message}" for place, message in errors.items()))


def to_plain(value: Any) -> Any:
    """Return the value as dicts, lists, strings, numbers, booleans and None."""
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def to_json(value: Any) -> str:
    return json.dumps(to_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(kind: type[T], text: str) -> T:
    return from_plain(kind, json.loads(text))


def from_plain(kind: type[T], plain: Any, *, base: T | None = None) -> T:
    """Build a value of the dataclass from plain data; keys left out keep the value of `base` or the default.

    Raises Malformed with every error found, not only the first.
    """
    errors: dict[str, str | Promise] = {}
    value = _read(kind, plain, "", errors, base)
    if errors:
        raise Malformed(errors)
    return value  # type: ignore[no-any-return]  # the reader is typed by its data


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, plain: Any, place: str, errors: "dict[str, str | Promise]", base: Any = None) -> Any:
    if is_dataclass(kind):
        return _read_record(kind, plain, place, errors, base)  # type: ignore[arg-type]  # a class, not an instance
    if get_origin(kind) is tuple:
        return _read_list(get_args(kind)[0], plain, place, errors)
    if get_origin(kind) in (types.UnionType, Union):
        if plain is None:
            return None
        kind = next(option for option in get_args(kind) if option is not types.NoneType)
    try:
        return _READERS[kind](plain)
    except (ValueError, TypeError, InvalidOperation):
        errors[place] = _EXPECTED[kind]
        return None


def _read_record(kind: type, plain: Any, place: str, errors: "dict[str, str | Promise]", base: Any) -> Any:
    if not isinstance(plain, dict):
        errors[place or "."] = _("Give an object with named fields.")
        return None
    known = {field.name: field for field in fields(kind)}
    for name in sorted(plain.keys() - known.keys()):
        errors[_at(place, name)] = _("There is no field of this name.")
    values = dict(_read_fields(kind, known, plain, place, errors, base))
    return None if any(_below(place, error) for error in errors) else kind(**values)


def _read_fields(
    kind: type, known: dict[str, Any], plain: dict[str, Any], place: str, errors: "dict[str, str | Promise]", base: Any
) -> Iterator[tuple[str, Any]]:
    for name, field in known.items():
        if name in plain:
            yield name, _read(_hints(kind)[name], plain[name], _at(place, name), errors)
        elif base is not None:
            yield name, getattr(base, name)
        elif field.default is MISSING and field.default_factory is MISSING:
            errors[_at(place, name)] = _("This field is needed.")


def _read_list(kind: Any, plain: Any, place: str, errors: "dict[str, str | Promise]") -> Any:
    if not isinstance(plain, list):
        errors[place] = _("Give a list.")
        return ()
    return tuple(_read(kind, item, _at(place, str(number)), errors) for number, item in enumerate(plain))


def _at(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _below(place: str, error: str) -> bool:
    return not place or error == place or error.startswith(f"{place}.")


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
