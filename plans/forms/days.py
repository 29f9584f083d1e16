"""Days as people and spreadsheets write them: 2026-03-01, 01/03/2026, 1 March 2026, 1-mars-26.

In figures the day comes before the month, as in all three languages of the site. What could be read otherwise, such as
03/14/2026, is an error, and stays in its field.
"""

import datetime
import re
from functools import cache
from typing import Any

from babel.dates import get_month_names
from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from crosscutting.framework import sortable
from mcof.reference.items import SUPPORTED
from plans.forms.widgets import Day

_NAME, _NTH = r"(?P<name>[^\W\d]{3,})\.?", r"(?:er|st|nd|rd|th|º)"
_WRITTEN = [
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})([-/.])(?P<month>\d{1,2})\2(?P<year>\d{4}|\d\d)",
        rf"(?P<day>\d{{1,2}}){_NTH}?[\s-]+(?:de )?{_NAME},?[\s-]+(?:del? )?(?P<year>\d{{4}}|\d\d)",
        rf"{_NAME} (?P<day>\d{{1,2}}){_NTH}?,? (?P<year>\d{{4}})",
    )
]
_MIDNIGHT = re.compile(r"[T\s]00:00(:00)?(\.0+)?$")
_CENTURY = 2000


def read_day(text: str) -> datetime.date | None:
    """Return the day, or None where the text is none, or more than one."""
    text = " ".join(_MIDNIGHT.sub("", text.strip()).split()).casefold()
    found = next(filter(None, (pattern.fullmatch(text) for pattern in _WRITTEN)), None)
    if found is None:
        return None
    parts = found.groupdict()
    year, day = int(parts["year"]), int(parts["day"])
    month = _month(parts["name"]) if parts.get("name") else int(parts["month"])
    try:
        return datetime.date(year if len(parts["year"]) == 4 else _CENTURY + year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    """Return the month whose name begins like this in some language of the site, or 0."""
    wanted = sortable(name)
    fitting = {number for number, known in _month_names() if known.startswith(wanted)}
    return fitting.pop() if len(fitting) == 1 else 0


@cache
def _month_names() -> list[tuple[int, str]]:
    names = ((number, name) for it in SUPPORTED for number, name in get_month_names("wide", locale=it).items())
    return [(number, sortable(name)) for number, name in names]


class DayField(forms.DateField):
    widget = Day

    default_error_messages = {"invalid": _("Write a day such as %(example)s, or as year, month and day: %(iso)s.")}
    example = datetime.date(2026, 3, 31)

    def to_python(self, value: Any) -> datetime.date | None:
        if value in self.empty_values:
            return None
        day = read_day(str(value))
        if day is None:
            params = {"example": date_format(self.example, "SHORT_DATE_FORMAT"), "iso": self.example.isoformat()}
            raise ValidationError(self.error_messages["invalid"], code="invalid", params=params)
        return day
