"""The office's steps: submit, withdraw, revise, close. Each asks once more, and never happens twice."""

import pytest
from django.urls import reverse

from mcof.audit.models import Event
from plans.models import Plan, State, VersionState
from tests.cast import Cast
from tests.plans.contents import changed, complete_content
from tests.plans.filling import fill


def address(name: str, plan: Plan) -> str:
    return reverse(name, args=[plan.reference])


def test_submission_asks_once_more_and_names_where_it_goes(ready: Plan, cast: Cast) -> None:
    page = cast.client("drafter").get(address("plan-submission", ready)).content.decode()
    assert cast.regional_office.name in page
    assert not ready.versions.exists()


def test_submission_keeps_the_note_and_leads_to_the_versions(ready: Plan, cast: Cast) -> None:
    answer = cast.client("head").post(address("plan-submission", ready), {"note": "Chapter 3 is new."})
    assert (answer.status_code, answer["Location"]) == (302, address("plan-history", ready))
    version = ready.versions.get()
    assert (version.number, version.note, version.submitted_by) == (1, "Chapter 3 is new.", cast.head)


def test_second_submission_is_refused_with_the_reason(ready: Plan, cast: Cast) -> None:
    client = cast.client("head")
    statuses = [client.post(address("plan-submission", ready), {"note": ""}).status_code for _ in range(2)]
    assert (statuses, ready.versions.count()) == ([302, 403], 1)


def test_submission_that_findings_block_shows_them_and_the_note(plan: Plan, cast: Cast) -> None:
    client = cast.client("head")
    asked = client.get(address("plan-submission", plan)).content.decode()
    assert "Not ready to submit" in asked
    answer = client.post(address("plan-submission", plan), {"note": "Chapter 3 is new."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Chapter 3 is new." in page
    assert "#at-" in page
    plan.refresh_from_db()
    assert (plan.state, plan.versions.count(), Event.objects.filter(action="plan.submit").count()) == ("draft", 0, 0)


def test_submission_finds_what_a_colleague_broke_in_the_meantime(ready: Plan, cast: Cast) -> None:
    client = cast.client("head")
    assert "Submit the plan for review?" in client.get(address("plan-submission", ready)).content.decode()
    fill(ready, changed(complete_content(), "identity", "starts_on", None), by=cast.colleague)
    assert client.post(address("plan-submission", ready), {"note": ""}).status_code == 422
    assert not ready.versions.exists()


def test_note_that_is_too_long_comes_back(ready: Plan, cast: Cast) -> None:
    answer = cast.client("head").post(address("plan-submission", ready), {"note": "x" * 30_001})
    assert "x" * 30_001 in answer.content.decode()
    assert not ready.versions.exists()


@pytest.mark.parametrize(
    ("stage", "name", "state"),
    [
        ("submitted", "plan-withdrawal", State.DRAFT),
        ("approved", "plan-revision", State.DRAFT),
        ("approved", "plan-closure", State.CLOSED),
    ],
)
def test_step_is_asked_once_more_taken_once_and_refused_again(
    request: pytest.FixtureRequest, cast: Cast, stage: str, name: str, state: State
) -> None:
    plan: Plan = request.getfixturevalue(stage)
    client = cast.client("head")
    assert client.get(address(name, plan)).status_code == 200
    plan.refresh_from_db()
    assert plan.state != state
    assert [client.post(address(name, plan)).status_code for _ in range(2)] == [302, 403]
    plan.refresh_from_db()
    assert plan.state == state


def test_withdrawn_version_stays_in_the_list(submitted: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    client.post(address("plan-withdrawal", submitted))
    assert submitted.versions.get().state == VersionState.WITHDRAWN
    assert "Withdrawn" in client.get(address("plan-history", submitted)).content.decode()


def test_refusal_is_a_page_with_its_reason(submitted: Plan, cast: Cast) -> None:
    answer = cast.client("drafter").get(address("plan-closure", submitted))
    assert answer.status_code == 403
    assert "Only the head of the plan&#x27;s office closes it." in answer.content.decode()
