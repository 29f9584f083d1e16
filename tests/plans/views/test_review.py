"""Reviewing: what changed since last time, what was found, and a decision on the version that was read."""

from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import drafting, reviewing, workflow
from plans.models import Check, Decision, Plan, Review, Section, State
from tests.cast import Cast
from tests.plans.contents import changed, complete_content
from tests.plans.filling import fill
from tests.stages import record_office_consent


def address(plan: Plan, number: int = 1) -> str:
    return reverse("review", args=[plan.reference, number])


def words(cast: Cast, who: str, plan: Plan, number: int = 1) -> str:
    return cast.client(who).get(address(plan, number)).content.decode()


@pytest.fixture
def mended(submitted: Plan, cast: Cast) -> Plan:
    """The plan in review again: a sentence and a figure changed, one sector gone."""
    reviewing.return_for_changes(submitted, version=1, by=cast.regional, reason="More on floods.")
    content = complete_content()
    content = changed(content, "context", "drivers", f"{content.context.drivers} The river rose twice.")
    content = changed(content, "people", "targeted", 199_000)
    fill(submitted, content, by=cast.drafter)
    revision = Section.objects.get(plan=submitted, key=drafting.CHOICE).revision
    drafting.choose_sectors(submitted, sectors=["S21-14"], revision=revision, by=cast.drafter)
    patch = pytest.MonkeyPatch()
    patch.setattr("plans.workflow.blocking", lambda _findings: ())
    workflow.submit(submitted, by=cast.head)
    patch.undo()
    return submitted


def test_first_version_has_nothing_to_compare_with(submitted: Plan, cast: Cast) -> None:
    assert "Changed since" not in words(cast, "regional", submitted)


def test_reviewer_sees_what_changed_within_the_text(mended: Plan, cast: Cast) -> None:
    page = words(cast, "regional", mended, 2)
    assert "Changed since version 1" in page
    assert '<ins><span class="visually-hidden">added: </span> The river rose twice.</ins' in page
    assert '<del><span class="visually-hidden">before: </span>200,000</del>' in page
    assert '<ins><span class="visually-hidden">now: </span>199,000</ins>' in page
    assert "no longer answered" in page
    assert "More on floods." not in page


def test_unchanged_version_says_so(submitted: Plan, cast: Cast) -> None:
    workflow.withdraw(submitted, by=cast.head)
    workflow.submit(submitted, by=cast.head)
    assert "Nothing changed: it was submitted again as it was." in words(cast, "regional", submitted, 2)


@pytest.mark.parametrize(
    ("who", "offered"),
    [("regional", {"endorse", "return"}), ("reviewer", {"return"}), ("second_reviewer", {"return"})],
)
def test_page_offers_each_what_they_may_decide(submitted: Plan, cast: Cast, who: str, offered: set[str]) -> None:
    page = words(cast, who, submitted)
    assert {kind for kind in ("endorse", "return", "approve") if f'name="decision" value="{kind}"' in page} == offered


def test_page_says_why_a_decision_is_not_offered(endorsed: Plan, cast: Cast) -> None:
    page = words(cast, "reviewer", endorsed)
    assert "The request or consent of this State is owed: South Sudan." in page
    assert "Only an endorser" not in page  # never theirs to take


def test_page_of_an_older_version_offers_nothing(mended: Plan, cast: Cast) -> None:
    page = words(cast, "regional", mended, 1)
    assert "there is nothing to decide" in page
    assert 'name="decision"' not in page


def test_endorsement_is_recorded_once(submitted: Plan, cast: Cast) -> None:
    client, data = cast.client("regional"), {"version": 1, "decision": "endorse", "reason": "In line."}
    statuses = [client.post(address(submitted), data).status_code for _ in range(2)]
    assert statuses == [302, 403]
    assert Decision.objects.get().reason == "In line."


def test_approval_puts_the_version_in_force(endorsed: Plan, cast: Cast) -> None:
    record_office_consent(endorsed, cast)
    cast.client("reviewer").post(address(endorsed), {"version": 1, "decision": "approve", "reason": "Sound."})
    endorsed.refresh_from_db()
    assert endorsed.state == State.APPROVED


