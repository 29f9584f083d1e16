"""Saving sections over the interface: upon the revision that was read, or not at all."""

from typing import Any

import pytest

from plans import drafting, workflow
from plans.content.rows import load_section
from plans.models import Plan, Section, SetAside
from tests.cast import EVERYBODY, Cast
from tests.plans.api.conftest import Program, Programs


@pytest.fixture
def path(plan: Plan) -> str:
    return f"plans/{plan.reference}/"


def test_section_is_saved_upon_the_revision_read(plan: Plan, path: str, drafter: Program) -> None:
    read = drafter.get(path).json()
    answer = drafter.patch(path, section="context", revision=read["revisions"]["context"], value={"needs": "Water."})
    assert (answer.status_code, answer.json()["revision"]) == (200, 1)
    assert answer.json()["value"]["needs"] == "Water."
    assert load_section(plan, "context").needs == "Water."


def test_fields_left_out_stay(plan: Plan, path: str, drafter: Program) -> None:
    drafter.patch(path, section="context", revision=0, value={"needs": "Water."})
    drafter.patch(path, section="context", revision=1, value={"gaps": "Seeds."})
    context = load_section(plan, "context")
    assert (context.needs, context.gaps) == ("Water.", "Seeds.")


def test_rows_are_known_by_the_uid_that_they_were_given(plan: Plan, path: str, drafter: Program) -> None:
    first = drafter.patch(path, section="context", revision=0, value={"sources": [{"title": "DTM round 17"}]}).json()
    uid = first["value"]["sources"][0]["uid"]
    rows = [{"title": "Flood atlas"}, {"uid": uid, "title": "DTM round 18"}]
    second = drafter.patch(path, section="context", revision=1, value={"sources": rows}).json()
    assert [it["title"] for it in second["value"]["sources"]] == ["Flood atlas", "DTM round 18"]
    assert second["value"]["sources"][1]["uid"] == uid


def test_stale_save_is_told_both_texts_and_changes_nothing(
    plan: Plan, path: str, cast: Cast, programs: Programs
) -> None:
    programs.of("colleague").patch(path, section="context", revision=0, value={"needs": "Theirs"})
    answer = programs.of("drafter").patch(path, section="context", revision=0, value={"needs": "Mine"})
    problem = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (409, "application/problem+json")
    assert (problem["current"]["needs"], problem["yours"], problem["revision"]) == ("Theirs", {"needs": "Mine"}, 1)
    assert problem["changed_by"] == str(cast.colleague)
    assert load_section(plan, "context").needs == "Theirs"


def test_all_that_a_save_in_conflict_wanted_is_set_aside(plan: Plan, path: str, programs: Programs) -> None:
    programs.of("colleague").patch(path, section="context", revision=0, value={"needs": "Theirs"})
    sent = {"needs": "Mine", "gaps": "Seeds.", "sources": [{"title": "DTM round 17"}]}
    programs.of("drafter").patch(path, section="context", revision=0, value=sent)
    [aside] = SetAside.objects.filter(plan=plan)
    wanted = {place: both["mine"] for place, both in aside.places.items()}
    [source] = [plain for place, plain in wanted.items() if place.startswith("sources.")]
    assert (wanted["needs"], wanted["gaps"], source["title"]) == ("Mine", "Seeds.", "DTM round 17")


def test_sectors_are_chosen_and_bring_their_sections(plan: Plan, path: str, drafter: Program) -> None:
    answer = drafter.patch(path, section="responses", revision=0, value={"sectors": ["S21-14", "S21-03"]})
    assert answer.json() == {"section": "responses", "revision": 1, "value": {"sectors": ["S21-14", "S21-03"]}}
    assert "response-S21-14" in drafter.get(path).json()["revisions"]
    assert drafter.patch(path, section="response-S21-14", revision=0, value={"need": "Plots."}).status_code == 200


@pytest.mark.parametrize(
    ("section", "value", "place"),
    [
        ("context", {"colour": "red"}, "colour"),
        ("context", {"needs": 7}, "needs"),
        ("context", {"needs": "a\x00b"}, "needs"),
        ("context", {"sources": {"title": "no list"}}, "sources"),
        ("context", {"sources": [{"published_on": "yesterday"}]}, "sources.0.published_on"),
        ("people", {"targeted": -1}, "targeted"),
        ("people", {"targeted": 10**30}, "targeted"),
        ("people", {"targeted": "200,000"}, "targeted"),
        ("people", {"targeted": True}, "targeted"),
        ("crisis", {"phases": ["someday"]}, "phases"),
        ("responses", {"sectors": ["S99"]}, "sectors"),
        ("responses", {"sectors": "S21-14"}, "sectors"),
        ("responses", {"sectors": [{}]}, "sectors"),
        ("responses", {}, "sectors"),
        ("attachments", {}, "section"),
        ("response-S21-14", {"need": "Not chosen"}, "section"),
        ("nowhere", {}, "section"),
    ],
)
def test_wrong_value_names_its_place_and_changes_nothing(
    plan: Plan, path: str, drafter: Program, section: str, value: dict[str, Any], place: str
) -> None:
    answer = drafter.patch(path, section=section, revision=0, value=value)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [place])
    assert not Section.objects.filter(plan=plan, revision__gt=0).exists()


@pytest.mark.parametrize("given", [{}, {"section": "context"}, {"section": "context", "revision": -1, "value": 3}])
def test_wrong_shape_names_every_field(plan: Plan, path: str, drafter: Program, given: dict[str, Any]) -> None:
    answer = drafter.patch(path, **given)
    missing = {"section", "revision", "value"} - ({"section"} & given.keys())
    assert (answer.status_code, set(answer.json()["errors"])) == (400, missing)


def test_drafters_of_the_office_write_and_nobody_else(submitted: Plan, cast: Cast, programs: Programs) -> None:
    workflow.withdraw(submitted, by=cast.head)
    path = f"plans/{submitted.reference}/"
    revision = Section.objects.get(plan=submitted, key="context").revision
    body = {"section": "context", "revision": revision, "value": {"gaps": "As before"}}
    office = {"drafter", "colleague", "head"}
    reviewers = {"regional", "reviewer", "second_reviewer"}
    found = {who: programs.of(who).patch(path, **body).status_code for who in EVERYBODY}
    expected = {who: 403 if who in reviewers else 404 for who in EVERYBODY} | {"visitor": 401}
    written = {who for who, status in found.items() if status in {200, 409}}
    assert written == office
    assert {who: found[who] for who in EVERYBODY if who not in office} == {
        who: status for who, status in expected.items() if who not in office
    }


def test_plan_in_review_is_not_written_and_says_why(submitted: Plan, drafter: Program) -> None:
    answer = drafter.patch(f"plans/{submitted.reference}/", section="context", revision=1, value={"needs": "More"})
    assert (answer.status_code, "withdraw it first" in answer.json()["detail"]) == (403, True)


def test_retired_key_of_a_removed_sector_is_told_apart_from_a_stale_one(
    plan: Plan, path: str, cast: Cast, drafter: Program
) -> None:
    drafting.choose_sectors(plan, sectors=["S21-14"], revision=0, by=cast.drafter)
    drafting.choose_sectors(plan, sectors=[], revision=1, by=cast.drafter)
    answer = drafter.patch(path, section="response-S21-14", revision=0, value={"need": "Late"})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["section"])
