"""The past of a draft over the interface: who worked on what, two points compared, and the way back."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from plans import drafting, workflow
from plans.content import values
from plans.content.rows import load_section
from plans.models import Plan, Section
from tests.cast import Cast
from tests.plans.api.conftest import Program, Programs
from tests.plans.working import minutes, write

STATEMENTS = {"history/": 8, "milestones/": 9, "set-aside/": 9, "comparison/?before=states-1": 29}


@pytest.fixture
def worked(plan: Plan, cast: Cast) -> Plan:
    write(plan, "The river rose.", by=cast.drafter, at=minutes(0))
    write(plan, "The river rose twice.", by=cast.drafter, at=minutes(12))
    write(plan, "Watched daily", by=cast.colleague, at=minutes(60), key="risks")
    return plan


@pytest.fixture
def path(worked: Plan) -> str:
    return f"plans/{worked.reference}/"


def test_sessions_say_who_when_and_between_which_points(path: str, drafter: Program, cast: Cast) -> None:
    [risks, states] = drafter.results(f"{path}history/")
    assert (risks["section"], risks["person"], risks["saves"]) == ("risks", cast.colleague.email, 1)
    assert states == {
        "section": "states",
        "by": cast.drafter.name,
        "person": cast.drafter.email,
        "began_at": "2026-03-02T08:00:00+00:00",
        "ended_at": "2026-03-02T08:12:00+00:00",
        "saves": 2,
        "before": "states-0",
        "after": "states-2",
    }


@pytest.mark.parametrize(
    ("asked", "sections"),
    [
        ({"section": "states"}, ["states"]),
        ({"person": "Colleague@mcof.example"}, ["risks"]),
        ({"section": "states", "person": "colleague@mcof.example"}, []),
        ({"page_size": 1}, ["risks"]),
        ({"page_size": 1, "page": 2}, ["states"]),
    ],
)
def test_sessions_are_narrowed_and_come_in_pages(
    path: str, drafter: Program, asked: dict[str, Any], sections: list[str]
) -> None:
    assert [it["section"] for it in drafter.results(f"{path}history/", **asked)] == sections


def test_two_points_are_compared(path: str, drafter: Program) -> None:
    found = drafter.get(f"{path}comparison/", before="states-1", after="now").json()
    assert found == {
        "before": "states-1",
        "after": "now",
        "changes": {
            "states.cooperation": ["The river rose.", "The river rose twice."],
            "risks.overview": ["", "Watched daily"],
        },
    }
    narrowed = drafter.get(f"{path}comparison/", before="states-1", section="risks").json()
    assert list(narrowed["changes"]) == ["risks.overview"]


def test_response_of_a_sector_is_compared_by_its_key(worked: Plan, path: str, drafter: Program, cast: Cast) -> None:
    drafting.choose_sectors(worked, sectors=["S21-14"], revision=0, by=cast.drafter)
    drafter.patch(path, section="response-S21-14", revision=0, value={"need": "Plots."})
    asked = {"before": "response-S21-14-0", "section": "response-S21-14"}
    found = drafter.get(f"{path}comparison/", **asked).json()["changes"]
    assert found["responses.S21-14.need"] == ["", "Plots."]
    assert all(place.startswith("responses.S21-14.") for place in found)


@pytest.mark.parametrize("point", ["yesterday", "milestone-999", "version-1", "risks-x", "nowhere-1"])
def test_point_that_the_plan_does_not_have_is_not_there(path: str, drafter: Program, point: str) -> None:
    assert drafter.get(f"{path}comparison/", before=point).status_code == 404
    assert drafter.post(f"{path}sections/states/restoration/", to=point, revision=2).status_code == 404


def test_comparison_needs_a_point_to_set_out_from(path: str, drafter: Program) -> None:
    answer = drafter.get(f"{path}comparison/")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["before"])


def test_earlier_text_is_saved_anew(worked: Plan, path: str, programs: Programs) -> None:
    answer = programs.of("colleague").post(f"{path}sections/states/restoration/", to="states-1", revision=2)
    assert (answer.status_code, answer.json()["revision"]) == (200, 3)
    assert answer.json()["value"]["cooperation"] == "The river rose."
    assert load_section(worked, "states") == values.States(cooperation="The river rose.")


def test_change_of_a_colleague_since_is_told_first(worked: Plan, path: str, drafter: Program, cast: Cast) -> None:
    write(worked, "The river froze.", by=cast.colleague, at=minutes(70))
    answer = drafter.post(f"{path}sections/states/restoration/", to="states-1", revision=2)
    assert (answer.status_code, answer.json()["current"]["cooperation"]) == (409, "The river froze.")
    assert load_section(worked, "states").cooperation == "The river froze."


def test_section_that_is_not_there_is_not_restored(path: str, drafter: Program) -> None:
    assert drafter.post(f"{path}sections/response-S21-14/restoration/", to="now", revision=0).status_code == 404


def test_plan_in_review_is_not_restored(submitted: Plan, drafter: Program, cast: Cast) -> None:
    section = Section.objects.get(plan=submitted, key="states")
    sent = {"to": "now", "revision": section.revision}
    refused = drafter.post(f"plans/{submitted.reference}/sections/states/restoration/", **sent)
    assert (refused.status_code, "withdraw it first" in refused.json()["detail"]) == (403, True)
    workflow.withdraw(submitted, by=cast.head)
    assert drafter.post(f"plans/{submitted.reference}/sections/states/restoration/", **sent).status_code == 200


def test_moment_gets_a_name_and_is_a_point(path: str, drafter: Program, programs: Programs) -> None:
    named = drafter.post(f"{path}milestones/", name="Before the mission")
    assert (named.status_code, named.json()["name"]) == (201, "Before the mission")
    drafter.patch(path, section="states", revision=2, value={"cooperation": "Agreed."})
    [listed] = programs.of("colleague").results(f"{path}milestones/")
    found = drafter.get(f"{path}comparison/", before=listed["point"]).json()["changes"]
    assert found == {"states.cooperation": ["The river rose twice.", "Agreed."]}


def test_what_was_set_aside_is_listed_with_all_that_was_sent(path: str, drafter: Program, cast: Cast) -> None:
    refused = drafter.patch(path, section="states", revision=1, value={"cooperation": "Mine."})
    assert refused.status_code == 409
    [line] = drafter.results(f"{path}set-aside/")
    assert (line["section"], line["person"], line["revision"]) == ("states", cast.drafter.email, 1)
    assert line["places"] == {
        "cooperation": {"base": "The river rose.", "theirs": "The river rose twice.", "mine": "Mine."}
    }
    assert drafter.results(f"{path}set-aside/", section="risks") == []
    assert len(drafter.results(f"{path}set-aside/", section="states")) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_lists_take_as_many_statements_however_long_they_are(
    worked: Plan,
    path: str,
    drafter: Program,
    cast: Cast,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        drafting.name_milestone(worked, name=f"Moment {number}", by=cast.drafter)
        write(worked, f"Text {number}", by=cast.colleague, at=minutes(100 * (number + 1)), key="risks")
        drafter.patch(path, section="states", revision=1, value={"cooperation": f"Mine {number}"})
    drafter.get(path)
    for address, statements in STATEMENTS.items():
        with django_assert_num_queries(statements, info=address):
            drafter.get(f"{path}{address}")
