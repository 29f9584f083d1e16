"""What reviewers make of a version before it is decided: marks, opinions, the checklist, and who is looking."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from mcof.accounts.answers import Refused
from mcof.accounts.roles import Role
from mcof.audit.models import Event
from plans import reviewing
from plans.models import CheckAnswer, Decision, DecisionKind, Look, Mark, Opinion, Plan, PlanVersion, SectionMark
from plans.reviewing import ReasonNeeded
from tests.cast import PEOPLE, Cast
from tests.factories import make_membership

OTHERS = sorted(set(PEOPLE) - {"regional", "reviewer", "second_reviewer"})


def version(plan: Plan) -> PlanVersion:
    found = plan.versions.get()
    found.plan = plan
    return found


def mark(plan: Plan, cast: Cast, who: str = "reviewer", **given: Any) -> None:
    given = {"section": "risks", "mark": Mark.FINE, **given}
    reviewing.mark(version(plan), by=cast.person(who), **given)


def advise(plan: Plan, cast: Cast, who: str, advice: DecisionKind, reason: str = "As I see it.") -> Opinion:
    return reviewing.advise(version(plan), advice=advice, reason=reason, by=cast.person(who))


def test_mark_replaces_the_one_before_and_is_taken_back(submitted: Plan, cast: Cast) -> None:
    mark(submitted, cast)
    mark(submitted, cast, "second_reviewer", mark=Mark.NOT_MINE)
    mark(submitted, cast, mark=Mark.NEEDS_WORK)
    found = SectionMark.objects.order_by("person__name").values_list("person__name", "mark")
    assert list(found) == [("Reviewer", "needs-work"), ("Second Reviewer", "not-mine")]
    mark(submitted, cast, mark=None)
    assert SectionMark.objects.get().person == cast.second_reviewer
    assert Event.objects.about_plan(submitted.reference).filter(action="review.marked").count() == 4


@pytest.mark.parametrize("who", OTHERS)
def test_only_reviewers_judge(submitted: Plan, cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        mark(submitted, cast, who)
    with pytest.raises(Refused):
        advise(submitted, cast, who, DecisionKind.APPROVE)
    with pytest.raises(Refused):
        reviewing.answer_checklist(version(submitted), answers={}, by=cast.person(who))


def test_nothing_is_judged_once_it_is_decided(approved: Plan, cast: Cast) -> None:
    with pytest.raises(Refused, match="not in review"):
        mark(approved, cast)
    with pytest.raises(Refused, match="not in review"):
        advise(approved, cast, "second_reviewer", DecisionKind.RETURN)


def test_reviewers_who_disagree_are_both_heard_and_one_decides(endorsed: Plan, cast: Cast) -> None:
    advise(endorsed, cast, "reviewer", DecisionKind.APPROVE)
    advise(endorsed, cast, "second_reviewer", DecisionKind.APPROVE)
    advise(endorsed, cast, "second_reviewer", DecisionKind.RETURN, " The costs are not explained. ")
    found = Opinion.objects.order_by("person__name").values_list("person__name", "advice", "reason")
    assert list(found) == [
        ("Reviewer", "approve", "As I see it."),
        ("Second Reviewer", "return", "The costs are not explained."),
    ]
    reviewing.return_for_changes(endorsed, version=1, reason="Explain the costs.", by=cast.reviewer)
    assert Decision.objects.get(kind="return").decided_by == cast.reviewer
    assert Opinion.objects.count() == 2


def test_opinion_says_why(submitted: Plan, cast: Cast) -> None:
    with pytest.raises(ReasonNeeded):
        advise(submitted, cast, "reviewer", DecisionKind.APPROVE, "  ")


def test_drafter_who_reviews_elsewhere_has_no_opinion_on_their_own(submitted: Plan, cast: Cast) -> None:
    make_membership(cast.drafter, Role.REVIEWER, cast.headquarters)
    with pytest.raises(Refused, match="somebody else decides"):
        advise(submitted, cast, "drafter", DecisionKind.APPROVE)


def test_checklist_is_kept_with_the_decision(submitted: Plan, cast: Cast) -> None:
    answers = {"CL-01": (CheckAnswer.YES, ""), "CL-07": (CheckAnswer.NO, " Costs per person are high. ")}
    reviewing.answer_checklist(version(submitted), answers={"CL-02": (CheckAnswer.YES, "")}, by=cast.regional)
    reviewing.answer_checklist(version(submitted), answers=answers, by=cast.regional)
    reviewing.endorse(submitted, version=1, reason="Sound.", by=cast.regional)
    assert Decision.objects.get().checklist == [
        {"item": "CL-01", "answer": "yes", "note": ""},
        {"item": "CL-07", "answer": "no", "note": "Costs per person are high."},
    ]
    points = reviewing.checklist_of(version(submitted), cast.regional)
    assert len(points) == 10
    assert [(it.entry.code, it.answer) for it in points if it.answer] == [("CL-01", "yes"), ("CL-07", "no")]


def test_look_is_noted_once_and_moves_on(submitted: Plan, cast: Cast) -> None:
    reviewing.be_looking(version(submitted), by=cast.reviewer)
    first = Look.objects.get()
    reviewing.be_looking(version(submitted), by=cast.reviewer)
    assert Look.objects.get().last_at == first.last_at
    earlier = timezone.now() - datetime.timedelta(hours=2)
    Look.objects.update(first_at=earlier, last_at=earlier)
    reviewing.be_looking(version(submitted), by=cast.reviewer)
    look = Look.objects.get()
    assert (look.first_at, look.last_at > earlier) == (earlier, True)
