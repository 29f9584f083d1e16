"""Sessions of work: one person, one section, no longer break."""

import pytest
from pytest_django import DjangoAssertNumQueries

from plans.history import sessions_of
from plans.models import Plan
from tests.cast import Cast
from tests.plans.working import minutes, write


@pytest.fixture
def worked(plan: Plan, cast: Cast) -> Plan:
    """The drafter twice with a long break between, and the colleague on the same section and another."""
    write(plan, "One", by=cast.drafter, at=minutes(0))
    write(plan, "One two", by=cast.drafter, at=minutes(20))
    write(plan, "Watched", by=cast.colleague, at=minutes(25), key="risks")
    write(plan, "One two three", by=cast.drafter, at=minutes(90))
    write(plan, "Four", by=cast.colleague, at=minutes(95))
    return plan


def test_saves_of_one_person_without_a_break_are_one_session(worked: Plan, cast: Cast) -> None:
    told = [(it.key, it.by_name, it.since, it.revision, it.saves) for it in sessions_of(worked)]
    assert told == [
        ("states", "Colleague", 3, 4, 1),
        ("states", "Drafter", 2, 3, 1),
        ("risks", "Colleague", 0, 1, 1),
        ("states", "Drafter", 0, 2, 2),
    ]


def test_session_lasts_from_its_first_save_to_its_last(worked: Plan) -> None:
    first = sessions_of(worked)[-1]
    assert (first.began_at, first.ended_at) == (minutes(0), minutes(20))
    assert (first.before, first.after) == ("states-0", "states-2")


def test_sessions_are_read_in_one_statement(worked: Plan, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        sessions_of(worked)
