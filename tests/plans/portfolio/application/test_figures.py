"""The figures across plans, on worlds small enough to reckon on paper."""

import datetime

from plans.content import values
from plans.content.money import NONE, SEVERAL
from plans.models import StateAnswer
from plans.portfolio.application import Applied, Figures, Given, figures_of
from plans.portfolio.application.money import Funds, Key
from plans.portfolio.application.people import Persons, Span
from tests.plans.portfolio.application.world import FRAME, applied, content, given, people, response

DAY = datetime.date(2026, 1, 20)


def figures(*plans: Applied) -> Figures:
    return figures_of(plans, FRAME)


def test_figures_of_no_plan_know_nothing() -> None:
    found = figures()
    assert (found.plans, found.countries, found.sectors, found.owed) == (0, (), (), 0)
    assert (found.people, found.people_by_region, found.funds) == (Persons(), {}, Funds())


def test_figures_count_plans_under_each_region_kind_crisis_and_phase() -> None:
    crisis = values.Crisis(crisis_types=("conflict", "disaster"), phases=("during",))
    appeal = values.Identity(
        kind="flash-appeal", countries=tuple(values.PlanCountry(uid=it, country=it) for it in ("UGA", "PNG"))
    )
    found = figures(applied(content("SSD", "UGA", crisis=crisis)), applied(content(identity=appeal, crisis=crisis)))
    assert found.countries == ("PNG", "SSD", "UGA")
    assert found.regions == {"Africa": 2, "Oceania": 1}
    assert found.kinds == {"crisis-response": 1, "flash-appeal": 1}
    assert found.crisis_types == {"conflict": 2, "disaster": 2}
    assert found.phases == {"during": 2}


def test_figures_name_no_region_where_none_is_known() -> None:
    assert figures(applied(content("QQQ"))).regions == {"": 1}


def test_figures_count_dimensions_that_are_present_and_systems_once_a_plan() -> None:
    rows = (values.MobilityDimension(dimension="D1", present=True), values.MobilityDimension(dimension="D2"))
    systems = (values.ResponseSystem(system="cluster", cluster="SHL"), values.ResponseSystem(system="cluster"))
    it = content(mobility=values.Mobility(dimensions=rows), coordination=values.Coordination(systems=systems))
    found = figures(applied(it))
    assert found.dimensions == {"D1": 1}
    assert found.systems == {"cluster": 1}


def test_figures_never_add_up_people_of_plans_in_the_same_country() -> None:
    one, other = content("SSD", people=people(900, 400, 50)), content("SSD", "UGA", people=people(200, None, 70))
    found = figures(applied(one), applied(other))
    assert found.people == Persons(Span(900, 1100, 2), Span(400, 400, 1), Span(70, 120, 2))


def test_plan_that_reports_nobody_reached_is_not_one_that_reports_nothing() -> None:
    assert figures(applied(content("SSD"))).people.reached is None
    found = figures(applied(content("SSD")), applied(content("PNG", people=people(reached=0))))
    assert found.people.reached == Span(0, 0, 1)


def test_people_by_region_are_those_of_the_whole_plan_in_each() -> None:
    both, one = content("UGA", "PNG", people=people(reached=30)), content("SSD", people=people(reached=5))
    found = figures(applied(both), applied(one), applied(content("QQQ")))
    assert {code: it.reached for code, it in found.people_by_region.items()} == {
        "Africa": Span(35, 35, 2),
        "Oceania": Span(30, 30, 1),
        "": None,
    }
    assert found.people.reached == Span(35, 35, 2)


def test_figures_of_sectors_never_add_up_people_across_sectors() -> None:
    responses = (
        response("S1", 10, people_targeted=300, people_reached=20),
        response("S2", people_in_need=80, people_targeted=200),
    )
    found = figures(applied(content("SSD", responses=responses)), applied(content("PNG", responses=responses[:1])))
    by_sector = {it.key.code: it for it in found.sectors}
    assert by_sector["S1"].plans == 2
    assert by_sector["S1"].people == Persons(targeted=Span(600, 600, 2), reached=Span(40, 40, 2))
    assert by_sector["S2"].people == Persons(Span(80, 80, 1), Span(200, 200, 1))
    assert found.people == Persons()


