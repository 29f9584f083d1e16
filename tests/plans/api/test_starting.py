"""Starting a plan over the interface: from a version, for several countries."""

from typing import Any

import pytest

from plans.content import load
from plans.models import Origin, Plan
from tests.cast import Cast
from tests.plans.api.conftest import Program, Programs
from tests.plans.editions import old_version


def start(program: Program, plan: Plan, office: str = "SSD", **changes: Any) -> Any:
    source = {"reference": plan.reference, "version": 1} | changes
    return program.post("plans/", office=office, identity={"title": "Next"}, **{"from": source})


def test_plan_is_started_from_a_version(approved: Plan, drafter: Program) -> None:
    answer = start(drafter, approved)
    assert answer.status_code == 201
    plan = Plan.objects.get(reference=answer.json()["reference"])
    assert Origin.objects.get(plan=plan).version == approved.versions.get()
    assert answer.json()["content"]["monitoring"]["learning"] == "A review after each flood."
    assert answer.json()["content"]["people"]["targeted"] is None


def test_another_crisis_is_said(approved: Plan, drafter: Program) -> None:
    assert start(drafter, approved, same_crisis=False).json()["content"]["crisis"]["glide"] == ""


def test_sectors_of_another_edition_go_where_it_is_said(approved: Plan, cast: Cast, drafter: Program) -> None:
    number = old_version(approved, cast).number
    content = start(drafter, approved, version=number, chosen={"S12-01": ["S21-05"]}).json()["content"]
    assert [response["sector"] for response in content["responses"]] == ["S21-05", "S21-06"]
    refused = start(drafter, approved, version=number, chosen={"S12-01": ["S21-14"]})
    assert (refused.status_code, set(refused.json()["errors"])) == (400, {"chosen"})


@pytest.mark.parametrize("changes", [{"version": 7}, {"reference": "SSD-1999-01"}])
def test_version_that_is_not_there_is_not_found(approved: Plan, drafter: Program, changes: dict[str, Any]) -> None:
    assert start(drafter, approved, **changes).status_code == 404
    assert Plan.objects.count() == 1


def test_version_of_others_is_not_found(approved: Plan, programs: Programs) -> None:
    assert start(programs.of("stranger"), approved, office="PNG").status_code == 404


def test_countries_are_named_together(cast: Cast, drafter: Program) -> None:
    answer = drafter.post("plans/", office="SSD", identity={"title": "Along the Nile"}, countries=["SSD", "UGA"])
    assert answer.status_code == 201
    assert load(Plan.objects.get()).country_codes == ("SSD", "UGA")
    assert answer.json()["reference"].startswith("SSD-")


def test_country_that_is_none_is_refused(cast: Cast, drafter: Program) -> None:
    answer = drafter.post("plans/", office="SSD", identity={"title": "Nowhere"}, countries=["QQQ"])
    assert answer.status_code == 400
    assert not Plan.objects.exists()
