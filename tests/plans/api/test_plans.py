"""Plans over the interface: who finds which, and what each reads of it."""

import pytest
from pytest_django import DjangoAssertNumQueries

from plans import drafting, sharing, workflow
from plans.content import fingerprint, values
from plans.models import Plan, Purpose
from tests.cast import EVERYBODY, PEOPLE, Cast
from tests.plans.api.conftest import Program, Programs

OFFICE = {"drafter", "colleague", "head"}
REVIEWERS = {"regional", "reviewer", "second_reviewer"}


@pytest.fixture
def shared(submitted: Plan, cast: Cast) -> Plan:
    sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    return submitted


def test_list_holds_exactly_what_each_may_see(shared: Plan, cast: Cast, programs: Programs) -> None:
    own = drafting.start_plan(
        office=cast.other_office, identity=values.Identity(title="Elsewhere"), edition="2021", by=cast.stranger
    )
    found = {who: {it["reference"] for it in programs.of(who).results("plans/")} for who in PEOPLE}
    insiders = OFFICE | REVIEWERS | {"focal_point"}
    expected: dict[str, set[str]] = {who: {shared.reference} if who in insiders else set() for who in PEOPLE}
    assert found == expected | {"stranger": {own.reference}}


@pytest.mark.parametrize("path", ["", "findings/", "versions/", "versions/1/", "versions/1/changes/", "consents/"])
def test_whoever_reads_a_version_reads_this_and_nobody_else(shared: Plan, programs: Programs, path: str) -> None:
    readers = OFFICE | REVIEWERS | {"focal_point"}
    expected = {who: 200 if who in readers else 404 for who in EVERYBODY} | {"visitor": 401}
    assert programs.statuses(f"plans/{shared.reference}/{path}") == expected


def test_decisions_are_read_by_the_office_and_its_reviewers(shared: Plan, programs: Programs) -> None:
    insiders = OFFICE | REVIEWERS
    expected = {who: 200 if who in insiders else 404 for who in EVERYBODY} | {"visitor": 401, "focal_point": 403}
    assert programs.statuses(f"plans/{shared.reference}/decisions/") == expected


def test_next_draft_stays_with_its_office(shared: Plan, cast: Cast, programs: Programs) -> None:
    workflow.withdraw(shared, by=cast.head)
    Plan.objects.filter(pk=shared.pk).update(title="A title being thought about", state="draft")
    for who in ("reviewer", "focal_point"):
        program = programs.of(who)
        plan = program.get(f"plans/{shared.reference}/")
        line = program.results("plans/")[0]
        assert "A title being thought about" not in plan.content.decode()
        assert (plan.json()["state"], plan.json()["revisions"], plan.json()["in_force"]) == ("withdrawn", {}, None)
        assert (line["state"], line["title"]) == ("withdrawn", shared.versions.get().title)
        assert program.results("plans/", search="being thought about") == []
        assert program.results("plans/", state="draft") == []
    assert programs.of("drafter").get(f"plans/{shared.reference}/").json()["content"]["identity"]["title"]


def test_revoked_share_hides_the_plan_at_once(shared: Plan, cast: Cast, programs: Programs) -> None:
    state = programs.of("focal_point")
    assert state.get(f"plans/{shared.reference}/").status_code == 200
    sharing.revoke(shared.versions.get().shares.get(), by=cast.head)
    assert state.get(f"plans/{shared.reference}/").status_code == 410
    assert state.results("plans/") == []


def test_focal_point_sees_neither_other_versions_nor_other_shares(shared: Plan, cast: Cast, programs: Programs) -> None:
    workflow.withdraw(shared, by=cast.head)
    workflow.submit(shared, by=cast.head)
    state = programs.of("focal_point")
    plan = f"plans/{shared.reference}/"
    assert [it["number"] for it in state.results(f"{plan}versions/")] == [1]
    assert state.get(f"{plan}versions/2/").status_code == 404
    assert state.get(f"{plan}versions/1/changes/", against=2).status_code == 404
    assert [it["version"] for it in state.results(f"{plan}shares/")] == [1]


