"""Who writes which section by when, and who has finished theirs."""

import datetime

import pytest
from django.utils import timezone

from mcof.accounts.answers import Refused
from mcof.accounts.roles import Role
from mcof.audit.models import Event
from plans import drafting, sharing, workflow
from plans.content import values
from plans.drafting import teamwork
from plans.models import Assignment, Plan, ReadyMark, Section
from plans.portfolio.desk import sections_for
from tests.cast import Cast
from tests.factories import make_membership, make_user

TODAY = timezone.localdate()
TOMORROW = TODAY + datetime.timedelta(days=1)
OUTSIDE = ["regional", "reviewer", "focal_point", "stranger", "administrator"]


def assignments(plan: Plan) -> dict[str, tuple[str, datetime.date | None]]:
    found = Assignment.objects.filter(section__plan=plan).select_related("section", "person")
    return {it.section.key: (it.person.name, it.due_on) for it in found}


def actions(plan: Plan) -> list[str]:
    return [event.action for event in Event.objects.about_plan(plan.reference).order_by("pk")]


def save(plan: Plan, cast: Cast, who: str, text: str) -> int:
    revision = Section.objects.get(plan=plan, key="monitoring").revision
    value = values.Monitoring(approach=text)
    return drafting.save_section(plan, key="monitoring", value=value, revision=revision, by=cast.person(who))


def mark(plan: Plan) -> ReadyMark:
    return ReadyMark.objects.select_related("section").get(section__plan=plan)


def test_sections_are_assigned_with_a_day(plan: Plan, cast: Cast) -> None:
    drafting.assign(plan, keys=["risks", "people"], person=cast.colleague, due_on=TOMORROW, by=cast.drafter)
    assert assignments(plan) == {"risks": ("Colleague", TOMORROW), "people": ("Colleague", TOMORROW)}
    event = Event.objects.about_plan(plan.reference).newest_first()[0]
    detail = {"section": "risks", "person": "Colleague", "due_on": TOMORROW.isoformat()}
    assert (event.action, event.actor_name, event.data["detail"]) == ("section.assigned", "Drafter", detail)


def test_assigning_is_no_change_of_the_text(plan: Plan, cast: Cast) -> None:
    before = Plan.objects.get(pk=plan.pk).changed_at
    drafting.assign(plan, keys=["monitoring"], person=cast.colleague, due_on=None, by=cast.drafter)
    section = Section.objects.get(plan=plan, key="monitoring")
    assert (section.revision, section.changed_by) == (0, None)
    assert Plan.objects.get(pk=plan.pk).changed_at == before
    assert save(plan, cast, "drafter", "Weekly") == 1


def test_assigning_again_puts_the_new_person_in_place_of_the_old(plan: Plan, cast: Cast) -> None:
    drafting.assign(plan, keys=["risks"], person=cast.colleague, due_on=TOMORROW, by=cast.drafter)
    drafting.assign(plan, keys=["risks"], person=cast.head, due_on=None, by=cast.colleague)
    assert assignments(plan) == {"risks": ("Head", None)}


@pytest.mark.parametrize("due_on", [TODAY, None])
def test_assigning_twice_is_one_deed(plan: Plan, cast: Cast, due_on: datetime.date | None) -> None:
    for _time in range(2):
        drafting.assign(plan, keys=["risks"], person=cast.colleague, due_on=due_on, by=cast.drafter)
    assert actions(plan).count("section.assigned") == 1


def test_co_drafter_of_another_office_can_be_assigned_to(plan: Plan, cast: Cast) -> None:
    guest = make_user("Guest")
    make_membership(guest, Role.DRAFTER, cast.other_office)
    sharing.admit(plan, colleague=guest, by=cast.head)
    drafting.assign(plan, keys=["risks"], person=guest, due_on=None, by=cast.drafter)
    assert assignments(plan) == {"risks": ("Guest", None)}


@pytest.mark.parametrize("who", OUTSIDE)
def test_nobody_is_assigned_who_does_not_write_on_the_plan(plan: Plan, cast: Cast, who: str) -> None:
    with pytest.raises(drafting.InvalidSection) as caught:
        drafting.assign(plan, keys=["risks"], person=cast.person(who), due_on=None, by=cast.drafter)
    assert set(caught.value.errors) == {"person"}
    assert assignments(plan) == {}


def test_day_that_has_passed_is_refused(plan: Plan, cast: Cast) -> None:
    yesterday = TODAY - datetime.timedelta(days=1)
    with pytest.raises(drafting.InvalidSection) as caught:
        drafting.assign(plan, keys=["risks"], person=cast.colleague, due_on=yesterday, by=cast.drafter)
    assert set(caught.value.errors) == {"due_on"}


@pytest.mark.parametrize("keys", [[], ["risks", "made-up"], ["response-S21-03"]])
def test_section_that_the_plan_has_not_is_refused(plan: Plan, cast: Cast, keys: list[str]) -> None:
    with pytest.raises(drafting.InvalidSection) as caught:
        drafting.assign(plan, keys=keys, person=cast.colleague, due_on=None, by=cast.drafter)
    assert set(caught.value.errors) == {"sections"}
    assert assignments(plan) == {}


