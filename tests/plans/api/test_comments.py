"""Comments over the interface."""

from typing import Any

import pytest

from plans.models import Plan
from tests.cast import Cast
from tests.plans.api.conftest import Program, Programs

QUOTE = "The relief commission asked for this support"
REMARK = {"version": 1, "section": "states", "quote": QUOTE, "body": "Who asked?", "is_condition": True}


@pytest.fixture
def path(submitted: Plan) -> str:
    return f"plans/{submitted.reference}/comments/"


@pytest.fixture
def reviewer(programs: Programs) -> Program:
    return programs.of("reviewer")


def comment(program: Program, path: str, **given: Any) -> Any:
    return program.post(path, **REMARK | given)


def test_comment_is_made_listed_and_answered(path: str, reviewer: Program, programs: Programs) -> None:
    made = comment(reviewer, path, mentioned=["Drafter@mcof.example"])
    assert made.status_code == 201
    assert (made.json()["place"], made.json()["state"], made.json()["replies"]) == ("cooperation", "open", [])
    drafter = programs.of("drafter")
    (listed,) = drafter.get(path).json()["results"]
    assert listed == made.json() | {"passage": QUOTE}
    answered = drafter.post(f"{path}{listed['id']}/replies/", kind="answer", body="See annex II.")
    assert (answered.status_code, answered.json()["state"]) == (201, "answered")
    assert [(it["kind"], it["body"]) for it in answered.json()["replies"]] == [("answer", "See annex II.")]
    assert drafter.get(f"{path}?state=open").json()["results"] == []
    assert len(drafter.get(f"{path}?state=answered&section=states").json()["results"]) == 1


def test_comment_among_reviewers_is_not_listed_to_the_office(path: str, reviewer: Program, programs: Programs) -> None:
    made = comment(reviewer, path, audience="reviewers", is_condition=False).json()
    head = programs.of("head")
    assert head.get(path).json()["count"] == 0
    assert head.post(f"{path}{made['id']}/replies/", kind="reply", body="What?").status_code == 404


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"body": ""}, "body"),
        ({"quote": "Nobody wrote this"}, "quote"),
        ({"section": "weather"}, "section"),
        ({"audience": "reviewers"}, "audience"),
        ({"mentioned": ["focalpoint@mcof.example"]}, "mentioned"),
    ],
)
def test_what_cannot_be_kept_is_named(path: str, reviewer: Program, given: dict[str, Any], wrong: str) -> None:
    answer = comment(reviewer, path, **given)
    assert (answer.status_code, set(answer.json()["errors"])) == (400, {wrong})


def test_comment_on_a_version_that_is_not_there_is_not_found(path: str, reviewer: Program, cast: Cast) -> None:
    assert comment(reviewer, path, version=7).status_code == 404
