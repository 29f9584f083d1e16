"""Days on which offices work: their weekdays, the public holidays of where they sit, and days of their own."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from django.utils import timezone

from mcof.accounts.models import Office

USUAL = frozenset({0, 1, 2, 3, 4})
_UTC = ZoneInfo("UTC")
_ONE = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """When an office works: weekdays count from Monday, 0; `own` says of some days whether it works whatever else."""

    zone: ZoneInfo = _UTC
    weekdays: frozenset[int] = USUAL
    country: str = ""
    own: Mapping[datetime.date, bool] = field(default_factory=dict)

    def works_on(self, day: datetime.date) -> bool:
        if day in self.own:
            return self.own[day]
        return day.weekday() in self.weekdays and day not in public_holidays(self.country, day.year)

    def today(self, now: datetime.datetime | None = None) -> datetime.date:
        return timezone.localdate(now, self.zone)

    def moment(self, day: datetime.date, hour: int) -> datetime.datetime:
        """Return when that hour of the day strikes there; an hour that a change of clocks leaves out strikes late."""
        struck = datetime.datetime.combine(day, datetime.time(hour), self.zone)
        return struck.astimezone(datetime.UTC)

    def distance(self, first: datetime.date, last: datetime.date) -> int:
        """Return how many working days after the first day the last one comes; below zero where it comes before."""
        if last < first:
            return -self.distance(last, first)
        days = (first + n * _ONE for n in range(1, (last - first).days + 1))
        return sum(map(self.works_on, days))


def workday_after(day: datetime.date, count: int, calendar: Calendar) -> datetime.date:
    """Return the day that many working days later."""
    return _counted(day, count, calendar, _ONE)


def workday_before(day: datetime.date, count: int, calendar: Calendar) -> datetime.date:
    """Return the day that many working days earlier."""
    return _counted(day, count, calendar, -_ONE)


def _counted(day: datetime.date, count: int, calendar: Calendar, step: datetime.timedelta) -> datetime.date:
    while count > 0:
        day += step
        count -= calendar.works_on(day)
    return day


def calendar_of(office: Office | None) -> Calendar:
    """Return the calendar of the office; for a list of offices, have their country, seat and days read before."""
    if office is None:
        return Calendar()
    country = office.sits_in
    return Calendar(
        zone=ZoneInfo(zone_of(office)),
        weekdays=weekdays_of(office),
        country=country.iso2 if country else "",
        own={it.day: it.works for it in office.days.all()},
    )


def zone_of(office: Office) -> str:
    return office.time_zone or usual_zone(office)


def usual_zone(office: Office) -> str:
    """Return the time zone of where the office sits: that of its capital, where a country has several."""
    return (office.sits_in.time_zone if office.sits_in else "") or "UTC"


def weekdays_of(office: Office) -> frozenset[int]:
    return frozenset(map(int, office.working_days)) or usual_weekdays(office)


def usual_weekdays(office: Office) -> frozenset[int]:
    return _weekdays(office.sits_in.iso2) if office.sits_in else USUAL


@cache
def public_holidays(country: str, year: int, language: str = "en") -> dict[datetime.date, str]:
    """Return the public holidays of a country, by its two-letter code, with their names; none for one unknown.

    Names are in the language where they are known in it, else in English, else as people say there.
    """
    if not _known(country):
        return {}
    known = holidays.list_localized_countries().get(country, [])
    spoken = next((it for it in (language, "en_US") if it in known), None)
    return dict(holidays.country_holidays(country, years=year, language=spoken))


@cache
def _weekdays(country: str) -> frozenset[int]:
    return frozenset(range(7)) - holidays.country_holidays(country).weekend if _known(country) else USUAL


def _known(country: str) -> bool:
    return country in holidays.list_supported_countries(include_aliases=False)