@pytest.mark.parametrize("who", OUTSIDE)
def test_only_those_who_write_assign_and_mark(plan: Plan, cast: Cast, who: str) -> None:
    by = cast.person(who)
    with pytest.raises(Refused):
        drafting.assign(plan, keys=["risks"], person=cast.drafter, due_on=None, by=by)
    with pytest.raises(Refused):
        drafting.release(plan, keys=["risks"], by=by)
    with pytest.raises(Refused):
        drafting.mark_ready(plan, key="risks", revision=0, by=by)
    with pytest.raises(Refused):
        drafting.unmark_ready(plan, key="risks", by=by)
    assert actions(plan) == ["plan.started"]


def test_nothing_is_assigned_while_the_plan_is_in_review(submitted: Plan, cast: Cast) -> None:
    with pytest.raises(Refused, match="withdraw it first"):
        drafting.assign(submitted, keys=["risks"], person=cast.colleague, due_on=None, by=cast.drafter)


def test_section_is_taken_back_once(plan: Plan, cast: Cast) -> None:
    drafting.assign(plan, keys=["risks"], person=cast.colleague, due_on=None, by=cast.drafter)
    for _time in range(2):
        drafting.release(plan, keys=["risks"], by=cast.head)
    assert assignments(plan) == {}
    assert actions(plan).count("section.released") == 1


def test_sector_that_is_taken_out_takes_its_assignment_along(plan: Plan, cast: Cast) -> None:
    drafting.choose_sectors(plan, sectors=["S21-03"], revision=0, by=cast.drafter)
    drafting.assign(plan, keys=["response-S21-03"], person=cast.colleague, due_on=None, by=cast.drafter)
    drafting.mark_ready(plan, key="response-S21-03", revision=0, by=cast.drafter)
    drafting.choose_sectors(plan, sectors=[], revision=1, by=cast.drafter)
    assert (assignments(plan), ReadyMark.objects.count()) == ({}, 0)


def test_ready_section_says_of_which_text(plan: Plan, cast: Cast) -> None:
    revision = save(plan, cast, "drafter", "Weekly")
    drafting.mark_ready(plan, key="monitoring", revision=revision, by=cast.drafter)
    assert (mark(plan).marked_by, mark(plan).outdated) == (cast.drafter, False)
    assert Section.objects.get(plan=plan, key="monitoring").revision == revision


@pytest.mark.parametrize("who", ["drafter", "colleague"])
def test_change_after_the_mark_shows_whoever_makes_it(plan: Plan, cast: Cast, who: str) -> None:
    drafting.mark_ready(plan, key="monitoring", revision=0, by=cast.drafter)
    save(plan, cast, who, "Daily")
    assert mark(plan).outdated
    drafting.mark_ready(plan, key="monitoring", revision=1, by=cast.person(who))
    assert (mark(plan).marked_by.pk, mark(plan).outdated) == (cast.person(who).pk, False)


def test_marking_twice_is_one_deed_and_so_is_taking_it_back(plan: Plan, cast: Cast) -> None:
    for _time in range(2):
        drafting.mark_ready(plan, key="risks", revision=0, by=cast.drafter)
    for _time in range(2):
        drafting.unmark_ready(plan, key="risks", by=cast.colleague)
    assert actions(plan) == ["plan.started", "section.ready", "section.reopened"]
    assert not ReadyMark.objects.exists()


def test_text_that_does_not_exist_yet_is_not_ready(plan: Plan, cast: Cast) -> None:
    with pytest.raises(drafting.InvalidSection) as caught:
        drafting.mark_ready(plan, key="risks", revision=1, by=cast.drafter)
    assert set(caught.value.errors) == {"revision"}


def test_next_version_starts_without_days_and_marks_but_with_the_same_people(approved: Plan, cast: Cast) -> None:
    section = Section.objects.get(plan=approved, key="risks")
    now = timezone.now()
    Assignment.objects.create(
        section=section, person=cast.drafter, due_on=TODAY, assigned_by=cast.head, assigned_at=now
    )
    ReadyMark.objects.create(section=section, revision=1, marked_by=cast.head, marked_at=now)
    workflow.revise(approved, by=cast.head)
    assert assignments(approved) == {"risks": ("Drafter", None)}
    assert not ReadyMark.objects.exists()


def test_desk_lists_what_is_assigned_the_soonest_first_until_it_is_ready(plan: Plan, cast: Cast) -> None:
    for key, days in (("risks", None), ("people", 2), ("context", 1), ("states", 0)):
        due_on = None if days is None else TODAY + datetime.timedelta(days=days)
        drafting.assign(plan, keys=[key], person=cast.colleague, due_on=due_on, by=cast.drafter)
    drafting.mark_ready(plan, key="context", revision=0, by=cast.colleague)
    assert [it.section.key for it in sections_for(cast.colleague)] == ["states", "people", "risks"]
    assert not sections_for(cast.drafter).exists()


def test_desk_forgets_sections_of_plans_that_the_person_no_longer_writes(plan: Plan, cast: Cast) -> None:
    drafting.assign(plan, keys=["risks"], person=cast.colleague, due_on=None, by=cast.drafter)
    cast.colleague.memberships.update(ends_on=TODAY)
    assert not sections_for(cast.colleague).exists()


def test_failing_record_takes_the_assignment_back(plan: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("no trail")

    monkeypatch.setattr(teamwork, "record", fail)
    with pytest.raises(RuntimeError):
        drafting.assign(plan, keys=["risks"], person=cast.colleague, due_on=None, by=cast.drafter)
    assert assignments(plan) == {}