def test_funds_that_nobody_knows_are_not_nothing() -> None:
    responses = (response("S1", 100, None, 50), response("S2", None))
    it = content(responses=responses, funding=given(("S1", 0), ("", 30), ("S9", 7), ("S2", None)))
    found = figures(applied(it))
    assert found.funds == Funds(150, 37)
    assert {(line.key, line.plans): line.funds for line in found.sectors} == {
        (Key("2021", "S1"), 1): Funds(150, 0),
        (Key("2021", "S2"), 1): Funds(None, None),
        (Key("", NONE), 0): Funds(None, 30),
        (Key("2021", "S9"), 0): Funds(None, 7),
    }


def test_sectors_of_two_editions_stay_apart() -> None:
    one = content(responses=(response("S1", 10),))
    other = content(responses=(response("S1", 20),))
    found = figures(applied(one), applied(type(other)(**{**vars(other), "edition": "2012"})))
    assert {it.key: it.funds.required for it in found.sectors} == {Key("2021", "S1"): 10, Key("2012", "S1"): 20}


def test_funds_by_objective_are_split_by_no_key_of_our_own() -> None:
    objectives = values.Objectives(
        objectives=(
            values.Objective(uid="a", strategic_objective="O1"),
            values.Objective(uid="b", strategic_objective="O2"),
            values.Objective(uid="c"),
        )
    )
    responses = (
        response("S1", 10, objectives=("a",)),
        response("S2", 20, objectives=("a", "b")),
        response("S3", 40, objectives=("c",)),
    )
    it = content(objectives=objectives, responses=responses, funding=given(("S1", 1), ("S2", 2), ("", 4)))
    assert figures(applied(it)).objectives == {
        Key("SET", "O1"): Funds(10, 1),
        Key("", SEVERAL): Funds(20, 2),
        Key("", NONE): Funds(40, 4),
    }


def test_funds_by_year_leave_what_runs_over_new_year_whole() -> None:
    rows = (
        values.Activity(cost_usd=10, starts_on=datetime.date(2026, 3, 1), ends_on=datetime.date(2026, 5, 1)),
        values.Activity(cost_usd=20, starts_on=datetime.date(2026, 11, 1), ends_on=datetime.date(2027, 2, 1)),
        values.Activity(cost_usd=40),
        values.Activity(starts_on=datetime.date(2028, 1, 1)),
    )
    confirmed = (values.Contribution(amount_usd=7, confirmed_on=datetime.date(2025, 12, 1)),)
    responses = (values.SectorResponse(sector="S1", activities=rows),)
    it = content("SSD", responses=responses, funding=values.Funding(contributions=confirmed))
    assert figures(applied(it)).years == {
        Key("", "2026"): Funds(10, None),
        Key("", SEVERAL): Funds(20, None),
        Key("", NONE): Funds(40, None),
        Key("", "2028"): Funds(None, None),
        Key("", "2025"): Funds(None, 7),
    }


def test_issues_count_responses_by_extent_and_those_that_say_nothing() -> None:
    said = (values.IssueStatement(issue="X1", extent="full"), values.IssueStatement(issue="X2"))
    it = content(responses=(response("S1", issues=said), response("S2")))
    first, second = figures(applied(it)).issues
    assert (first.code, first.extents, first.silent) == ("X1", {"full": 1}, 1)
    assert (second.code, second.extents, second.silent) == ("X2", {}, 2)


def test_modalities_count_plans_that_use_them_that_say_why_not_and_that_do_neither() -> None:
    use = response("S1", modalities=(values.ModalityUse(modality="M1", used=True),))
    not_so = response("S1", modalities=(values.ModalityUse(modality="M1", used=False),))
    why = values.Modalities(absences=(values.ModalityAbsence(modality="M1", reason="No market."),))
    plans = (
        content(responses=(use, use)),
        content(responses=(not_so,), modalities=why),
        content(responses=(not_so,)),
    )
    it = figures(*map(applied, plans)).modalities[0]
    assert (it.used, it.explained, it.silent, it.responses) == (1, 1, 1, 2)


def test_answers_are_counted_by_what_states_said_and_those_owed() -> None:
    answered = applied(content("SSD", "UGA"), Given("SSD", StateAnswer.REQUEST, DAY))
    found = figures(answered, applied(content("SSD"), Given("SSD", StateAnswer.CONSENT, DAY)))
    assert found.answers == {StateAnswer.REQUEST: 1, StateAnswer.CONSENT: 1}
    assert found.owed == 1
