"""Several people at one section: what merges, what is asked about, and that nobody's words are lost."""

from dataclasses import replace
from typing import Any

import pytest

from mcof.accounts.answers import Refused
from mcof.audit.models import Event
from plans import drafting
from plans.content import values
from plans.content.codec import to_plain
from plans.content.history import section_at
from plans.content.merging import Conflict
from plans.content.rows import load_section
from plans.models import Plan, SetAside, Step
from sectors.models import Sector
from tests.at_once import at_once
from tests.cast import Cast

FLOOD = values.Risk(uid="flood", description="Floods cut roads", likelihood=4)
RISKS = values.Risks(overview="Watched weekly", risks=(FLOOD,))


@pytest.fixture
def written(plan: Plan, cast: Cast) -> Plan:
    """Everybody has read revision 1."""
    drafting.save_section(plan, key="risks", value=RISKS, revision=0, by=cast.drafter)
    return plan


def saves(plan: Plan) -> int:
    return Event.objects.about_plan(plan.reference).filter(action="section.saved").count()


def test_different_fields_are_both_kept(written: Plan, cast: Cast) -> None:
    drafting.save_changes(written, key="risks", wanted={"overview": "Watched daily"}, revision=1, by=cast.drafter)
    wanted = {"risks.flood.impact": 5, "risks.fuel": {"uid": "fuel", "description": "Fuel runs out"}}
    saved = drafting.save_changes(written, key="risks", wanted=wanted, revision=1, by=cast.colleague)
    assert (saved.revision, saved.moved, saved.conflicts) == (3, ("overview",), ())
    kept = load_section(written, "risks")
    assert kept.overview == "Watched daily"
    assert [(row.uid, row.impact) for row in kept.risks] == [("flood", 5), ("fuel", None)]


def test_whole_section_merges_too(written: Plan, cast: Cast) -> None:
    drafting.save_changes(written, key="risks", wanted={"overview": "Watched daily"}, revision=1, by=cast.drafter)
    mine = values.Risks(overview="Watched weekly", risks=(*RISKS.risks, values.Risk(uid="fuel")))
    assert drafting.save_section(written, key="risks", value=mine, revision=1, by=cast.colleague) == 3
    kept = load_section(written, "risks")
    assert (kept.overview, len(kept.risks)) == ("Watched daily", 2)


def test_same_field_is_set_aside_and_the_rest_is_kept(written: Plan, cast: Cast) -> None:
    drafting.save_changes(written, key="risks", wanted={"overview": "Watched daily"}, revision=1, by=cast.drafter)
    wanted = {"overview": "Watched hourly", "risks.flood.impact": 5}
    saved = drafting.save_changes(written, key="risks", wanted=wanted, revision=1, by=cast.colleague)
    assert saved.conflicts == (Conflict("overview", "Watched weekly", "Watched daily", "Watched hourly"),)
    assert load_section(written, "risks").risks[0].impact == 5
    aside = SetAside.objects.get(plan=written)
    assert (aside.by, aside.key, aside.revision) == (cast.colleague, "risks", 1)
    assert aside.places == {"overview": {"base": "Watched weekly", "theirs": "Watched daily", "mine": "Watched hourly"}}
    assert Event.objects.filter(action="section.set_aside", actor_id=cast.colleague.pk).count() == 1


def test_whole_section_in_conflict_is_set_aside_and_writes_nothing(written: Plan, cast: Cast) -> None:
    drafting.save_changes(written, key="risks", wanted={"overview": "Watched daily"}, revision=1, by=cast.drafter)
    fuel, flood = values.Risk(uid="fuel", description="Fuel runs out"), replace(FLOOD, impact=5)
    mine = values.Risks(overview="Watched hourly", risks=(fuel, flood))
    with pytest.raises(drafting.StaleSection) as caught:
        drafting.save_section(written, key="risks", value=mine, revision=1, by=cast.colleague)
    assert [conflict.place for conflict in caught.value.conflicts] == ["overview"]
    assert (caught.value.revision, caught.value.current.overview) == (2, "Watched daily")
    assert load_section(written, "risks").risks == RISKS.risks
    assert SetAside.objects.get(plan=written).places == {
        "overview": {"base": "Watched weekly", "theirs": "Watched daily", "mine": "Watched hourly"},
        "risks.flood.impact": {"base": None, "theirs": None, "mine": 5},
        "risks.fuel": {"base": None, "theirs": None, "mine": to_plain(fuel)},
    }


