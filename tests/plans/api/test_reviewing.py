"""What reviewers make of a version, over the interface."""

from typing import Any

import pytest

from plans.models import Check, Opinion, Plan, Review, SectionMark, VersionState
from tests.plans.api.conftest import Program, Programs


@pytest.fixture
def path(submitted: Plan) -> str:
    return f"plans/{submitted.reference}/versions/1/"


@pytest.fixture
def reviewer(programs: Programs) -> Program:
    return programs.of("reviewer")


def test_mark_is_made_seen_by_other_reviewers_and_taken_back(path: str, reviewer: Program, programs: Programs) -> None:
    assert reviewer.put(f"{path}marks/", section="risks", mark="needs-work").status_code == 204
    (line,) = programs.of("regional").results(f"{path}marks/")
    assert (line["section"], line["mark"], line["person"]) == ("risks", "needs-work", "Reviewer")
    assert reviewer.put(f"{path}marks/", section="risks", mark=None).status_code == 204
    assert not SectionMark.objects.exists()


def test_opinion_is_given_and_changed(path: str, reviewer: Program, programs: Programs) -> None:
    reviewer.put(f"{path}opinions/", advice="return", reason="Too dear.")
    changed = reviewer.put(f"{path}opinions/", advice="approve", reason="Whole now.")
    assert changed.json() == programs.of("second_reviewer").results(f"{path}opinions/")[0]
    assert [(it.advice, it.reason) for it in Opinion.objects.all()] == [("approve", "Whole now.")]


def test_checklist_is_read_and_answered(path: str, reviewer: Program) -> None:
    first, *others = reviewer.results(f"{path}checklist/")
    assert (first["answer"], first["note"]) == ("", "")
    said = {"item": first["item"], "answer": "no", "note": "Not in May."}
    assert reviewer.put(f"{path}checklist/", answers=[said]).status_code == 204
    assert reviewer.results(f"{path}checklist/") == [first | said, *others]


def test_day_that_is_over_is_said_at_its_field(path: str, reviewer: Program) -> None:
    about = {"person": "second.reviewer@mcof.example", "stage": "approval", "due_on": "2020-01-02"}
    answer = reviewer.put(f"{path}reviewers/", **about)
    said = {"due_on": ["This day is over: choose today or a later one."]}
    assert (answer.status_code, answer.json()["errors"]) == (400, said)


def test_review_is_assigned_changed_and_taken_back(path: str, reviewer: Program) -> None:
    Review.objects.all().delete()
    about = {"person": "second.reviewer@mcof.example", "stage": "approval"}
    made = reviewer.put(f"{path}reviewers/", **about, due_on="2030-05-03", priority="urgent").json()
    assert reviewer.results(f"{path}reviewers/") == [made]
    assert (made["name"], made["due_on"], made["priority"]) == ("Second Reviewer", "2030-05-03", "urgent")
    again = reviewer.put(f"{path}reviewers/", **about).json()
    assert (again["id"], again["due_on"], again["priority"]) == (made["id"], None, "normal")
    assert reviewer.delete(f"{path}reviewers/{made['id']}/").status_code == 204
    assert reviewer.delete(f"{path}reviewers/{made['id']}/").status_code == 404


@pytest.mark.parametrize(
    ("part", "given", "wrong"),
    [
        ("marks", {"section": "weather", "mark": "fine"}, "section"),
        ("marks", {"section": "risks", "mark": "splendid"}, "mark"),
        ("opinions", {"advice": "approve", "reason": " "}, "reason"),
        ("checklist", {"answers": [{"item": "CL-99", "answer": "yes"}]}, "answers"),
        ("reviewers", {"person": "regional@mcof.example", "stage": "approval"}, "person"),
    ],
)
def test_what_cannot_be_kept_is_named(
    path: str, reviewer: Program, part: str, given: dict[str, Any], wrong: str
) -> None:
    answer = reviewer.put(f"{path}{part}/", **given)
    assert (answer.status_code, set(answer.json()["errors"])) == (400, {wrong})
    assert answer.headers["content-type"] == "application/problem+json"


def test_office_does_not_read_what_reviewers_make_of_its_version(path: str, programs: Programs) -> None:
    head = programs.of("head")
    parts = ("marks", "opinions", "checklist", "reviewers")
    assert [head.get(f"{path}{part}/").status_code for part in parts] == [403] * 4


def test_nothing_is_said_of_a_version_that_is_out_of_review(submitted: Plan, path: str, reviewer: Program) -> None:
    submitted.versions.move(to=VersionState.WITHDRAWN)
    assert reviewer.put(f"{path}marks/", section="risks", mark="fine").status_code == 403
    assert reviewer.put(f"{path}opinions/", advice="approve", reason="Whole.").status_code == 403
    assert not Check.objects.exists()
