"""Which step of a term is told when: at every pattern of runs each at most once, and the last that matters."""

import datetime
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mcof.accounts.workdays import Calendar
from plans.reminding.steps import ESCALATION, STEPS, Term, to_tell

LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
DUE = date(2026, 12, 3)  # a Thursday
DAYS = some.dates(date(2025, 1, 1), date(2028, 12, 31))
ZONES = ("UTC", "Pacific/Kiritimati", "America/Tegucigalpa", "Europe/Zurich", "Africa/Cairo", "Asia/Kathmandu")
CALENDARS = some.builds(
    Calendar,
    zone=some.sampled_from([ZoneInfo(name) for name in ZONES]),
    weekdays=some.sampled_from([frozenset({0, 1, 2, 3, 4}), frozenset({6, 0, 1, 2, 3}), frozenset({5, 6, 0, 1, 2, 3})]),
    country=some.sampled_from(["", "EG", "KE", "CH", "HN"]),
    own=some.dictionaries(DAYS, some.booleans(), max_size=5),
)
RUNS = some.lists(some.integers(0, 60 * 24 * 45), min_size=1, max_size=40)
PATIENT = settings(max_examples=300)


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"{text}+00:00")


def run(term: Term, moments: Sequence[datetime.datetime]) -> list[str]:
    """Let the scheduler run at these moments, and return what was told, in order."""
    told: list[str] = []
    for now in moments:
        told += [step.code for step in to_tell(term, told, now)]
    return told


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-12-01T07:59", []),
        ("2026-12-01T08:00", ["-2"]),
        ("2026-12-03T08:00", ["0"]),
        ("2026-12-04T08:00", ["+1"]),
        ("2026-12-07T08:00", ["+1"]),
        ("2026-12-08T08:00", ["+1", "escalated"]),
        ("2026-12-09T08:00", ["+4", "escalated"]),
        ("2026-12-14T08:00", ["+7", "escalated"]),
        ("2026-12-17T08:00", ["+10", "escalated"]),
        ("2027-06-01T08:00", ["+10", "escalated"]),
    ],
)
def test_first_run_after_a_time_without_tells_the_last_step_alone(now: str, told: list[str]) -> None:
    assert run(Term(DUE, LONG_AGO, Calendar()), [at(now)]) == told


@pytest.mark.parametrize(
    ("runs", "told"),
    [
        (["12-01", "12-02", "12-03", "12-04", "12-07", "12-08"], ["-2", "0", "+1", "escalated"]),
        (["12-01", "12-01", "12-01"], ["-2"]),
        (["12-01", "12-05", "12-06"], ["-2", "+1"]),
        (["12-02", "12-09", "12-17", "12-18"], ["-2", "+4", "escalated", "+10"]),
        (["12-03", "12-01"], ["0"]),
    ],
    ids=["every day", "again and again", "days without", "weeks without", "a clock that goes back"],
)
def test_missed_runs_lose_no_step_that_matters_and_double_none(runs: list[str], told: list[str]) -> None:
    assert run(Term(DUE, LONG_AGO, Calendar()), [at(f"2026-{day}T09:00") for day in runs]) == told


@PATIENT
@given(due_on=DAYS, calendar=CALENDARS, minutes=RUNS)
def test_any_pattern_of_runs_tells_each_step_once_and_the_last_that_came(
    due_on: date, calendar: Calendar, minutes: list[int]
) -> None:
    term = Term(due_on, LONG_AGO, calendar)
    begin = datetime.datetime.combine(due_on, datetime.time(), datetime.UTC) - timedelta(days=15)
    moments = [begin + timedelta(minutes=it) for it in sorted(minutes)]
    told = run(term, moments)
    assert len(told) == len(set(told))
    reached = [step.code for step in STEPS if step.moment(due_on, calendar) <= moments[-1]]
    reminders = [code for code in told if code != ESCALATION.code]
    assert reminders[-1:] == reached[-1:]
    assert reminders == [code for code in reached if code in reminders]
    assert (ESCALATION.code in told) == (ESCALATION.moment(due_on, calendar) <= moments[-1])


@PATIENT
@given(due_on=DAYS, calendar=CALENDARS)
def test_steps_come_in_their_order_at_eight_on_days_worked(due_on: date, calendar: Calendar) -> None:
    moments = [step.moment(due_on, calendar) for step in STEPS]
    assert moments == sorted(set(moments))
    assert {it.astimezone(calendar.zone).hour for it in moments} == {8}
    assert all(calendar.works_on(calendar.today(it)) for it in moments)


@PATIENT
@given(due_on=DAYS, calendar=CALENDARS, minutes=RUNS)
def test_nothing_that_came_before_the_day_was_set_is_told(due_on: date, calendar: Calendar, minutes: list[int]) -> None:
    begin = datetime.datetime.combine(due_on, datetime.time(), datetime.UTC) - timedelta(days=15)
    since = begin + timedelta(minutes=minutes[0])
    told = run(Term(due_on, since, calendar), [begin + timedelta(minutes=it) for it in sorted(minutes)])
    assert all(step.moment(due_on, calendar) > since for step in (*STEPS, ESCALATION) if step.code in told)


@pytest.mark.parametrize(
    ("due_on", "given", "expected"),
    [
        # Thursday is two working days after Monday, where Friday and Saturday are off.
        ("2026-12-06", {"weekdays": frozenset({6, 0, 1, 2, 3})}, ["12-02", "12-06", "12-07"]),
        ("2026-12-05", {}, ["12-03", "12-04", "12-07"]),
        ("2026-12-28", {"country": "KE"}, ["12-23", "12-28", "12-29"]),
        ("2026-12-25", {"country": "KE"}, ["12-23", "12-24", "12-28"]),
    ],
    ids=["Friday and Saturday off", "due on a day off", "holidays before", "due on a holiday"],
)
def test_steps_fall_on_working_days(due_on: str, given: dict[str, Any], expected: list[str]) -> None:
    calendar = Calendar(**given)
    moments = [step.moment(date.fromisoformat(due_on), calendar) for step in STEPS[:3]]
    assert [f"{it:%m-%d}" for it in moments] == expected


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Pacific/Kiritimati", "2026-12-02T18:00"),
        ("America/Tegucigalpa", "2026-12-03T14:00"),
        ("Europe/Zurich", "2026-12-03T07:00"),
        ("Asia/Kathmandu", "2026-12-03T02:15"),
    ],
)
def test_the_day_begins_at_eight_by_the_clock_of_the_office(zone: str, expected: str) -> None:
    term = Term(DUE, LONG_AGO, Calendar(zone=ZoneInfo(zone)))
    before = at(expected) - timedelta(minutes=1)
    assert (run(term, [before, at(expected)])) == ["-2", "0"]


def test_rule_is_the_one_that_people_are_told() -> None:
    """The page about mail says it in words."""
    assert [step.days for step in STEPS] == [-2, 0, 1, 4, 7, 10]


def test_clocks_that_change_between_two_steps_move_neither() -> None:
    zurich = Calendar(zone=ZoneInfo("Europe/Zurich"))
    moments = [step.moment(date(2026, 10, 26), zurich).isoformat() for step in STEPS[:3]]
    assert moments == ["2026-10-22T06:00:00+00:00", "2026-10-26T07:00:00+00:00", "2026-10-27T07:00:00+00:00"]
