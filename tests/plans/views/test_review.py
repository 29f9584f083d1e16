"""Reviewing: what changed since last time, what was found, and a decision on the version that was read."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import drafting, reviewing, workflow
from plans.models import Decision, Plan, Section, State
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
    assert {kind for kind in ("endorse", "return", "approve") if f'value="{kind}"' in page} == offered


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
    cast.client("reviewer").post(address(endorsed), {"version": 1, "decision": "approve"})
    endorsed.refresh_from_db()
    assert endorsed.state == State.APPROVED


def test_return_without_a_reason_keeps_the_choice(submitted: Plan, cast: Cast) -> None:
    answer = cast.client("regional").post(address(submitted), {"version": 1, "decision": "return", "reason": " "})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Say what has to change" in page
    assert 'value="return" checked' in page.replace("  ", " ") or "checked" in page
    assert not Decision.objects.exists()


@pytest.mark.parametrize("data", [{}, {"version": 1}, {"version": 1, "decision": "bless"}, {"decision": "endorse"}])
def test_incomplete_decision_comes_back(submitted: Plan, cast: Cast, data: dict[str, object]) -> None:
    answer = cast.client("regional").post(address(submitted), data | {"reason": "Kept as typed"})
    assert answer.status_code == 422
    assert "Kept as typed" in answer.content.decode()
    assert not Decision.objects.exists()


def test_decision_on_a_version_that_is_not_in_review_any_more_is_refused(mended: Plan, cast: Cast) -> None:
    answer = cast.client("regional").post(address(mended, 1), {"version": 1, "decision": "endorse"})
    assert answer.status_code == 403
    assert "not the version in review any more" in answer.content.decode()


def test_decision_that_is_not_theirs_is_refused(submitted: Plan, cast: Cast) -> None:
    answer = cast.client("reviewer").post(address(submitted), {"version": 1, "decision": "approve"})
    assert answer.status_code == 403
    assert "The regional office endorses this version first." in answer.content.decode()


def test_who_wrote_it_is_not_offered_to_decide(submitted: Plan, cast: Cast) -> None:
    submitted.versions.get().drafters.add(cast.regional)
    assert "somebody else decides on it" in words(cast, "regional", submitted)
    answer = cast.client("regional").post(address(submitted), {"version": 1, "decision": "endorse"})
    assert answer.status_code == 403


def test_page_takes_as_many_statements_whatever_changed(
    mended: Plan, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = cast.client("regional")
    client.get(address(mended, 2))
    with django_assert_num_queries(31):
        client.get(address(mended, 2))
