"""What is carried, what is cleared, and that nothing is silently gone."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.carrying import Carried, Note, carry
from plans.catalogue import catalogue
from plans.content import PlanContent, values
from plans.content.codec import to_plain
from plans.models import Outcome, Reason
from sectors.mapping import routes, staying
from tests.plans.carrying.marked import Marker
from tests.plans.contents import complete_content

pytestmark = pytest.mark.django_db
NEW = values.Identity(title="Next year", objective_set="IOM-2024-2028", band_set="OCHA3")
OLD_SECTORS = tuple(f"S12-{number:02}" for number in range(1, 16))


def new_plan(office: str = "SSD", edition: str = "2021", **changes: Any) -> PlanContent:
    return PlanContent(reference="", office=office, edition=edition, identity=replace(NEW, **changes))


def carried(
    source: PlanContent,
    new: PlanContent | None = None,
    *,
    same_crisis: bool = True,
    chosen: dict[str, Sequence[str]] | None = None,
) -> Carried:
    new = new or new_plan()
    sectors = [response.sector for response in source.responses]
    ways = staying(sectors) if source.edition == new.edition else routes(sectors, edition=new.edition)
    return carry(source, new, same_crisis=same_crisis, routes=ways, chosen=chosen or {}, known=catalogue())


def noted(found: Carried, section: str, place: str = "") -> dict[str, dict[str, Any]]:
    """Return what the notes on a record say, by outcome."""
    told: dict[str, dict[str, Any]] = {}
    for note in found.notes:
        if (note.section, note.place) == (section, place):
            told.setdefault(note.outcome.value, {}).update(note.was)
    return told


def test_next_plan_of_the_office_keeps_words_and_clears_figures() -> None:
    source = complete_content()
    found = carried(source)
    assert found.content.context == source.context
    assert found.content.accountability == source.accountability
    assert found.content.partners == source.partners
    assert found.content.risks == source.risks
    assert found.content.crisis == source.crisis
    assert found.content.funding == values.Funding()
    assert found.content.people == values.People(
        method=source.people.method,
        figures=tuple(values.PopulationFigure(uid=row.uid, group=row.group) for row in source.people.figures),
    )
    assert found.content.identity == NEW


def test_response_keeps_its_work_without_dates_people_and_cost() -> None:
    source = complete_content()
    before, after = source.responses[0], carried(source).content.responses[0]
    nothing: dict[str, Any] = {"starts_on": None, "ends_on": None, "people_targeted": None, "cost_usd": None}
    assert after.issues == before.issues
    assert after.modalities == before.modalities
    assert after.activities == tuple(replace(row, **nothing) for row in before.activities)
    assert after.indicators == tuple(replace(row, baseline=None, target=None) for row in before.indicators)
    assert (after.need, after.people_targeted, after.objectives) == (before.need, None, before.objectives)


def test_what_is_cleared_is_told_with_what_it_was() -> None:
    found = carried(complete_content())
    key = "response-S21-03"
    assert noted(found, key, "activities.kits")["cleared"] == {
        "starts_on": "2027-02-01",
        "ends_on": "2027-09-30",
        "people_targeted": 75_000,
        "cost_usd": 4_800_000,
    }
    assert noted(found, key, "activities.kits")["carried"]["title"] == "Emergency kits"
    assert noted(found, "funding")["cleared"]["contributions"][0]["donor"] == "Emergency fund"


def test_plan_for_another_crisis_keeps_how_the_office_works() -> None:
    source = complete_content()
    found = carried(source, same_crisis=False)
    assert found.content.crisis == values.Crisis()
    assert found.content.context == values.Context(situation=source.context.situation)
    assert found.content.mobility.overview == ""
    assert {row.present for row in found.content.mobility.dimensions} == {None}
    assert found.content.people == values.People()
    assert found.content.partners == source.partners
    assert found.content.coordination == source.coordination
    assert found.content.responses[0].need == ""
    assert found.content.responses[0].approach == source.responses[0].approach
    assert noted(found, "crisis")["cleared"]["glide"] == "FL-2026-000123-SSD"


def test_plan_of_another_office_gives_its_method_and_nothing_of_its_own() -> None:
    source = complete_content()
    found = carried(source, new_plan(office="PNG"), same_crisis=False)
    content, response = found.content, found.content.responses[0]
    assert content.partners == values.Partners(approach=source.partners.approach)
    assert content.coordination == values.Coordination()
    assert content.capacity == values.Capacity()
    assert content.states == values.States()
    assert content.context == values.Context()
    assert content.risks.risks[0] == values.Risk(
        uid="flood", description="Floods cut the roads", mitigation="Stocks are moved by barge before May."
    )
    assert content.accountability == replace(source.accountability, psea_contact="")
    assert content.objectives == source.objectives
    assert (response.need, response.contribution, response.clusters) == ("", "", ())
    assert [(row.title, row.location, row.partner) for row in response.activities] == [
        ("Emergency kits", "", ""),
        ("Raised plots", "", ""),
    ]


def test_another_office_in_the_same_crisis_shares_what_the_crisis_is() -> None:
    source = complete_content()
    content = carried(source, new_plan(office="PNG")).content
    assert content.crisis == source.crisis
    assert content.context == values.Context()


def test_files_and_identity_are_told_and_not_carried() -> None:
    file = values.Attachment(uid="a1", title="Letter", filename="letter.pdf")
    found = carried(complete_content(attachments=(file,)))
    assert found.content.attachments == ()
    assert noted(found, "attachments")["cleared"]["attachments"][0]["title"] == "Letter"
    assert noted(found, "identity")["cleared"]["title"] == "South Sudan crisis response plan 2027"
    assert "objective_set" not in noted(found, "identity")["cleared"]


def test_objectives_of_another_set_are_chosen_anew() -> None:
    found = carried(complete_content(), new_plan(objective_set="IOM-2020-2023"))
    assert found.content.objectives.objectives[0].strategic_objective == ""
    assert noted(found, "objectives", "objectives.o1")["cleared"] == {"strategic_objective": "IOM-2024-1"}


def test_empty_plan_leaves_nothing_to_say() -> None:
    empty = PlanContent(reference="SSD-2026-01", office="SSD", edition="2021", identity=NEW)
    assert carried(empty) == Carried(new_plan(), ())


EDITIONS = {"2012": OLD_SECTORS, "2021": ("S21-03", "S21-14")}


@settings(max_examples=60)
@given(st.sampled_from(["2012", "2021"]), st.sampled_from(["SSD", "PNG"]), st.booleans(), st.data())
def test_nothing_of_the_source_is_silently_gone(edition: str, office: str, same_crisis: bool, data: Any) -> None:
    marker = Marker(edition)
    source = marker.content(EDITIONS[edition])
    ways = routes(EDITIONS[edition], edition="2021") if edition == "2012" else {}
    chosen = {
        sector: data.draw(st.lists(st.sampled_from(way.candidates), unique=True))
        for sector, way in ways.items()
        if way.candidates
    }
    found = carried(source, new_plan(office), same_crisis=same_crisis, chosen=chosen)
    kept = json.dumps([to_plain(found.content), *map(_plain, found.notes)])
    assert [mark for mark in marker.marks if mark not in kept] == []


def _plain(note: Note) -> dict[str, Any]:
    return dict(note.was)


def test_every_text_that_is_carried_is_to_be_checked() -> None:
    marker = Marker("2021")
    found = carried(marker.content(("S21-03",)))
    new = json.dumps(to_plain(replace(found.content, identity=NEW)))
    to_check = json.dumps([_plain(note) for note in found.notes if note.outcome == Outcome.CARRIED])
    assert [mark for mark in marker.marks if mark in new and mark not in to_check] == []


def test_reasons_are_told_in_a_sentence_each() -> None:
    assert [reason for reason in Reason if not str(reason.label).endswith(".")] == []
