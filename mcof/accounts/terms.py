"""Days in words: by their weekday, and by how many working days of an office they are away."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mcof.accounts.workdays import Calendar


def day_in_words(day: datetime.date) -> str:
    return date_format(day, pgettext("format of a date", "l j F Y"))


def distance_in_words(day: datetime.date, calendar: Calendar, now: datetime.datetime | None = None) -> str:
    """Return how far a term is away: "in 2 working days", "today", "overdue by 1 working day"."""
    today = calendar.today(now)
    if day == today:
        return _("today")
    count = calendar.distance(today, day)
    if day > today:
        said = ngettext("in %(n)s working day", "in %(n)s working days", count)
        return said % {"n": count} if count else _("before the next working day")
    said = ngettext("overdue by %(n)s working day", "overdue by %(n)s working days", -count)
    return said % {"n": -count} if count else _("overdue")
