"""The arithmetic of money, for whatever amounts an office may give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.catalogue import Catalogue
from plans.content import PlanContent, values
from plans.validation import validate
from tests.plans.contents import complete_content

pytestmark = pytest.mark.django_db

usd = st.none() | st.integers(0, 10**10)
costs = st.lists(usd, max_size=6)
SECTORS = ("S21-03", "S21-14")


def codes(known: Catalogue, content: PlanContent) -> set[str]:
    return {it.code for it in validate(content, known)}


def plan_of(*costs: list[int | None], contributions: list[tuple[str, int | None]], people: int = 1000) -> PlanContent:
    responses = (
        values.SectorResponse(
            sector=sector,
            people_targeted=people,
            activities=tuple(values.Activity(uid=f"a{number}", cost_usd=it) for number, it in enumerate(found)),
        )
        for sector, found in zip(SECTORS, costs, strict=False)
    )
    rows = (values.Contribution(sector=sector, amount_usd=amount) for sector, amount in contributions)
    funding = values.Funding(contributions=tuple(rows))
    return complete_content(people=values.People(targeted=people), responses=tuple(responses), funding=funding)


@given(costs, costs, st.lists(st.tuples(st.sampled_from(["", *SECTORS]), usd), max_size=6))
def test_no_more_is_confirmed_than_required_in_all_and_by_sector(
    known: Catalogue, first: list[int | None], second: list[int | None], contributions: list[tuple[str, int | None]]
) -> None:
    found = codes(known, plan_of(first, second, contributions=contributions))
    required = [sum(it or 0 for it in costs) for costs in (first, second)]
    earmarked = [sum(amount or 0 for sector, amount in contributions if sector == code) for code in SECTORS]
    assert ("M-02" in found) == (sum(amount or 0 for _sector, amount in contributions) > sum(required))
    assert ("M-03" in found) == any(have > need for have, need in zip(earmarked, required, strict=True))


@given(costs, st.lists(usd, max_size=6))
def test_what_is_not_known_is_asked_for_and_counts_nothing(
    known: Catalogue, costs: list[int | None], amounts: list[int | None]
) -> None:
    found = codes(known, plan_of(costs, contributions=[("", amount) for amount in amounts]))
    assert ("M-01" in found) == (None in costs)
    assert ("M-05" in found) == (None in amounts)
    assert ("M-02" in found) == (sum(it or 0 for it in amounts) > sum(it or 0 for it in costs))


@given(each=st.integers(1, 5_000), people=st.integers(1, 10**6))
def test_usual_cost_per_person_needs_no_second_look(known: Catalogue, each: int, people: int) -> None:
    found = codes(known, plan_of([each * people], contributions=[], people=people))
    assert "M-08" not in found
    assert ("M-07" in found) == (not 10 <= each <= 2_000)


@pytest.mark.parametrize(
    ("cost", "unusual"), [(999, True), (1000, False), (5_000_000, False), (5_000_001, True), (0, False)]
)
def test_cost_per_person_out_of_the_usual_range_is_mentioned(known: Catalogue, cost: int, *, unusual: bool) -> None:
    assert ("M-08" in codes(known, plan_of([cost], contributions=[]))) == unusual
