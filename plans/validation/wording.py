"""What a finding says: translated, and its figures and names written out, at the moment somebody reads it."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias, cast

from django.utils import formats
from django.utils.functional import lazy

from plans.catalogue import Entry
from plans.content.rows import kind_of, model_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Text: TypeAlias = "_StrPromise"


def _written(text: Text, /, **values: object) -> str:
    return str(text) % {name: shown(value) for name, value in values.items()}


# say(_("%(people)s people …"), people=12000) is text that waits for its reader, as gettext_lazy is.
say = cast(Callable[..., Text], lazy(_written, str))


def shown(value: object) -> str:
    """Return the value as its reader writes it; several are parted by semicolons."""
    if isinstance(value, tuple | list):
        return "; ".join(map(shown, value))
    if isinstance(value, Decimal):
        return formats.number_format(f"{value:f}".rstrip("0").rstrip(".") if value % 1 else int(value))
    if isinstance(value, int):
        return formats.number_format(value)
    if isinstance(value, datetime.date):
        return formats.date_format(value)
    return value.name if isinstance(value, Entry) else str(value)


def label(value: object, name: str) -> Text:
    """Return what the field of a section or row is called on the form."""
    return cast(Text, model_of(kind_of(value))._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # a column
