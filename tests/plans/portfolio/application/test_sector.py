"""One sector across plans."""

from plans.portfolio.application import figures_of
from plans.portfolio.application.money import Funds, Key
from plans.portfolio.application.people import Persons, Span
from plans.portfolio.application.sector import of_sector
from tests.plans.portfolio.application.world import FRAME, applied, content, given, people, response

SHELTER = Key("2021", "S1")


def test_sector_leaves_of_each_plan_what_it_does_in_that() -> None:
    responses = (response("S1", 10, people_targeted=300, people_reached=40), response("S2", 20, people_targeted=900))
    one = content(
        "SSD", people=people(5_000, 4_000, 3_000), responses=responses, funding=given(("S1", 4), ("S2", 8), ("", 2))
    )
    other = content("PNG", responses=responses[1:])
    found = figures_of(of_sector((applied(one), applied(other)), SHELTER), FRAME)
    assert (found.plans, found.countries, found.funds) == (1, ("SSD",), Funds(10, 4))
    assert found.people == Persons(targeted=Span(300, 300, 1), reached=Span(40, 40, 1))
    assert [line.key for line in found.sectors] == [SHELTER]


def test_sector_of_another_edition_is_another_sector() -> None:
    assert of_sector((applied(content(responses=(response("S1"),))),), Key("2012", "S1")) == ()
