"""Steps and decisions over the interface: who takes them, and what a refusal says."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from plans import reviewing, workflow
from plans.models import Decision, Plan, State, VersionState
from tests.cast import EVERYBODY, Cast
from tests.plans.api.conftest import Program, Programs
from tests.stages import record_office_consent

OFFICE = {"drafter", "colleague", "head"}
REVIEWERS = {"regional", "reviewer", "second_reviewer"}


def refused(programs: Programs, method: str, path: str, allowed: set[str], **body: Any) -> dict[str, int]:
    """Return what those get who may not."""
    return {who: getattr(programs.of(who), method)(path, **body).status_code for who in EVERYBODY if who not in allowed}


def expected(allowed: set[str], insiders: set[str]) -> dict[str, int]:
    others = [who for who in EVERYBODY if who not in allowed]
    return {who: 401 if who == "visitor" else 403 if who in insiders else 404 for who in others}


def test_submission_freezes_a_version_with_its_note(ready: Plan, head: Program) -> None:
    answer = head.post(f"plans/{ready.reference}/submission/", note="Please read chapter 3.")
    assert (answer.status_code, answer.json()["number"], answer.json()["state"]) == (201, 1, "submitted")
    assert ready.versions.get().note == "Please read chapter 3."


def test_submission_is_for_the_office(ready: Plan, programs: Programs) -> None:
    found = refused(programs, "post", f"plans/{ready.reference}/submission/", OFFICE)
    assert found == expected(OFFICE, set())
    assert not ready.versions.exists()


def test_submission_that_findings_block_names_them(plan: Plan, head: Program) -> None:
    answer = head.post(f"plans/{plan.reference}/submission/")
    problem = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (409, "application/problem+json")
    assert {"code", "section", "message"} == problem["findings"][0].keys()
    assert not plan.versions.exists()


def test_second_submission_is_refused_with_the_reason(submitted: Plan, head: Program) -> None:
    answer = head.post(f"plans/{submitted.reference}/submission/")
    assert (answer.status_code, "Submitted" in answer.json()["detail"]) == (403, True)
    assert submitted.versions.count() == 1


def test_withdrawal_is_for_the_office(submitted: Plan, programs: Programs) -> None:
    path = f"plans/{submitted.reference}/submission/"
    assert refused(programs, "delete", path, OFFICE) == expected(OFFICE, REVIEWERS)
    assert programs.of("colleague").delete(path).status_code == 204
    assert submitted.versions.get().state == VersionState.WITHDRAWN


@pytest.mark.parametrize(("noun", "state"), [("revision", State.DRAFT), ("closure", State.CLOSED)])
def test_approved_plan_is_revised_or_closed_by_the_head(
    approved: Plan, programs: Programs, noun: str, state: State
) -> None:
    path = f"plans/{approved.reference}/{noun}/"
    assert refused(programs, "post", path, {"head"}) == expected({"head"}, OFFICE | REVIEWERS)
    assert programs.of("head").post(path).status_code == 204
    approved.refresh_from_db()
    assert approved.state == state


def test_endorsement_is_for_the_region(submitted: Plan, programs: Programs) -> None:
    path, body = f"plans/{submitted.reference}/decisions/", {"version": 1, "decision": "endorse", "reason": "Sound."}
    assert refused(programs, "post", path, {"regional"}, **body) == expected({"regional"}, OFFICE | REVIEWERS)
    answer = programs.of("regional").post(path, **body)
    assert (answer.status_code, answer.json()["decision"]) == (201, "endorse")
    submitted.refresh_from_db()
    assert submitted.state == State.ENDORSED


def test_return_without_a_reason_asks_for_it(submitted: Plan, programs: Programs) -> None:
    answer = programs.of("regional").post(f"plans/{submitted.reference}/decisions/", version=1, decision="return")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["reason"])
    assert not Decision.objects.exists()


def test_second_approval_is_refused(endorsed: Plan, cast: Cast, programs: Programs) -> None:
    record_office_consent(endorsed, cast)
    path, body = f"plans/{endorsed.reference}/decisions/", {"version": 1, "decision": "approve", "reason": "Sound."}
    statuses = [programs.of(who).post(path, **body).status_code for who in ("reviewer", "reviewer", "second_reviewer")]
    assert statuses == [201, 403, 403]
    assert Decision.objects.filter(kind="approve").count() == 1


def test_decision_on_a_version_that_is_not_in_review_is_refused(
    submitted: Plan, cast: Cast, programs: Programs
) -> None:
    workflow.withdraw(submitted, by=cast.head)
    workflow.submit(submitted, by=cast.head)
    path = f"plans/{submitted.reference}/decisions/"
    answer = programs.of("regional").post(path, version=1, decision="endorse", reason="Sound.")
    assert (answer.status_code, "not the version in review" in answer.json()["detail"]) == (403, True)


@pytest.mark.parametrize(
    "given", [{"version": 0, "decision": "endorse"}, {"version": 10**12, "decision": "bless"}, {"version": "one"}]
)
def test_decision_of_a_wrong_shape_is_refused(submitted: Plan, programs: Programs, given: dict[str, object]) -> None:
    answer = programs.of("regional").post(f"plans/{submitted.reference}/decisions/", reason="Sound.", **given)
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) <= {"version", "decision"}


def test_changes_name_each_field_with_both_values(submitted: Plan, cast: Cast, programs: Programs) -> None:
    reviewing.return_for_changes(submitted, version=1, by=cast.regional, reason="More on floods.")
    program, path = programs.of("drafter"), f"plans/{submitted.reference}/"
    revisions = program.get(path).json()["revisions"]
    program.patch(path, section="context", revision=revisions["context"], value={"gaps": "Seeds."})
    key = "response-S21-14"
    program.patch(path, section=key, revision=revisions[key], value={"people_targeted": 7})
    workflow.submit(submitted, by=cast.head)
    answer = programs.of("regional").get(f"{path}versions/2/changes/").json()
    assert (answer["before"], answer["after"]) == (1, 2)
    assert answer["changes"].keys() == {"context.gaps", "responses.S21-14.people_targeted"}
    assert answer["changes"]["responses.S21-14.people_targeted"][1] == 7
    same = programs.of("regional").get(f"{path}versions/2/changes/", against=2).json()
    assert same == {"before": 2, "after": 2, "changes": {}}


@pytest.mark.parametrize("against", ["", "0", "two", "²", "9" * 5000])
def test_changes_against_nonsense_are_refused(submitted: Plan, drafter: Program, against: str) -> None:
    answer = drafter.get(f"plans/{submitted.reference}/versions/1/changes/", against=against)
    assert answer.status_code == (200 if against == "" else 400)


@pytest.mark.parametrize("count", [1, 3])
def test_lists_of_a_plan_take_as_many_statements_whatever_their_length(
    ready: Plan, cast: Cast, drafter: Program, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        workflow.submit(ready, by=cast.head)
        reviewing.return_for_changes(ready, version=ready.versions.count(), by=cast.regional, reason="Again")
    path = f"plans/{ready.reference}/"
    for name, statements in (("versions", VERSIONS), ("decisions", DECISIONS)):
        drafter.get(f"{path}{name}/")
        with django_assert_num_queries(statements):
            assert len(drafter.results(f"{path}{name}/")) == count


VERSIONS, DECISIONS = 12, 9