def test_return_without_a_reason_keeps_the_choice(submitted: Plan, cast: Cast) -> None:
    answer = cast.client("regional").post(address(submitted), {"version": 1, "decision": "return", "reason": " "})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "what has to change" in page
    assert 'value="return" checked' in page.replace("  ", " ") or "checked" in page
    assert not Decision.objects.exists()


@pytest.mark.parametrize("data", [{}, {"version": 1}, {"version": 1, "decision": "bless"}, {"decision": "endorse"}])
def test_incomplete_decision_comes_back(submitted: Plan, cast: Cast, data: dict[str, object]) -> None:
    answer = cast.client("regional").post(address(submitted), data | {"reason": "Kept as typed"})
    assert answer.status_code == 422
    assert "Kept as typed" in answer.content.decode()
    assert not Decision.objects.exists()


def test_decision_on_a_version_that_is_not_in_review_any_more_is_refused(mended: Plan, cast: Cast) -> None:
    answer = cast.client("regional").post(address(mended, 1), {"version": 1, "decision": "endorse", "reason": "Sound."})
    assert answer.status_code == 403
    assert "not the version in review any more" in answer.content.decode()


def test_decision_that_is_not_theirs_is_refused(submitted: Plan, cast: Cast) -> None:
    answer = cast.client("reviewer").post(address(submitted), {"version": 1, "decision": "approve", "reason": "Sound."})
    assert answer.status_code == 403
    assert "The regional office endorses this version first." in answer.content.decode()


def test_who_wrote_it_is_not_offered_to_decide(submitted: Plan, cast: Cast) -> None:
    submitted.versions.get().drafters.add(cast.regional)
    assert "somebody else decides on it" in words(cast, "regional", submitted)
    answer = cast.client("regional").post(address(submitted), {"version": 1, "decision": "endorse", "reason": "Sound."})
    assert answer.status_code == 403


