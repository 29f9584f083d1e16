"""How numbers, money, days and lists are written, in the language that is active."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, cast

from babel import Locale
from babel.dates import format_date
from django.db.models import Field, Model
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from plans.content.rows import model_of

UNKNOWN = "–"
_LOCALES = {"en": "en_GB", "fr": "fr", "es": "es"}
_MILLION = 1_000_000


def label(kind: type, field: str) -> str:
    """Return what a field of the plan is called: the model says it once for forms, report and API."""
    return column_label(model_of(kind), field)


def column_label(model: type[Model], name: str) -> str:
    column = cast("Field[Any, Any]", model._meta.get_field(name))
    return capfirst(str(column.verbose_name))


def heading(kind: type) -> str:
    """Return what a section of the plan is called."""
    return capfirst(str(model_of(kind)._meta.verbose_name))


def number(value: int | Decimal | None) -> str:
    if value is None:
        return UNKNOWN
    plain = value if isinstance(value, int) else Decimal(f"{value.normalize():f}")
    return number_format(plain, force_grouping=True)


def money(value: int | None) -> str:
    return UNKNOWN if value is None else _whole(_("USD %(amount)s") % {"amount": number(value)})


def short_money(value: int) -> str:
    """Return the amount as a headline gives it: millions with one decimal."""
    if value < _MILLION:
        return money(value)
    amount = number_format(value / _MILLION, 1, force_grouping=True)
    return _whole(_("USD %(amount)s million") % {"amount": amount})


def _whole(amount: str) -> str:
    """Keep an amount and its currency on one line."""
    return amount.replace(" ", "\xa0")


def share(part: int | None, whole: int | None) -> str:
    """Return the part in per cent, without the sign; it is unknown where either is, and of nothing."""
    return number(round(100 * part / whole)) if whole and part is not None else UNKNOWN


def day(value: datetime.date | None) -> str:
    """Return the day in full; French counts its first as an ordinal."""
    if value is None:
        return UNKNOWN
    told = format_date(value, "long", locale=_locale())
    return f"1er{told[1:]}" if value.day == 1 and _locale().startswith("fr") else told


def month(value: datetime.date) -> str:
    return format_date(value, "LLL yyyy", locale=_locale())


def reached(people: int | None, on: datetime.date | None) -> str:
    """Return how many people were reached, with the day up to which they were counted, where that is known."""
    if people is None or on is None:
        return number(people)
    return _("%(people)s, as of %(day)s") % {"people": number(people), "day": day(on)}


def period(start: datetime.date | None, end: datetime.date | None) -> str:
    if start and end:
        return _("%(start)s to %(end)s") % {"start": day(start), "end": day(end)}
    return day(start or end)


def months(start: datetime.date | None, end: datetime.date | None) -> str:
    """Return a stretch of time short enough for a column."""
    return "–".join(dict.fromkeys(month(it) for it in (start, end) if it))


def listed(items: Iterable[str]) -> str:
    """Return the items in one line; they may have commas and capitals of their own."""
    return pgettext("between the items of a list", "; ").join(items)


def language_name(code: str) -> str:
    """Return the name of a language as it stands inside a sentence."""
    return str(Locale.parse(_locale()).languages[code])


def yes_or_no(value: bool | None) -> str:
    return UNKNOWN if value is None else _("yes") if value else _("no")


def _locale() -> str:
    return _LOCALES[get_language() or "en"]
