"""The arithmetic of people, for whatever figures an office may give."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.catalogue import Catalogue
from plans.content import PlanContent, values
from plans.validation import validate
from plans.validation.families.people import COUNTS
from tests.plans.contents import complete_content

pytestmark = pytest.mark.django_db

people = st.integers(0, 10**9)
unknown_or_people = st.none() | people
counts = st.fixed_dictionaries(dict.fromkeys(COUNTS, unknown_or_people))
narrowing = st.lists(people, min_size=4, max_size=4).map(
    lambda found: dict(zip(COUNTS, sorted(found)[::-1], strict=True))
)
parts = st.lists(people, min_size=1, max_size=12)


def codes(known: Catalogue, content: PlanContent) -> set[str]:
    return {it.code for it in validate(content, known)}


def plan_of(figures: tuple[values.PopulationFigure, ...] = (), **totals: Any) -> PlanContent:
    return complete_content(people=values.People(figures=figures, **totals))


def plan_in_sectors(total: int | None, *targets: int | None) -> PlanContent:
    responses = (values.SectorResponse(sector=f"S21-{n:02}", people_targeted=it) for n, it in enumerate(targets, 1))
    return complete_content(people=values.People(targeted=total), responses=tuple(responses))


@given(figures=counts)
def test_figures_are_impossible_just_when_a_known_part_exceeds_a_known_whole(
    known: Catalogue, figures: dict[str, Any]
) -> None:
    given_figures = [figures[name] for name in COUNTS if figures[name] is not None]
    impossible = any(part > whole for whole, part in combinations(given_figures, 2))
    split = values.PeopleSplit(uid="s", **figures)
    group = values.PopulationFigure(uid="g", group="IDP", splits=(split,), **figures)
    found = codes(known, plan_of((group,), **figures))
    assert {"P-01", "P-02", "P-03"} & found == ({"P-01", "P-02", "P-03"} if impossible else set())


@given(figures=narrowing)
def test_figures_that_narrow_are_never_found_fault_with(known: Catalogue, figures: dict[str, Any]) -> None:
    split = values.PeopleSplit(uid="s", sex="f", band="0-17", **figures)
    group = values.PopulationFigure(uid="g", group="IDP", splits=(split,), **figures)
    found = codes(known, plan_of((group,), **figures))
    assert {code for code in found if code in {f"P-0{number}" for number in range(1, 8)}} == set()


def test_group_beyond_its_target_is_named_once_and_not_with_each_of_its_splits(known: Catalogue) -> None:
    split = values.PeopleSplit(uid="s", sex="f", band="0-17", targeted=4, reached=6)
    group = values.PopulationFigure(uid="g", group="IDP", targeted=10, reached=11, splits=(split,))
    within = replace(group, reached=10)
    found = [[it.place for it in validate(plan_of((row,)), known) if it.code == "P-18"] for row in (group, within)]
    assert found == [["figures.g.reached"], ["figures.g.splits.s.reached"]]


@given(whole=people, split=st.lists(unknown_or_people, min_size=1, max_size=12))
def test_splits_block_when_they_exceed_and_advise_when_they_fall_short(
    known: Catalogue, whole: int, split: list[int | None]
) -> None:
    rows = tuple(values.PeopleSplit(uid=f"s{number}", targeted=part) for number, part in enumerate(split))
    group = values.PopulationFigure(uid="g", group="IDP", targeted=whole, splits=rows)
    found = codes(known, plan_of((group,))) & {"P-04", "P-05"}
    total = sum(part or 0 for part in split)
    if total > whole:
        assert found == {"P-04"}
    else:
        assert found == ({"P-05"} if total < whole and None not in split else set())


@given(split=parts)
def test_splits_that_add_up_are_right(known: Catalogue, split: list[int]) -> None:
    rows = tuple(values.PeopleSplit(uid=f"s{number}", affected=part) for number, part in enumerate(split))
    group = values.PopulationFigure(uid="g", group="IDP", affected=sum(split), splits=rows)
    assert codes(known, plan_of((group,))) & {"P-04", "P-05"} == set()


@given(total=people, groups=st.lists(unknown_or_people, min_size=1, max_size=8))
def test_total_holds_its_largest_group_and_explains_the_rest(
    known: Catalogue, total: int, groups: list[int | None]
) -> None:
    figures = tuple(values.PopulationFigure(uid=f"g{number}", in_need=it) for number, it in enumerate(groups))
    found = codes(known, plan_of(figures, in_need=total))
    assert ("P-06" in found) == any(it is not None and it > total for it in groups)
    assert ("P-07" in found) == (None not in groups and sum(it or 0 for it in groups) != total)


@given(targets=st.lists(people, min_size=1, max_size=15))
def test_people_are_never_added_up_across_sectors(known: Catalogue, targets: list[int]) -> None:
    found = codes(known, plan_in_sectors(sum(targets), *targets)) & {"P-09", "P-10", "P-11"}
    assert found == ({"P-10"} if sum(1 for it in targets if it) > 1 else set())


@given(total=unknown_or_people, targets=st.lists(unknown_or_people, max_size=15))
def test_no_sector_exceeds_the_plan_and_together_they_reach_it(
    known: Catalogue, total: int | None, targets: list[int | None]
) -> None:
    found = codes(known, plan_in_sectors(total, *targets))
    assert ("P-09" in found) == any(total is not None and it is not None and it > total for it in targets)
    reachable = total is not None and bool(targets) and None not in targets
    assert ("P-11" in found) == (reachable and sum(it or 0 for it in targets) < (total or 0))


def test_people_nobody_has_counted_are_never_impossible(known: Catalogue) -> None:
    figure = values.PopulationFigure(uid="g", group="IDP", splits=(values.PeopleSplit(uid="s"),))
    found = codes(known, plan_of((figure,)))
    assert {code for code in found if code.startswith("P")} == {"P-15"}