def test_page_takes_as_many_statements_whatever_changed(
    mended: Plan, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = cast.client("regional")
    client.get(address(mended, 2))
    with django_assert_num_queries(40):
        client.get(address(mended, 2))


def post(cast: Cast, who: str, name: str, plan: Plan, **sent: object) -> Any:
    return cast.client(who).post(reverse(name, args=[plan.reference, 1]), sent)


def test_only_what_changed_leaves_the_rest_out(mended: Plan, cast: Cast) -> None:
    whole = words(cast, "regional", mended, 2)
    only = cast.client("regional").get(f"{address(mended, 2)}?only=changed").content.decode()
    assert ('id="risks"' in whole, 'id="risks"' in only) == (True, False)
    assert ('id="context"' in only, 'id="changed-context"' in only) == (True, True)
    assert 'id="changed-response-S21-03"' in only  # the sector that is gone has no part of its own


def test_version_is_compared_with_the_last_that_was_decided_on(mended: Plan, cast: Cast) -> None:
    workflow.withdraw(mended, by=cast.head)
    mended.refresh_from_db()
    patch = pytest.MonkeyPatch()
    patch.setattr("plans.workflow.blocking", lambda _findings: ())
    workflow.submit(mended, by=cast.head)
    patch.undo()
    assert "Changed since version 1" in words(cast, "regional", mended, 3)
    asked = cast.client("regional").get(f"{address(mended, 3)}?against=2").content.decode()
    assert "Nothing changed" in asked


def test_mark_is_shown_to_others_and_taken_back(submitted: Plan, cast: Cast) -> None:
    answer = post(cast, "regional", "version-marks", submitted, section="risks", mark="needs-work")
    assert answer.url == f"{address(submitted)}#risks"
    mine = words(cast, "regional", submitted).partition('id="marks-risks"')[2].partition("</form>")[0]
    pressed = 'id="mark-risks-needs-work" name="mark" value="" aria-pressed="true"'
    assert pressed in mine
    theirs = words(cast, "reviewer", submitted).partition('id="marks-risks"')[2].partition("</div>")[0]
    assert "needs work</span>" in theirs
    assert pressed not in theirs
    post(cast, "regional", "version-marks", submitted, section="risks", mark="")
    assert pressed not in words(cast, "regional", submitted)


def test_mark_in_place_answers_with_the_marks_alone(submitted: Plan, cast: Cast) -> None:
    url = reverse("version-marks", args=[submitted.reference, 1])
    sent = {"section": "risks", "mark": "fine"}
    answer = cast.client("regional").post(url, sent, headers={"hx-request": "true"})
    assert answer.content.decode().strip().startswith('<div class="marks" id="marks-risks">')


def opinion(advice: str, reason: str) -> dict[str, str]:
    return {"opinion-advice": advice, "opinion-reason": reason}


def test_opinions_stand_beside_the_decision(submitted: Plan, cast: Cast) -> None:
    post(cast, "reviewer", "version-opinion", submitted, **opinion("return", "The costs are not explained."))
    post(cast, "second_reviewer", "version-opinion", submitted, **opinion("approve", "I find it sound."))
    page = words(cast, "regional", submitted).partition('id="opinions"')[2].partition("</section>")[0]
    assert [it in page for it in ("would return it", "would approve it", "The costs are not explained.")] == [True] * 3


def test_opinion_without_a_reason_is_asked_for_one(submitted: Plan, cast: Cast) -> None:
    answer = post(cast, "reviewer", "version-opinion", submitted, **opinion("return", " "))
    assert answer.status_code == 422
    assert "field-opinion-reason" in answer.content.decode()


def test_checklist_is_kept_and_shown_with_the_decision(submitted: Plan, cast: Cast) -> None:
    sent = {"CL-01-answer": "yes", "CL-07-answer": "no", "CL-07-note": "Costs per person are high."}
    assert post(cast, "regional", "version-checklist", submitted, **sent).url == address(submitted)
    assert "Checklist: 2 of 10 answered" in words(cast, "regional", submitted)
    reviewing.endorse(submitted, version=1, reason="Sound.", by=cast.regional)
    page = words(cast, "reviewer", submitted).partition('id="decision"')[2].partition("</section>")[0]
    assert "Costs per person are high." in page
    assert "Checklist: 0 of 10 answered" in words(cast, "reviewer", submitted)


def test_wrong_answer_to_the_checklist_is_named(submitted: Plan, cast: Cast) -> None:
    answer = post(cast, "regional", "version-checklist", submitted, **{"CL-01-answer": "perhaps"})
    assert answer.status_code == 422
    assert not Check.objects.exists()


def test_reviewer_is_assigned_and_released_by_hand(submitted: Plan, cast: Cast) -> None:
    sent = {"approval-person": cast.second_reviewer.pk, "approval-due_on": "2038-12-17", "approval-priority": "urgent"}
    post(cast, "reviewer", "version-reviewers", submitted, **sent)
    page = words(cast, "regional", submitted).partition('id="reviewers"')[2].partition("</section>")[0]
    assert "Second Reviewer" in page
    assert "due on Friday 17 December 2038" in page
    review = Review.objects.get(person=cast.second_reviewer)
    url = reverse("reviewer-release", args=[submitted.reference, 1, review.pk])
    cast.client("reviewer").post(url)
    assert not Review.objects.filter(pk=review.pk).exists()


def test_day_of_a_review_that_is_over_is_said_at_its_field(submitted: Plan, cast: Cast) -> None:
    sent = {"approval-person": cast.second_reviewer.pk, "approval-due_on": "2020-01-02", "approval-priority": "normal"}
    answer = post(cast, "reviewer", "version-reviewers", submitted, **sent)
    assert (answer.status_code, Review.objects.filter(person=cast.second_reviewer).exists()) == (422, False)
    assert "This day is over: choose today or a later one." in answer.content.decode()


def test_others_see_who_looked_at_the_version(submitted: Plan, cast: Cast) -> None:
    words(cast, "reviewer", submitted)
    assert "Reviewer looked at it" in words(cast, "regional", submitted)
    assert "Reviewer looked at it" not in words(cast, "reviewer", submitted)
