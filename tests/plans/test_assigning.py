"""Who reviews a version by when: by rule as it is submitted, by hand after that."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from mcof.accounts.answers import Refused
from mcof.accounts.models import Office, OfficeDay
from mcof.accounts.roles import Role
from mcof.accounts.workdays import workday_after
from mcof.audit.models import Event
from plans import assigning, drafting, reviewing, workflow
from plans.models import Plan, PlanVersion, Priority, Review, Stage
from plans.terms import review_calendar
from tests.cast import PEOPLE, Cast
from tests.factories import make_membership, make_user
from tests.plans.contents import complete_content
from tests.plans.filling import fill


def version(plan: Plan) -> PlanVersion:
    found = plan.versions.first()
    assert found is not None
    found.plan = plan
    return found


def working_day(plan: Plan, count: int, stage: Stage = Stage.APPROVAL) -> datetime.date:
    calendar = review_calendar(plan, stage)
    return workday_after(calendar.today(version(plan).submitted_at), count, calendar)


def given(plan: Plan) -> list[tuple[str, str]]:
    return [(it.stage, str(it.person)) for it in version(plan).reviews.order_by("-stage", "person__name")]


def assign(plan: Plan, cast: Cast, who: str = "second_reviewer", by: str = "reviewer", **more: Any) -> Review:
    stage = more.pop("stage", Stage.APPROVAL)
    return assigning.assign(version(plan), person=cast.person(who), stage=stage, by=cast.person(by), **more)


def test_submission_gives_the_version_to_one_reviewer_of_each_stage(submitted: Plan) -> None:
    assert given(submitted) == [("endorsement", "Regional"), ("approval", "Reviewer")]
    due = {it.stage: it.due_on for it in Review.objects.all()}
    first, second = working_day(submitted, 5, Stage.ENDORSEMENT), working_day(submitted, 10)
    assert due == {"endorsement": first, "approval": second}
    events = Event.objects.about_plan(submitted.reference).filter(action="review.assigned")
    assert [(it.actor_name, it.data["after"]["person"]) for it in events.order_by("pk")] == [
        ("", "Regional"),
        ("", "Reviewer"),
    ]


def test_next_version_goes_to_who_reviewed_the_last(submitted: Plan, cast: Cast) -> None:
    Review.objects.filter(stage=Stage.APPROVAL).update(person=cast.second_reviewer)
    reviewing.return_for_changes(submitted, version=1, reason="More on floods.", by=cast.regional)
    workflow.submit(submitted, by=cast.head)
    assert given(submitted) == [("endorsement", "Regional"), ("approval", "Second Reviewer")]


def test_version_goes_to_who_has_least_to_do(submitted: Plan, cast: Cast) -> None:
    identity = replace(complete_content().identity, title="South Sudan crisis response plan 2028")
    other = drafting.start_plan(office=cast.office, identity=identity, edition="2021", by=cast.drafter)
    fill(other, complete_content(), by=cast.drafter)
    other.refresh_from_db()
    workflow.submit(other, by=cast.head)
    assert given(submitted) == [("endorsement", "Regional"), ("approval", "Reviewer")]
    assert given(other) == [("endorsement", "Regional"), ("approval", "Second Reviewer")]


def test_flash_appeal_is_urgent_and_due_sooner(ready: Plan, cast: Cast) -> None:
    ready.kind = "flash-appeal"
    workflow.submit(ready, by=cast.head)
    review = Review.objects.get(stage=Stage.APPROVAL)
    assert (review.priority, review.due_on) == (Priority.URGENT, working_day(ready, 2))


def test_whoever_had_a_part_in_the_version_does_not_review_it(ready: Plan, cast: Cast) -> None:
    make_membership(cast.drafter, Role.REVIEWER, cast.headquarters)
    workflow.submit(ready, by=cast.head)
    assert cast.drafter not in assigning.candidates(version(ready), Stage.APPROVAL)
    with pytest.raises(Refused):
        assign(ready, cast, "drafter")


def test_version_for_which_nobody_is_found_waits_for_all(ready: Plan, cast: Cast) -> None:
    cast.regional.is_active = False
    cast.regional.save()
    workflow.submit(ready, by=cast.head)
    assert given(ready) == [("approval", "Reviewer")]


def test_reviewer_gives_a_version_to_another_and_takes_it_back(submitted: Plan, cast: Cast) -> None:
    day = datetime.date(2026, 12, 1)
    made = assign(submitted, cast, due_on=day, priority=Priority.URGENT)
    assert (made.assigned_by, made.due_on, made.priority) == (cast.reviewer, day, Priority.URGENT)
    again = assign(submitted, cast, by="second_reviewer")
    assert (again.pk, again.due_on, again.priority) == (made.pk, None, Priority.NORMAL)
    assigning.release(again, by=cast.reviewer)
    assert given(submitted) == [("endorsement", "Regional"), ("approval", "Reviewer")]
    actions = Event.objects.about_plan(submitted.reference).filter(action__startswith="review.").order_by("pk")
    assert [it.action for it in actions][2:] == ["review.assigned", "review.assigned", "review.released"]


@pytest.mark.parametrize("who", sorted(set(PEOPLE) - {"regional", "reviewer", "second_reviewer"}))
def test_only_reviewers_give_versions_to_reviewers(submitted: Plan, cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        assign(submitted, cast, by=who)
    with pytest.raises(Refused):
        assigning.release(Review.objects.all()[0], by=cast.person(who))
    assert Review.objects.count() == 2


@pytest.mark.parametrize(("who", "stage"), [("regional", Stage.APPROVAL), ("reviewer", Stage.ENDORSEMENT)])
def test_version_is_given_only_to_who_may_decide_at_the_stage(
    submitted: Plan, cast: Cast, who: str, stage: Stage
) -> None:
    with pytest.raises(Refused, match="does not decide"):
        assign(submitted, cast, who, stage=stage)


def test_version_that_is_not_in_review_is_given_to_nobody(approved: Plan, cast: Cast) -> None:
    with pytest.raises(Refused, match="not in review"):
        assign(approved, cast)


def test_reviewer_who_left_is_not_assigned_again(submitted: Plan, cast: Cast) -> None:
    reviewing.return_for_changes(submitted, version=1, reason="More.", by=cast.regional)
    cast.reviewer.is_active = False
    cast.reviewer.save()
    newcomer = make_user("Ann Newcomer")
    make_membership(newcomer, Role.REVIEWER, cast.headquarters)
    workflow.submit(submitted, by=cast.head)
    assert given(submitted) == [("endorsement", "Regional"), ("approval", "Ann Newcomer")]


def test_headquarters_has_its_days_from_a_late_endorsement(submitted: Plan, cast: Cast) -> None:
    second = assign(submitted, cast)
    Review.objects.filter(stage=Stage.APPROVAL).update(due_on=datetime.date(2026, 1, 5))
    reviewing.endorse(submitted, version=1, reason="Sound.", by=cast.regional)
    calendar = review_calendar(submitted, Stage.APPROVAL)
    by_rule = Review.objects.get(person=cast.reviewer)
    assert by_rule.due_on == workday_after(calendar.today(), 5, calendar)
    second.refresh_from_db()
    assert second.due_on == datetime.date(2026, 1, 5)
    last = Event.objects.newest_first()[0]
    assert (last.action, last.data["after"]["due_on"]) == ("review.assigned", by_rule.due_on.isoformat())


def test_endorsement_in_time_leaves_the_term_of_headquarters(submitted: Plan, cast: Cast) -> None:
    reviewing.endorse(submitted, version=1, reason="Sound.", by=cast.regional)
    assert Review.objects.get(stage=Stage.APPROVAL).due_on == working_day(submitted, 10)


def test_review_is_due_by_the_calendar_of_the_reviewing_office(submitted: Plan, cast: Cast) -> None:
    Office.objects.filter(pk=cast.regional_office.pk).update(
        seat=None, working_days="01236", time_zone="Pacific/Kiritimati"
    )
    Office.objects.filter(pk=cast.headquarters.pk).update(seat=None, time_zone="America/Tegucigalpa")
    OfficeDay.objects.create(office=cast.headquarters, day=datetime.date(2026, 12, 14), name="Move")
    found = PlanVersion.objects.select_related("plan__office__parent").get(plan=submitted)
    # Thursday 3 December in Kiritimati already, Wednesday in Tegucigalpa still.
    found.submitted_at = datetime.datetime(2026, 12, 2, 11, tzinfo=datetime.UTC)
    assigning.assign_by_rule(found)
    due = {it.stage: str(it.due_on) for it in Review.objects.all()}
    assert due == {"endorsement": "2026-12-10", "approval": "2026-12-17"}


def test_day_that_is_over_is_refused_unless_it_is_the_one_they_have(submitted: Plan, cast: Cast) -> None:
    today = review_calendar(submitted, Stage.APPROVAL).today()
    past = today - datetime.timedelta(days=1)
    with pytest.raises(assigning.InvalidTerm, match="This day is over"):
        assign(submitted, cast, due_on=past)
    assert not Review.objects.filter(person=cast.second_reviewer).exists()
    made = assign(submitted, cast, due_on=today)
    Review.objects.filter(pk=made.pk).update(due_on=past)
    assert assign(submitted, cast, due_on=past, priority=Priority.URGENT).priority == Priority.URGENT
