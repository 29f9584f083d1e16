"""Who reviews a version by when: by rule as it is submitted, by hand after that."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from mcof.accounts.answers import Refused
from mcof.accounts.roles import Role
from mcof.accounts.workdays import workday_after
from mcof.audit.models import Event
from plans import assigning, drafting, reviewing, workflow
from plans.models import Plan, PlanVersion, Priority, Review, Stage
from tests.cast import PEOPLE, Cast
from tests.factories import make_membership, make_user
from tests.plans.contents import complete_content
from tests.plans.filling import fill


def version(plan: Plan) -> PlanVersion:
    found = plan.versions.first()
    assert found is not None
    found.plan = plan
    return found


def given(plan: Plan) -> list[tuple[str, str]]:
    return [(it.stage, str(it.person)) for it in version(plan).reviews.order_by("-stage", "person__name")]


def assign(plan: Plan, cast: Cast, who: str = "second_reviewer", by: str = "reviewer", **more: Any) -> Review:
    stage = more.pop("stage", Stage.APPROVAL)
    return assigning.assign(version(plan), person=cast.person(who), stage=stage, by=cast.person(by), **more)


def test_submission_gives_the_version_to_one_reviewer_of_each_stage(submitted: Plan) -> None:
    assert given(submitted) == [("endorsement", "Regional"), ("approval", "Reviewer")]
    due = {it.stage: it.due_on for it in Review.objects.all()}
    day = version(submitted).submitted_at.date()
    assert due == {"endorsement": workday_after(day, 5), "approval": workday_after(day, 10)}
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
    day = version(ready).submitted_at.date()
    assert (review.priority, review.due_on) == (Priority.URGENT, workday_after(day, 2))


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


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-11-25", 1, "2026-11-26"),
        ("2026-11-25", 3, "2026-11-30"),
        ("2026-11-28", 1, "2026-11-30"),
        ("2026-11-27", 0, "2026-11-27"),
    ],
)
def test_workdays_leave_out_weekends(day: str, count: int, expected: str) -> None:
    assert workday_after(datetime.date.fromisoformat(day), count).isoformat() == expected
