"""When offices work: weekends of all kinds, public holidays, days of their own, clocks that change."""

import datetime
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from mcof.accounts.models import Country, Office, OfficeDay
from mcof.accounts.terms import day_in_words, distance_in_words
from mcof.accounts.workdays import Calendar, calendar_of, public_holidays, workday_after, workday_before
from tests.factories import make_office

FRIDAY_AND_SATURDAY_OFF = frozenset({6, 0, 1, 2, 3})
DAYS = some.dates(date(2024, 1, 1), date(2030, 12, 31))
ZONES = ["UTC", "Pacific/Kiritimati", "America/Tegucigalpa", "Africa/Cairo", "Europe/Zurich", "Asia/Kathmandu"]
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
CALENDARS = some.builds(
    Calendar,
    zone=some.sampled_from([ZoneInfo(name) for name in ZONES]),
    weekdays=some.sets(some.integers(0, 6), min_size=1).map(frozenset),
    country=some.sampled_from(["", "EG", "KE", "CH", "BD", "??"]),
    own=some.dictionaries(DAYS, some.booleans(), max_size=8),
)


@pytest.mark.parametrize(
    ("day", "count", "calendar", "expected"),
    [
        ("2026-11-25", 1, {}, "2026-11-26"),
        ("2026-11-25", 3, {}, "2026-11-30"),
        ("2026-11-28", 1, {}, "2026-11-30"),
        ("2026-11-27", 0, {}, "2026-11-27"),
        ("2026-12-02", 2, {"weekdays": FRIDAY_AND_SATURDAY_OFF}, "2026-12-06"),
        ("2026-12-24", 1, {"country": "KE"}, "2026-12-28"),
        ("2026-12-24", 1, {"country": "EG"}, "2026-12-25"),
        ("2026-12-02", 1, {"own": {date(2026, 12, 3): False}}, "2026-12-04"),
        ("2026-12-04", 1, {"own": {date(2026, 12, 5): True}}, "2026-12-05"),
        ("2026-12-24", 1, {"country": "KE", "own": {date(2026, 12, 25): True}}, "2026-12-25"),
    ],
)
def test_workdays_leave_out_what_the_office_has_off(
    day: str, count: int, calendar: dict[str, Any], expected: str
) -> None:
    assert workday_after(date.fromisoformat(day), count, Calendar(**calendar)).isoformat() == expected


@PATIENT
@given(day=DAYS, count=some.integers(1, 30), calendar=CALENDARS)
def test_workday_after_counts_exactly_the_days_worked(day: date, count: int, calendar: Calendar) -> None:
    later = workday_after(day, count, calendar)
    assert calendar.works_on(later)
    assert calendar.distance(day, later) == count
    assert calendar.distance(later, day) == -count


@PATIENT
@given(day=DAYS, count=some.integers(1, 30), calendar=CALENDARS)
def test_workday_before_is_a_day_worked_and_lies_before(day: date, count: int, calendar: Calendar) -> None:
    earlier = workday_before(day, count, calendar)
    assert calendar.works_on(earlier)
    assert earlier < day <= workday_after(earlier, count, calendar)


@PATIENT
@given(day=DAYS, calendar=CALENDARS)
def test_moment_falls_on_its_day_in_the_zone_of_the_office(day: date, calendar: Calendar) -> None:
    moment = calendar.moment(day, 8)
    assert (calendar.today(moment), moment.astimezone(calendar.zone).hour) == (day, 8)


def test_eight_in_the_morning_moves_with_the_clocks() -> None:
    zurich = Calendar(zone=ZoneInfo("Europe/Zurich"))
    moments = [zurich.moment(date(2026, 10, day), 8).hour for day in (24, 25, 26)]
    assert moments == [6, 7, 7]


def test_hour_that_is_left_out_strikes_late() -> None:
    zurich = Calendar(zone=ZoneInfo("Europe/Zurich"))
    assert zurich.moment(date(2026, 3, 29), 2).isoformat() == "2026-03-29T01:00:00+00:00"


def test_days_begin_at_other_hours_elsewhere() -> None:
    noon = datetime.datetime(2026, 12, 3, 12, tzinfo=datetime.UTC)
    east, west = (Calendar(zone=ZoneInfo(it)) for it in ("Pacific/Kiritimati", "Pacific/Pago_Pago"))
    assert (east.today(noon), west.today(noon)) == (date(2026, 12, 4), date(2026, 12, 3))
    assert (east.moment(date(2026, 12, 3), 8) - west.moment(date(2026, 12, 3), 8)).total_seconds() == -25 * 3600


def test_every_country_has_its_time_zone_and_its_holidays(db: None) -> None:
    countries = Country.objects.filter(source__contains="United Nations").order_by("code")
    assert {it.code for it in countries if it.time_zone not in available_timezones()} == set()
    assert [it.code for it in countries if not public_holidays(it.iso2, 2021) | public_holidays(it.iso2, 2026)] == []


def test_seat_of_an_office_gives_its_calendar(db: None) -> None:
    region = Office.objects.select_related("country", "seat").get(code="RO-CAI")
    OfficeDay.objects.create(office=region, day=date(2026, 12, 9), works=False)
    expected = Calendar(ZoneInfo("Africa/Cairo"), FRIDAY_AND_SATURDAY_OFF, "EG", {date(2026, 12, 9): False})
    assert calendar_of(region) == expected


def test_office_of_which_nothing_is_known_works_in_utc(db: None) -> None:
    assert calendar_of(make_office()).weekdays == Calendar().weekdays
    assert calendar_of(make_office(time_zone="")).zone == calendar_of(None).zone == ZoneInfo("UTC")


@pytest.mark.parametrize(
    ("day", "language", "expected"),
    [
        ("2026-12-07", "en", "in 2 working days"),
        ("2026-12-04", "en", "in 1 working day"),
        ("2026-12-04", "fr", "dans 1 jour ouvrable"),
        ("2026-12-03", "es", "hoy"),
        ("2026-12-02", "en", "overdue by 1 working day"),
        ("2026-11-27", "fr", "en retard de 4 jours ouvrables"),
    ],
)
def test_distance_in_words(day: str, language: str, expected: str) -> None:
    now = datetime.datetime(2026, 12, 3, 9, tzinfo=datetime.UTC)
    with translation.override(language):
        assert distance_in_words(date.fromisoformat(day), Calendar(), now) == expected


def test_distance_over_days_off_alone_is_none_in_working_days() -> None:
    friday, saturday, sunday = (datetime.datetime(2026, 12, day, 9, tzinfo=datetime.UTC) for day in (4, 5, 6))
    assert distance_in_words(saturday.date(), Calendar(), friday) == "before the next working day"
    assert distance_in_words(saturday.date(), Calendar(), sunday) == "overdue"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "Thursday 3 December 2026"), ("fr", "jeudi 3 décembre 2026"), ("es", "jueves 3 de diciembre de 2026")],
)
def test_day_in_words(language: str, expected: str) -> None:
    with translation.override(language):
        assert day_in_words(date(2026, 12, 3)) == expected
