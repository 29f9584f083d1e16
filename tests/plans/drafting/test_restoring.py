"""Bringing back what a section was: a save like any other."""

import pytest

from mcof.accounts.answers import Refused
from mcof.audit.models import Event
from plans import drafting
from plans.content import values
from plans.content.history import section_at
from plans.content.rows import load_section
from plans.models import Plan, SetAside
from tests.cast import Cast
from tests.plans.working import minutes, revision_of, write

FIRST = values.States(cooperation="One")


@pytest.fixture
def worked(plan: Plan, cast: Cast) -> Plan:
    write(plan, "One", by=cast.drafter, at=minutes(0))
    write(plan, "Two", by=cast.colleague, at=minutes(5))
    return plan


def test_restored_text_is_the_newest_save_and_the_one_before_stays(worked: Plan, cast: Cast) -> None:
    revision = drafting.restore_section(
        worked, key="states", value=FIRST, point="states-1", revision=2, by=cast.drafter
    )
    assert (revision, revision_of(worked, "states")) == (3, 3)
    assert load_section(worked, "states") == FIRST
    assert section_at(worked, "states", 2) == values.States(cooperation="Two")


def test_trail_says_what_was_restored(worked: Plan, cast: Cast) -> None:
    drafting.restore_section(worked, key="states", value=FIRST, point="states-1", revision=2, by=cast.drafter)
    restored, saved = Event.objects.about_plan(worked.reference).newest_first()[:2]
    assert (restored.action, saved.action) == ("section.restored", "section.saved")
    assert restored.data["detail"] == {"section": "states", "restored_from": "states-1", "revision": 3}


def test_restoring_what_is_there_is_no_save(worked: Plan, cast: Cast) -> None:
    now, events = load_section(worked, "states"), Event.objects.count()
    assert drafting.restore_section(worked, key="states", value=now, point="now", revision=2, by=cast.drafter) == 2
    assert Event.objects.count() == events


def test_what_a_colleague_changed_meanwhile_is_not_written_over(worked: Plan, cast: Cast) -> None:
    write(worked, "Three", by=cast.colleague, at=minutes(6))
    with pytest.raises(drafting.StaleSection):
        drafting.restore_section(worked, key="states", value=FIRST, point="states-1", revision=2, by=cast.drafter)
    assert load_section(worked, "states") == values.States(cooperation="Three")
    assert not SetAside.objects.exists()


@pytest.mark.parametrize("who", ["reviewer", "stranger", "focal_point"])
def test_section_is_restored_by_those_who_may_write(worked: Plan, cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        drafting.restore_section(worked, key="states", value=FIRST, point="states-1", revision=2, by=cast.person(who))
    assert load_section(worked, "states") == values.States(cooperation="Two")
