"""Giving a response of another edition its place in the plan."""

import pytest

from mcof.accounts.answers import Refused
from mcof.audit.models import Event
from plans import drafting
from plans.carrying import left
from plans.content import load, values
from plans.models import OriginNote, Outcome, Plan, Section
from tests.cast import Cast
from tests.plans.editions import old_version


@pytest.fixture
def carried(approved: Plan, cast: Cast) -> Plan:
    """A draft started from the edition of 2012: two of its responses wait for a place."""
    source = drafting.Source(old_version(approved, cast), same_crisis=True)
    identity = values.Identity(title="South Sudan 2028", countries=(values.PlanCountry(country="SSD"),))
    return drafting.start_plan(office=cast.office, identity=identity, edition="2021", by=cast.drafter, source=source)


def waiting(plan: Plan, sector: str) -> OriginNote:
    return OriginNote.objects.filter(plan=plan).waiting().get(sector=sector)


def place(plan: Plan, cast: Cast, *sectors: str, of: str = "S12-01", by: str = "drafter") -> None:
    drafting.place_response(plan, note=waiting(plan, of).pk, sectors=sectors, by=cast.person(by))


def open_on(plan: Plan, section: str, outcome: Outcome) -> list[OriginNote]:
    content = load(plan)
    notes = OriginNote.objects.filter(plan=plan, section=section, outcome=outcome, checked_at=None)
    return [note for note in notes if left(note, content) is not None]


def test_response_goes_into_a_sector_that_the_plan_did_not_have(carried: Plan, cast: Cast) -> None:
    place(carried, cast, "S21-03")
    content = load(carried)
    response = content.response("S21-03")
    assert [it.sector for it in content.responses] == ["S21-06", "S21-03"]
    assert response is not None
    assert response.need == "Need in S12-01."
    assert [row.title for row in response.activities] == ["Emergency kits", "Raised plots"]
    assert (len(response.issues), len(response.modalities)) == (5, 6)
    assert (
        len(open_on(carried, "response-S21-03", Outcome.CARRIED))
        == len(open_on(carried, "response-S21-06", Outcome.CARRIED)) - 1
    )  # the other one says besides that it was renamed
    assert open_on(carried, "response-S21-03", Outcome.CLEARED)


def test_response_goes_into_several_sectors(carried: Plan, cast: Cast) -> None:
    place(carried, cast, "S21-03", "S21-05")
    assert [it.need for it in load(carried).responses] == ["Need in S12-04.", "Need in S12-01.", "Need in S12-01."]


def test_response_joins_what_stands_there(carried: Plan, cast: Cast) -> None:
    place(carried, cast, "S21-06", of="S12-15")
    [response] = load(carried).responses
    assert response.need == "Need in S12-04.\n\nNeed in S12-15."
    assert [row.uid for row in response.activities] == ["kits", "plots", "kits-2", "plots-2"]
    assert Section.objects.get(plan=carried, key="response-S21-06").revision == 1


def test_only_what_came_is_to_be_checked(carried: Plan, cast: Cast) -> None:
    mine = values.SectorResponse(sector="S21-06", approach="Mine alone.")
    drafting.save_section(carried, key="response-S21-06", value=mine, revision=0, by=cast.drafter)
    waits = waiting(carried, "S12-15")
    OriginNote.objects.filter(pk=waits.pk).update(was=waits.was | {"approach": "", "need": "It came."})
    place(carried, cast, "S21-06", of="S12-15")
    texts = [note.was for note in open_on(carried, "response-S21-06", Outcome.CARRIED)]
    assert {"need": "It came."} in texts
    assert {"approach": "Mine alone."} not in texts


def test_what_cannot_stand_beside_what_is_there_is_left_to_decide(carried: Plan, cast: Cast) -> None:
    waits = waiting(carried, "S12-15")
    statements = [waits.was["issues"][0] | {"extent": "3"}, *waits.was["issues"][1:]]
    OriginNote.objects.filter(pk=waits.pk).update(was=waits.was | {"issues": statements})
    place(carried, cast, "S21-06", of="S12-15")
    [note] = [note for note in open_on(carried, "response-S21-06", Outcome.UNDECIDED) if note.was]
    assert (note.place, note.was, note.reason) == ("issues.x1", {"extent": "3"}, "merged")


def test_response_is_placed_once(carried: Plan, cast: Cast) -> None:
    note = waiting(carried, "S12-01")
    place(carried, cast, "S21-03")
    with pytest.raises(Refused):
        drafting.place_response(carried, note=note.pk, sectors=["S21-05"], by=cast.colleague)
    assert len(load(carried).responses) == 2


def test_trail_tells_where_it_went(carried: Plan, cast: Cast) -> None:
    place(carried, cast, "S21-03")
    event = Event.objects.about_plan(carried.reference).newest_first()[0]
    assert (event.action, event.data["detail"]["moved"]) == ("origin.placed", {"from": "S12-01", "to": ["S21-03"]})


@pytest.mark.parametrize("sectors", [(), ("S12-01",), ("S99-99",)])
def test_sector_that_is_none_of_the_plan_s_edition_is_refused(
    carried: Plan, cast: Cast, sectors: tuple[str, ...]
) -> None:
    with pytest.raises(drafting.InvalidSection):
        place(carried, cast, *sectors)
    assert waiting(carried, "S12-01").checked_at is None
    assert len(load(carried).responses) == 1


def test_note_that_keeps_no_response_has_no_place(carried: Plan, cast: Cast) -> None:
    other = OriginNote.objects.filter(plan=carried, section="risks")[0]
    with pytest.raises(Refused):
        drafting.place_response(carried, note=other.pk, sectors=["S21-03"], by=cast.drafter)


@pytest.mark.parametrize("who", ["stranger", "reviewer", "focal_point"])
def test_response_is_placed_by_those_who_write(carried: Plan, cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        place(carried, cast, "S21-03", by=who)


def test_checked_response_waits_no_longer(carried: Plan, cast: Cast) -> None:
    note = waiting(carried, "S12-15")
    drafting.check_notes(carried, notes=[note.pk], by=cast.drafter)
    assert not OriginNote.objects.filter(plan=carried, sector="S12-15").waiting().exists()
