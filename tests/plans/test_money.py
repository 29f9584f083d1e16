"""What a plan costs, by what it is for: every dollar once."""

import datetime
from dataclasses import replace

from plans.content import money, values
from tests.plans.contents import complete_content, complete_response


def activity(cost: int | None, **changes: object) -> values.Activity:
    return replace(values.Activity(cost_usd=cost), **changes)  # type: ignore[arg-type]  # any field by its name


ROWS = [
    activity(5, phases=("during",), starts_on=datetime.date(2027, 1, 1), ends_on=datetime.date(2027, 5, 1)),
    activity(7, phases=("during", "after"), starts_on=datetime.date(2027, 11, 1), ends_on=datetime.date(2028, 2, 1)),
    activity(11),
    activity(None, phases=("before",), ends_on=datetime.date(2028, 2, 1)),
]


def test_cost_of_several_phases_stands_apart() -> None:
    assert money.costs_by(ROWS, money.phases_of) == {"during": 5, "*": 7, "": 11, "before": 0}


def test_cost_over_new_year_stands_apart() -> None:
    assert money.costs_by(ROWS, money.years_of) == {"2027": 5, "*": 7, "": 11, "2028": 0}


def test_sector_that_serves_several_objectives_stands_apart() -> None:
    one, other = (values.Objective(uid=uid, strategic_objective=f"S{uid}") for uid in ("o1", "o2"))
    content = complete_content(
        objectives=values.Objectives(objectives=(one, other)),
        responses=(
            complete_response("S21-03", objectives=("o1",)),
            complete_response("S21-14", objectives=("o1", "o2")),
            complete_response("S21-01", objectives=()),
        ),
    )
    each = 9_600_000
    assert money.required_by_objective(content) == {"o1": each, "*": each, "": each}
    assert money.required_by_strategic_objective(content) == {"So1": each, "*": each, "": each}


def test_confirmed_money_that_is_not_earmarked_stands_apart() -> None:
    given = (values.Contribution(amount_usd=3), values.Contribution(sector="S21-14", amount_usd=4))
    content = complete_content(funding=values.Funding(contributions=given))
    assert money.confirmed_by_sector(content) == {"": 3, "S21-14": 4}


def test_confirmed_money_counts_in_the_year_of_its_confirmation() -> None:
    given = (
        values.Contribution(amount_usd=3, confirmed_on=datetime.date(2026, 12, 31)),
        values.Contribution(amount_usd=4, confirmed_on=datetime.date(2027, 1, 1)),
        values.Contribution(amount_usd=5),
    )
    content = complete_content(funding=values.Funding(contributions=given))
    assert money.confirmed_by_year(content) == {"2026": 3, "2027": 4, "": 5}