def test_answer_carries_the_version_and_its_fingerprint(submitted: Plan, programs: Programs) -> None:
    version = submitted.versions.get()
    answer = programs.of("reviewer").get(f"plans/{submitted.reference}/").json()
    assert (answer["version"], answer["sha256"]) == (1, version.sha256)
    assert answer["sha256"] == fingerprint(version.content)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"search": "south sudan crisis"}, 1),
        ({"search": "SSD-"}, 1),
        ({"search": "Soudan"}, 0),
        ({"state": "draft"}, 1),
        ({"state": "approved"}, 0),
        ({"kind": "crisis-response"}, 1),
        ({"kind": "preparedness"}, 0),
        ({"office": "SSD"}, 1),
        ({"office": "PNG"}, 0),
    ],
)
def test_list_is_narrowed(plan: Plan, drafter: Program, query: dict[str, str], count: int) -> None:
    assert drafter.get("plans/", **query).json()["count"] == count


@pytest.mark.parametrize("query", [{"state": "lost"}, {"kind": "novel"}])
def test_unknown_value_of_a_filter_is_a_problem(plan: Plan, drafter: Program, query: dict[str, str]) -> None:
    answer = drafter.get("plans/", **query)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, list(query))


def test_list_comes_in_pages(cast: Cast, drafter: Program) -> None:
    for number in range(3):
        identity = values.Identity(title=f"Plan {number}")
        drafting.start_plan(office=cast.office, identity=identity, edition="2021", by=cast.drafter)
    first = drafter.get("plans/", page_size=2).json()
    assert (first["count"], [it["title"] for it in first["results"]]) == (3, ["Plan 2", "Plan 1"])
    assert "page=2" in first["next"]
    assert [it["title"] for it in drafter.results("plans/", page_size=2, page=2)] == ["Plan 0"]
    assert drafter.get("plans/", page=9).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_as_many_statements_whatever_its_length(
    cast: Cast, drafter: Program, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        identity = values.Identity(title=f"Plan {number}")
        drafting.start_plan(office=cast.office, identity=identity, edition="2021", by=cast.drafter)
    drafter.get("plans/")
    with django_assert_num_queries(PLAN_LIST):
        assert len(drafter.results("plans/")) == count


PLAN_LIST = 8


@pytest.mark.parametrize("who", ["drafter", "colleague", "head"])
def test_plan_is_started_for_the_own_office(cast: Cast, programs: Programs, who: str) -> None:
    answer = programs.of(who).post("plans/", office="SSD", identity={"title": "A new plan"})
    assert (answer.status_code, answer.json()["content"]["identity"]["title"]) == (201, "A new plan")
    assert Plan.objects.get().created_by == cast.person(who)


@pytest.mark.parametrize("who", ["regional", "reviewer", "focal_point", "stranger", "administrator"])
def test_plan_of_another_office_is_not_started(programs: Programs, who: str) -> None:
    answer = programs.of(who).post("plans/", office="SSD", identity={"title": "A new plan"})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["office"])
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    ("given", "places"),
    [
        ({}, {"office", "identity"}),
        ({"office": "SSD", "identity": {}}, {"title"}),
        ({"office": "SSD", "identity": {"title": "A", "colour": "red"}}, {"colour"}),
        ({"office": "SSD", "identity": {"title": 7}}, {"title"}),
        ({"office": "SSD", "identity": {"title": "A"}, "edition": "1999"}, {"edition"}),
        ({"office": "SSD", "identity": {"title": "A", "countries": [{"country": "QQQ"}]}}, {"countries.0.country"}),
    ],
)
def test_wrong_start_names_every_place_and_starts_nothing(
    drafter: Program, given: dict[str, object], places: set[str]
) -> None:
    answer = drafter.post("plans/", **given)
    assert (answer.status_code, set(answer.json()["errors"])) == (400, places)
    assert not Plan.objects.exists()
