"""Sharing out the work over the interface."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from plans import drafting
from plans.models import Plan
from tests.cast import EVERYBODY, Cast
from tests.plans.api.conftest import Program, Programs

DAY = timezone.localdate() + datetime.timedelta(days=5)


@pytest.fixture
def path(plan: Plan) -> str:
    return f"plans/{plan.reference}/"


def section(program: Program, path: str, key: str = "risks") -> dict[str, Any]:
    return next(it for it in program.get(path).json()["sections"] if it["section"] == key)


def test_section_is_assigned_and_taken_back(path: str, drafter: Program) -> None:
    assigned = drafter.put(f"{path}sections/risks/assignment/", person="Colleague@mcof.example", due_on=str(DAY))
    assert (assigned.status_code, assigned.json()) == (200, section(drafter, path))
    assert (assigned.json()["assigned_to"], assigned.json()["due_on"]) == ("colleague@mcof.example", str(DAY))
    assert drafter.delete(f"{path}sections/risks/assignment/").status_code == 204
    assert section(drafter, path)["assigned_to"] == ""


def test_section_is_marked_as_ready_and_open_again(path: str, drafter: Program, cast: Cast) -> None:
    drafter.patch(path, section="risks", revision=0, value={"overview": "Weekly."})
    marked = drafter.put(f"{path}sections/risks/ready-mark/", revision=1)
    assert (marked.status_code, marked.json()["ready_revision"]) == (200, 1)
    assert marked.json()["ready_by"] == str(cast.drafter)
    assert drafter.delete(f"{path}sections/risks/ready-mark/").status_code == 204
    assert section(drafter, path)["ready_revision"] is None


@pytest.mark.parametrize(
    ("address", "body", "wrong"),
    [
        ("assignment", {"person": "stranger@mcof.example"}, "person"),
        ("assignment", {"person": "nobody"}, "person"),
        ("assignment", {"person": "colleague@mcof.example", "due_on": "2020-01-01"}, "due_on"),
        ("assignment", {}, "person"),
        ("ready-mark", {"revision": 7}, "revision"),
        ("ready-mark", {"revision": -1}, "revision"),
    ],
)
def test_what_cannot_be_kept_is_named(
    path: str, drafter: Program, address: str, body: dict[str, Any], wrong: str
) -> None:
    answer = drafter.put(f"{path}sections/risks/{address}/", **body)
    assert (answer.status_code, set(answer.json()["errors"])) == (400, {wrong})


@pytest.mark.parametrize("address", ["assignment", "ready-mark"])
def test_section_that_the_plan_has_not_is_not_found(path: str, drafter: Program, address: str) -> None:
    body = {"person": "colleague@mcof.example", "revision": 0}
    assert drafter.put(f"{path}sections/response-S21-03/{address}/", **body).status_code == 404
    assert drafter.delete(f"{path}sections/response-S21-03/{address}/").status_code == 404


@pytest.mark.parametrize("address", ["assignment", "ready-mark"])
def test_only_those_who_write_share_out_the_work(path: str, programs: Programs, address: str) -> None:
    body = {"person": "colleague@mcof.example", "revision": 0}
    found = {who: programs.of(who).put(f"{path}sections/risks/{address}/", **body).status_code for who in EVERYBODY}
    assert found == {who: 200 if who in {"drafter", "colleague", "head"} else 404 for who in EVERYBODY} | {
        "visitor": 401
    }


def test_whose_a_section_is_stays_in_the_office(submitted: Plan, programs: Programs, cast: Cast) -> None:
    assert programs.of("reviewer").get(f"plans/{submitted.reference}/").json()["sections"] == []


def test_plan_is_read_in_as_many_statements_whoever_writes(
    plan: Plan, path: str, drafter: Program, cast: Cast, django_assert_num_queries: Any
) -> None:
    drafting.assign(plan, keys=["risks", "people"], person=cast.colleague, due_on=DAY, by=cast.drafter)
    drafter.get(path)
    with django_assert_num_queries(26):
        drafter.get(path)
