"""The plan at any point of its past, as it was there."""

import pytest
from pytest_django import DjangoAssertNumQueries

from plans import drafting, workflow
from plans.content import load
from plans.history import NOW, UnknownPoint, contents_at, milestone_point, version_point
from plans.models import Plan
from tests.cast import Cast
from tests.plans.working import minutes, revision_of, write


@pytest.fixture
def worked(plan: Plan, cast: Cast) -> Plan:
    write(plan, "One", by=cast.drafter, at=minutes(0))
    write(plan, "Watched", by=cast.colleague, at=minutes(5), key="risks")
    write(plan, "Two", by=cast.drafter, at=minutes(10))
    write(plan, "Watched daily", by=cast.colleague, at=minutes(15), key="risks")
    return plan


def texts(plan: Plan, point: str) -> tuple[str, str]:
    [content] = contents_at(plan, point)
    return content.states.cooperation, content.risks.overview


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("states-0", ("", "")),
        ("states-1", ("One", "")),
        ("risks-0", ("One", "")),
        ("risks-1", ("One", "Watched")),
        ("states-2", ("Two", "Watched")),
        ("risks-2", ("Two", "Watched daily")),
        (NOW, ("Two", "Watched daily")),
    ],
)
def test_point_after_a_save_is_the_whole_draft_at_that_moment(
    worked: Plan, point: str, expected: tuple[str, str]
) -> None:
    assert texts(worked, point) == expected


def test_milestone_is_the_draft_as_it_was_named(worked: Plan, cast: Cast) -> None:
    milestone = drafting.name_milestone(worked, name="Before the mission", by=cast.drafter)
    named = load(worked)
    write(worked, "Three", by=cast.drafter, at=minutes(20))
    assert contents_at(worked, milestone_point(milestone), NOW) == [named, load(worked)]


def test_version_is_what_was_submitted(ready: Plan, cast: Cast) -> None:
    version = workflow.submit(ready, by=cast.head)
    workflow.withdraw(ready, by=cast.head)
    submitted = load(ready)
    write(ready, "Later", by=cast.drafter, at=minutes(0))
    assert contents_at(ready, version_point(version)) == [submitted]


def test_sector_taken_out_is_in_the_past_as_it_was(ready: Plan, cast: Cast) -> None:
    complete = load(ready)
    milestone = drafting.name_milestone(ready, name="All sectors", by=cast.drafter)
    drafting.choose_sectors(ready, sectors=["S21-14"], revision=revision_of(ready, drafting.CHOICE), by=cast.drafter)
    assert contents_at(ready, milestone_point(milestone)) == [complete]
    drafting.choose_sectors(
        ready, sectors=["S21-14", "S21-03"], revision=revision_of(ready, drafting.CHOICE), by=cast.drafter
    )
    assert contents_at(ready, milestone_point(milestone)) == [complete]


@pytest.mark.parametrize(
    "point", ["", "yesterday", "states-", "states-x", "states-²", "milestone-999", "version-1", "partners-1", "x-1"]
)
def test_point_that_the_plan_does_not_have_is_unknown(worked: Plan, point: str) -> None:
    with pytest.raises(UnknownPoint):
        contents_at(worked, point)


def test_milestone_of_another_plan_is_unknown(worked: Plan, cast: Cast) -> None:
    [identity] = [load(worked).identity]
    other = drafting.start_plan(office=cast.office, identity=identity, edition="2021", by=cast.drafter)
    milestone = drafting.name_milestone(other, name="Elsewhere", by=cast.drafter)
    with pytest.raises(UnknownPoint):
        contents_at(worked, milestone_point(milestone))


@pytest.mark.parametrize("saves", [1, 30])
def test_two_points_take_as_many_statements_however_much_was_saved(
    worked: Plan, cast: Cast, saves: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(saves):
        write(worked, f"Text {number}", by=cast.drafter, at=minutes(20 + number))
    with django_assert_num_queries(24):
        contents_at(worked, "states-1", "risks-1")