def test_conflict_met_twice_is_set_aside_once(written: Plan, cast: Cast) -> None:
    drafting.save_changes(written, key="risks", wanted={"overview": "Watched daily"}, revision=1, by=cast.drafter)
    for _again in range(2):
        drafting.save_changes(written, key="risks", wanted={"overview": "Mine"}, revision=1, by=cast.colleague)
    assert SetAside.objects.filter(plan=written).count() == 1


def test_save_sent_twice_is_saved_once(written: Plan, cast: Cast) -> None:
    sent: dict[str, Any] = {"key": "risks", "wanted": {"overview": "Watched daily"}, "revision": 1, "token": "a1"}
    first = drafting.save_changes(written, by=cast.drafter, **sent)
    drafting.save_changes(written, key="risks", wanted={"overview": "Later"}, revision=2, by=cast.colleague)
    again = drafting.save_changes(written, by=cast.drafter, **sent)
    assert (first.revision, again.revision, again.conflicts) == (2, 2, ())
    assert load_section(written, "risks").overview == "Later"
    assert saves(written) == 3


def test_changes_that_are_there_already_are_no_save(written: Plan, cast: Cast) -> None:
    saved = drafting.save_changes(
        written, key="risks", wanted={"overview": "Watched weekly"}, revision=1, by=cast.drafter
    )
    assert saved.revision == 1
    assert saves(written) == 1


@pytest.mark.parametrize("nowhere", [-1, 99])
def test_revision_of_nowhere_is_asked_about(written: Plan, cast: Cast, nowhere: int) -> None:
    drafting.save_changes(written, key="risks", wanted={"overview": "Watched daily"}, revision=1, by=cast.drafter)
    saved = drafting.save_changes(
        written, key="risks", wanted={"overview": "Mine"}, revision=nowhere, by=cast.colleague
    )
    assert [conflict.place for conflict in saved.conflicts] == ["overview"]


def test_changes_that_cannot_be_kept_write_nothing(written: Plan, cast: Cast) -> None:
    with pytest.raises(drafting.InvalidSection) as caught:
        drafting.save_changes(written, key="risks", wanted={"risks.flood.impact": 9}, revision=1, by=cast.drafter)
    assert set(caught.value.errors) == {"risks.0.impact"}
    assert load_section(written, "risks") == RISKS


def test_submitted_plan_takes_no_changes(submitted: Plan, cast: Cast) -> None:
    before = load_section(submitted, "risks")
    with pytest.raises(Refused):
        drafting.save_changes(submitted, key="risks", wanted={"overview": "Late"}, revision=1, by=cast.drafter)
    assert load_section(submitted, "risks") == before


@pytest.mark.django_db(transaction=True)
def test_two_saves_at_once_of_different_fields_are_both_kept(transactional_db: None, written: Plan, cast: Cast) -> None:
    def save(place: str, plain: object, who: str) -> int:
        by = cast.person(who)
        return drafting.save_changes(written, key="risks", wanted={place: plain}, revision=1, by=by).revision

    revisions = at_once(
        lambda: save("overview", "Watched daily", "drafter"), lambda: save("risks.flood.impact", 5, "colleague")
    )
    kept = load_section(written, "risks")
    assert sorted(revisions) == [2, 3]
    assert (kept.overview, kept.risks[0].impact) == ("Watched daily", 5)


def test_response_chosen_again_goes_on_where_its_history_ended(plan: Plan, cast: Cast) -> None:
    sector = Sector.objects.of_edition("2021").current()[0].code
    key = f"response-{sector}"
    drafting.choose_sectors(plan, sectors=[sector], revision=0, by=cast.drafter)
    drafting.save_changes(plan, key=key, wanted={"need": "Shelter is worn"}, revision=0, by=cast.drafter)
    drafting.choose_sectors(plan, sectors=[], revision=1, by=cast.drafter)
    drafting.choose_sectors(plan, sectors=[sector], revision=2, by=cast.drafter)
    assert load_section(plan, key).need == ""
    assert section_at(plan, key, 1).need == "Shelter is worn"
    assert drafting.save_changes(plan, key=key, wanted={"need": "Again"}, revision=2, by=cast.drafter).revision == 3
    assert [step.revision for step in Step.objects.of(plan, key)] == [1, 2, 3]
