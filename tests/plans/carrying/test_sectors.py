"""A plan of the edition of 2012 in that of 2021: where its responses go, and what is left to decide."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import cache

from mcof.reference.loading import STAMP
from plans.carrying import Carried, Note
from plans.content import PlanContent, values
from plans.models import Outcome, Reason
from sectors.mapping import Route, routes
from sectors.models import Sector
from tests.plans.carrying.test_carry import carried
from tests.plans.contents import complete_content, complete_response

pytestmark = pytest.mark.django_db


def old_plan(*sectors: str, **changes: Any) -> PlanContent:
    responses = tuple(complete_response(sector, need=f"Need in {sector}.") for sector in sectors)
    return complete_content(edition="2012", responses=responses, **changes)


def sectors_of(found: Carried) -> list[str]:
    return [response.sector for response in found.content.responses]


def on_sectors(found: Carried, section: str) -> list[tuple[str, str, str]]:
    """Return what the notes on a response say of the sectors it came from."""
    notes = [note for note in found.notes if note.section == section and note.sector]
    return [(note.outcome.value, note.reason.value, note.sector) for note in notes]


def homeless(found: Carried) -> list[Note]:
    return [note for note in found.notes if note.outcome == Outcome.UNDECIDED and "approach" in note.was]


def test_routes_follow_the_mapping() -> None:
    found = routes(["S12-01", "S12-02", "S12-04", "S12-15", "S12-99"], edition="2021")
    assert (found["S12-01"].candidates, found["S12-01"].usual) == (("S21-03", "S21-05"), ())
    assert (found["S12-02"].candidates, found["S12-02"].usual) == (("S21-14", "S21-02"), ("S21-14",))
    assert (found["S12-04"].candidates, found["S12-04"].usual) == (("S21-06",), ("S21-06",))
    assert found["S12-15"].heirs[0].mainstreamed_in == "M1"
    assert found["S12-99"] == Route("S12-99", (), ())
    assert {code: route.decided for code, route in found.items()} == {
        "S12-01": False,
        "S12-02": False,
        "S12-04": True,
        "S12-15": False,
        "S12-99": False,
    }


def test_routes_do_not_lead_to_retired_sectors() -> None:
    Sector.objects.filter(code="S21-06").update(retired_on="2026-01-01")
    assert routes(["S12-04"], edition="2021") == {"S12-04": Route("S12-04", (), ())}


def test_renamed_sector_goes_on_under_its_new_name() -> None:
    found = carried(old_plan("S12-04"))
    assert sectors_of(found) == ["S21-06"]
    assert found.content.responses[0].need == "Need in S12-04."
    assert on_sectors(found, "response-S21-06") == [("carried", "renamed", "S12-04")]


def test_split_sector_waits_for_a_decision_with_all_its_text() -> None:
    found = carried(old_plan("S12-01"))
    assert sectors_of(found) == []
    [note] = homeless(found)
    assert (note.reason, note.section, note.sector) == (Reason.SPLIT, "response-S12-01", "S12-01")
    assert note.was["need"] == "Need in S12-01."
    assert [row["title"] for row in note.was["activities"]] == ["Emergency kits", "Raised plots"]


@pytest.mark.parametrize("chosen", [["S21-03"], ["S21-03", "S21-05"]])
def test_split_sector_goes_where_the_office_decides(chosen: Sequence[str]) -> None:
    found = carried(old_plan("S12-01"), chosen={"S12-01": chosen})
    assert sectors_of(found) == chosen
    assert {response.need for response in found.content.responses} == {"Need in S12-01."}
    assert {sector: on_sectors(found, f"response-{sector}") for sector in chosen} == {
        sector: [("undecided", "split", "S12-01")] for sector in chosen
    }
    assert homeless(found) == []


def test_part_that_moved_elsewhere_is_mentioned_once() -> None:
    found = carried(old_plan("S12-02"))
    assert sectors_of(found) == ["S21-14"]
    assert on_sectors(found, "response-S21-14") == [
        ("carried", "renamed", "S12-02"),
        ("undecided", "partly", "S12-02"),
    ]


def test_part_that_moved_elsewhere_can_be_taken_along() -> None:
    found = carried(old_plan("S12-02"), chosen={"S12-02": ["S21-14", "S21-02"]})
    assert on_sectors(found, "response-S21-02") == [("undecided", "partly", "S12-02")]


def test_subject_that_runs_through_all_sectors_keeps_its_text_in_the_list() -> None:
    found = carried(old_plan("S12-15", "S12-08"))
    assert sectors_of(found) == ["S21-01"]
    assert [(note.reason, note.sector) for note in homeless(found)] == [(Reason.MAINSTREAMED, "S12-15")]
    assert ("undecided", "mainstreamed", "S12-08") in on_sectors(found, "response-S21-01")


def test_merged_sectors_become_one_response() -> None:
    found = carried(old_plan("S12-11", "S12-12"))
    [response] = found.content.responses
    assert response.need == "Need in S12-11.\n\nNeed in S12-12."
    assert [row.title for row in response.activities] == ["Emergency kits", "Raised plots"] * 2
    assert [row.uid for row in response.activities] == ["kits", "plots", "kits-2", "plots-2"]
    assert len(response.issues) == 5
    assert on_sectors(found, "response-S21-08") == [
        ("undecided", "merged", "S12-11"),
        ("undecided", "merged", "S12-12"),
    ]


def test_codes_of_sectors_elsewhere_follow() -> None:
    partner = values.Partner(uid="p1", name="Nile Hope", sectors=("S12-02", "S12-04", "S12-15"))
    found = carried(old_plan("S12-02", "S12-04", "S12-15", partners=values.Partners(partners=(partner,))))
    assert found.content.partners.partners[0].sectors == ("S21-14", "S21-06")
    [note] = [note for note in found.notes if note.place == "partners.p1" and note.outcome == Outcome.UNDECIDED]
    assert note.was == {"sectors": ["S12-15"]}


def test_sector_retired_since_keeps_its_text_in_the_list() -> None:
    Sector.objects.filter(code="S21-03").update(retired_on="2026-01-01")
    cache.set(STAMP, "retired before carrying")
    found = carried(complete_content())
    assert sectors_of(found) == ["S21-14"]
    assert [(note.reason, note.section) for note in homeless(found)] == [(Reason.LISTS, "response-S21-03")]


def test_row_about_something_that_is_in_no_list_any_more_is_left_to_decide() -> None:
    statement = values.IssueStatement(uid="x9", issue="X9", extent="2", how="With elders.")
    response = complete_response("S21-03")
    found = carried(complete_content(responses=(replace(response, issues=(*response.issues, statement)),)))
    assert [row.issue for row in found.content.responses[0].issues] == ["X1", "X2", "X3", "X4", "X5"]
    [note] = [note for note in found.notes if "issues" in note.was]
    assert (note.outcome, note.reason) == (Outcome.UNDECIDED, Reason.LISTS)
    assert [row["how"] for row in note.was["issues"]] == ["With elders."]
