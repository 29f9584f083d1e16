"""Saving sections: what is kept, what is refused, and that nothing is half-written."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.answers import Refused
from mcof.accounts.models import User
from mcof.audit.models import Event
from mcof.reference.loading import STAMP
from plans import drafting
from plans.catalogue import catalogue
from plans.content import load, values
from plans.content.history import section_at
from plans.content.rows import load_section
from plans.models import Drafter, Plan, Risk, Section, State, Step
from sectors.models import Sector
from tests.at_once import at_once
from tests.cast import Cast

RISKS = values.Risks(
    overview="Watched weekly",
    risks=(
        values.Risk(uid="flood", description="Floods cut roads", likelihood=4, impact=4),
        values.Risk(uid="access", description="Access denied", likelihood=3, impact=5, mitigation="Talks"),
    ),
)


def revision_of(plan: Plan, key: str) -> int:
    return Section.objects.get(plan=plan, key=key).revision


def last_event(plan: Plan) -> Event:
    return Event.objects.about_plan(plan.reference).newest_first()[0]


def test_new_plan_is_an_empty_draft_of_its_office(plan: Plan, cast: Cast) -> None:
    content = load(plan)
    assert plan.state == State.DRAFT
    assert plan.reference == f"SSD-{timezone.localdate().year}-01"
    assert content.country_codes == ("SSD",)
    assert len(content.mobility.dimensions) == 6
    assert content.responses == ()
    assert last_event(plan).action == "plan.started"


def test_references_of_an_office_count_up(plan: Plan, cast: Cast) -> None:
    second = drafting.start_plan(office=cast.office, identity=values.Identity(title="B"), edition="2021", by=cast.head)
    assert second.reference == plan.reference[:-2] + "02"


@pytest.mark.parametrize("who", ["stranger", "reviewer", "regional", "focal_point", "administrator"])
def test_plan_of_an_office_is_started_by_its_own_people_only(cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        drafting.start_plan(
            office=cast.office, identity=values.Identity(title="A"), edition="2021", by=cast.person(who)
        )
    assert not Plan.objects.exists()


def test_plan_of_an_unknown_edition_is_refused(cast: Cast) -> None:
    with pytest.raises(drafting.InvalidSection) as caught:
        drafting.start_plan(office=cast.office, identity=values.Identity(title="A"), edition="1999", by=cast.drafter)
    assert set(caught.value.errors) == {"edition"}


def test_saved_section_comes_back_as_it_was(plan: Plan, cast: Cast) -> None:
    assert drafting.save_section(plan, key="risks", value=RISKS, revision=0, by=cast.drafter) == 1
    assert load_section(plan, "risks") == RISKS
    assert load(plan).risks == RISKS


def test_rows_are_added_changed_ordered_and_removed(plan: Plan, cast: Cast) -> None:
    drafting.save_section(plan, key="risks", value=RISKS, revision=0, by=cast.drafter)
    changed = values.Risks(
        overview="Watched daily",
        risks=(
            values.Risk(description="Fuel runs out", likelihood=2, impact=3),
            values.Risk(uid="access", description="Access denied", likelihood=5, impact=5),
        ),
    )
    drafting.save_section(plan, key="risks", value=changed, revision=1, by=cast.colleague)
    fresh, access = load_section(plan, "risks").risks
    assert fresh.uid
    assert fresh.description == "Fuel runs out"
    assert (access.uid, access.likelihood, access.mitigation) == ("access", 5, "")


def test_nested_rows_come_back_as_they_were(plan: Plan, cast: Cast) -> None:
    band = values.PeopleSplit(uid="f-1", sex="f", band=_any_band(), targeted=40)
    figure = values.PopulationFigure(uid="idp", group=_any_group(), targeted=100, splits=(band,))
    value = values.People(targeted=100, figures=(figure,))
    drafting.save_section(plan, key="people", value=value, revision=0, by=cast.drafter)
    assert load_section(plan, "people") == value
    assert load(plan).people.figures[0].splits[0].sex == "f"


def test_sector_response_keeps_its_tables(plan: Plan, cast: Cast) -> None:
    sector = Sector.objects.of_edition("2021").current()[0].code
    drafting.choose_sectors(plan, sectors=[sector], revision=0, by=cast.drafter)
    key = f"response-{sector}"
    prepared = load_section(plan, key)
    assert (len(prepared.issues), len(prepared.modalities)) == (5, 6)
    value = values.SectorResponse(
        sector=sector,
        need="Shelter is worn",
        issues=prepared.issues,
        modalities=prepared.modalities,
        activities=(
            values.Activity(uid="kits", title="Kits", cost_usd=4_800_000, starts_on=datetime.date(2026, 3, 1)),
        ),
        indicators=(values.Indicator(uid="i", title="Households", target=Decimal("12.50")),),
    )
    drafting.save_section(plan, key=key, value=value, revision=0, by=cast.drafter)
    assert load_section(plan, key) == value
    assert load(plan).responses == (value,)


def test_response_does_not_change_its_sector(plan: Plan, cast: Cast) -> None:
    first, second = [sector.code for sector in Sector.objects.of_edition("2021").current()[:2]]
    drafting.choose_sectors(plan, sectors=[first, second], revision=0, by=cast.drafter)
    value = values.SectorResponse(sector=second)
    with pytest.raises(drafting.InvalidSection) as caught:
        drafting.save_section(plan, key=f"response-{first}", value=value, revision=0, by=cast.drafter)
    assert set(caught.value.errors) == {"sector"}


def test_sector_taken_out_stays_whole_in_the_trail(plan: Plan, cast: Cast) -> None:
    first, second = [sector.code for sector in Sector.objects.of_edition("2021").current()[:2]]
    drafting.choose_sectors(plan, sectors=[first, second], revision=0, by=cast.drafter)
    drafting.choose_sectors(plan, sectors=[second], revision=1, by=cast.drafter)
    assert [response.sector for response in load(plan).responses] == [second]
    assert last_event(plan).action == "response.removed"
    assert last_event(plan).data["before"]["sector"] == first
    assert not Section.objects.filter(plan=plan, key=f"response-{first}").exists()


def test_choice_as_it_stands_is_no_save(plan: Plan, cast: Cast) -> None:
    first, second = [sector.code for sector in Sector.objects.of_edition("2021").current()[:2]]
    drafting.choose_sectors(plan, sectors=[first, second], revision=0, by=cast.drafter)
    before = (last_event(plan), Step.objects.filter(plan=plan).count(), changed_at(plan))
    assert drafting.choose_sectors(plan, sectors=[first, second, first], revision=1, by=cast.colleague) == 1
    assert (last_event(plan), Step.objects.filter(plan=plan).count(), changed_at(plan)) == before
    assert not Drafter.objects.filter(plan=plan, user=cast.colleague).exists()
    assert drafting.choose_sectors(plan, sectors=[second, first], revision=1, by=cast.colleague) == 2


def changed_at(plan: Plan) -> datetime.datetime:
    return Plan.objects.get(pk=plan.pk).changed_at


@pytest.mark.parametrize("code", ["S12-01", "S99-01", ""])
def test_sector_of_another_edition_or_unknown_is_refused(plan: Plan, cast: Cast, code: str) -> None:
    with pytest.raises(drafting.InvalidSection):
        drafting.choose_sectors(plan, sectors=[code], revision=0, by=cast.drafter)
    assert load(plan).responses == ()
    assert revision_of(plan, drafting.CHOICE) == 0


def test_retired_sector_cannot_be_chosen_and_stays_where_it_is(plan: Plan, cast: Cast) -> None:
    retired, other = Sector.objects.of_edition("2021").current()[:2]
    drafting.choose_sectors(plan, sectors=[retired.code], revision=0, by=cast.drafter)
    Sector.objects.filter(pk=retired.pk).update(retired_on=timezone.localdate())
    _forget_catalogue()
    drafting.choose_sectors(plan, sectors=[other.code, retired.code], revision=1, by=cast.drafter)
    assert [response.sector for response in load(plan).responses] == [other.code, retired.code]
    drafting.choose_sectors(plan, sectors=[other.code], revision=2, by=cast.drafter)
    with pytest.raises(drafting.InvalidSection):
        drafting.choose_sectors(plan, sectors=[other.code, retired.code], revision=3, by=cast.drafter)


def test_save_names_who_and_what_and_keeps_the_way_back(plan: Plan, cast: Cast) -> None:
    drafting.save_section(plan, key="risks", value=RISKS, revision=0, by=cast.drafter)
    changed = values.Risks(overview="Watched daily", risks=RISKS.risks)
    drafting.save_section(plan, key="risks", value=changed, revision=1, by=cast.colleague)
    event = last_event(plan)
    assert (event.action, event.actor_id) == ("section.saved", cast.colleague.pk)
    assert event.data["detail"] == {"section": "risks", "revision": 2, "places": ["overview"]}
    assert section_at(plan, "risks", 1) == RISKS
    assert section_at(plan, "risks", 0) == values.Risks()
    section = Section.objects.get(plan=plan, key="risks")
    assert (section.revision, section.changed_by) == (2, cast.colleague)


def test_unchanged_save_is_no_save(plan: Plan, cast: Cast) -> None:
    drafting.save_section(plan, key="risks", value=RISKS, revision=0, by=cast.drafter)
    events = Event.objects.count()
    assert drafting.save_section(plan, key="risks", value=RISKS, revision=1, by=cast.drafter) == 1
    assert Event.objects.count() == events


def test_stale_save_is_refused_with_what_is_there_now(plan: Plan, cast: Cast) -> None:
    drafting.save_section(plan, key="risks", value=RISKS, revision=0, by=cast.drafter)
    with pytest.raises(drafting.StaleSection) as caught:
        drafting.save_section(plan, key="risks", value=values.Risks(overview="Mine"), revision=0, by=cast.colleague)
    assert (caught.value.revision, caught.value.current) == (1, RISKS)
    assert caught.value.section.changed_by == cast.drafter
    assert load_section(plan, "risks") == RISKS


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [
        ("crisis", values.Crisis(crisis_types=("volcano-of-doom",)), "crisis_types"),
        ("crisis", values.Crisis(crisis_types=("conflict", "conflict")), "crisis_types"),
        ("crisis", values.Crisis(onset="slowly"), "onset"),
        ("crisis", values.Crisis(glide="flood 12"), "glide"),
        ("crisis", values.Crisis(name="n" * 301), "name"),
        ("crisis", values.Crisis(summary="s" * 30_001), "summary"),
        ("identity", values.Identity(title=""), "title"),
        ("identity", values.Identity(title="A", kind="wish-list"), "kind"),
        ("identity", values.Identity(title="A", language="de"), "language"),
        ("people", values.People(targeted=-1), "targeted"),
        ("people", values.People(targeted=10**12), "targeted"),
        ("people", values.People(figures=(values.PopulationFigure(uid="a"),)), "figures.0.group"),
        ("context", values.Context(sources=(values.Source(uid="a", url="not an address"),)), "sources.0.url"),
        ("risks", values.Risks(risks=(values.Risk(uid="a", impact=6),)), "risks.0.impact"),
        ("risks", values.Risks(risks=(values.Risk(uid="a b"),)), "risks.0.uid"),
        ("risks", values.Risks(risks=(values.Risk(uid="a"), values.Risk(uid="a"))), "risks.1.uid"),
    ],
)
def test_value_that_cannot_be_kept_names_its_field_and_writes_nothing(
    plan: Plan, cast: Cast, key: str, value: object, place: str
) -> None:
    before, events = load(plan), Event.objects.count()
    with pytest.raises(drafting.InvalidSection) as caught:
        drafting.save_section(plan, key=key, value=value, revision=0, by=cast.drafter)
    assert set(caught.value.errors) == {place}
    assert (load(plan), Event.objects.count(), revision_of(plan, key)) == (before, events, 0)


@pytest.mark.parametrize("who", ["stranger", "reviewer", "regional", "focal_point", "administrator"])
def test_save_by_somebody_of_elsewhere_is_refused(plan: Plan, cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        drafting.save_section(plan, key="risks", value=RISKS, revision=0, by=cast.person(who))
    assert load_section(plan, "risks") == values.Risks()


def test_save_on_a_plan_that_has_just_been_submitted_is_refused(plan: Plan, cast: Cast) -> None:
    Plan.objects.filter(pk=plan.pk).update(state=State.SUBMITTED)
    with pytest.raises(Refused):
        drafting.save_section(plan, key="risks", value=RISKS, revision=0, by=cast.drafter)
    assert load_section(plan, "risks") == values.Risks()


def test_failing_record_takes_the_save_back(plan: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("no room for events")

    monkeypatch.setattr("plans.drafting.sections.record", fail)
    with pytest.raises(RuntimeError):
        drafting.save_section(plan, key="risks", value=RISKS, revision=0, by=cast.drafter)
    assert load_section(plan, "risks") == values.Risks()
    assert revision_of(plan, "risks") == 0


def test_everybody_who_writes_is_remembered_as_a_drafter(plan: Plan, cast: Cast) -> None:
    drafting.save_section(plan, key="risks", value=RISKS, revision=0, by=cast.colleague)
    assert set(Drafter.objects.filter(plan=plan).values_list("user", flat=True)) == {
        cast.drafter.pk,
        cast.colleague.pk,
    }


def test_loading_takes_as_many_statements_whatever_the_size(
    plan: Plan, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(18):
        load(plan)
    sectors = [sector.code for sector in Sector.objects.of_edition("2021").current()]
    drafting.choose_sectors(plan, sectors=sectors, revision=0, by=cast.drafter)
    drafting.save_section(plan, key="risks", value=RISKS, revision=0, by=cast.drafter)
    with django_assert_num_queries(18):
        load(plan)


def test_saving_takes_as_many_statements_whatever_the_size(
    plan: Plan, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    states = values.States(cooperation="Weekly meetings")
    drafting.save_section(plan, key="states", value=values.States(cooperation="None"), revision=0, by=cast.drafter)
    sectors = [sector.code for sector in Sector.objects.of_edition("2021").current()]
    drafting.choose_sectors(plan, sectors=sectors, revision=0, by=cast.drafter)
    with django_assert_num_queries(14):
        drafting.save_section(plan, key="states", value=states, revision=1, by=cast.drafter)


@pytest.mark.parametrize("rows", [1, 30])
def test_saving_a_row_takes_as_many_statements_whatever_the_table_holds(
    plan: Plan, cast: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    risks = tuple(values.Risk(uid=f"risk-{number}", description="Floods cut roads") for number in range(rows))
    drafting.save_section(plan, key="risks", value=values.Risks(risks=risks), revision=0, by=cast.drafter)
    changed = values.Risks(risks=(replace(risks[0], impact=5), *risks[1:]))
    with django_assert_num_queries(15):
        drafting.save_section(plan, key="risks", value=changed, revision=1, by=cast.drafter)
    assert load_section(plan, "risks") == changed


def test_what_does_not_change_is_not_asked_whether_it_can_be_kept(plan: Plan, cast: Cast) -> None:
    drafting.save_section(plan, key="risks", value=RISKS, revision=0, by=cast.drafter)
    Risk.objects.filter(plan=plan).update(impact=6)  # as it was when the scale went further
    stored = load_section(plan, "risks")
    changed = replace(stored, overview="Watched daily")
    assert drafting.save_section(plan, key="risks", value=changed, revision=1, by=cast.drafter) == 2
    written = replace(changed, risks=(replace(stored.risks[0], impact=7), *stored.risks[1:]))
    with pytest.raises(drafting.InvalidSection) as caught:
        drafting.save_section(plan, key="risks", value=written, revision=2, by=cast.drafter)
    assert set(caught.value.errors) == {"risks.0.impact"}


@pytest.mark.django_db(transaction=True)
def test_of_two_saves_at_once_one_wins_and_the_other_gets_both_texts(
    transactional_db: None, plan: Plan, cast: Cast
) -> None:
    def save(text: str, who: User) -> str:
        try:
            drafting.save_section(plan, key="states", value=values.States(cooperation=text), revision=0, by=who)
        except drafting.StaleSection as stale:
            return f"stale: {stale.current.cooperation}"
        return f"kept: {text}"

    outcomes = at_once(lambda: save("Mine", cast.drafter), lambda: save("Theirs", cast.colleague))
    kept = load_section(plan, "states").cooperation
    assert sorted(outcomes) == [f"kept: {kept}", f"stale: {kept}"]
    assert Event.objects.filter(action="section.saved").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_plans_started_at_once_get_two_references(transactional_db: None, cast: Cast) -> None:
    def start(who: User) -> str:
        identity = values.Identity(title="Plan")
        return drafting.start_plan(office=cast.office, identity=identity, edition="2021", by=who).reference

    references = at_once(lambda: start(cast.drafter), lambda: start(cast.head))
    assert len(set(references)) == 2


def _any_group() -> str:
    return _first("population-group")


def _any_band() -> str:
    return _first("age-band")


def _first(vocabulary: str) -> str:
    return catalogue().entries(vocabulary)[0].code


def _forget_catalogue() -> None:
    """As a load of reference data does."""
    cache.set(STAMP, "later")
