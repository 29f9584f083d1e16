"""Persons are added up only where they cannot be the same."""

import pytest

from plans.portfolio.application.people import Said, Span, span_of


def said(countries: str, people: int | None) -> Said:
    return Said(frozenset(countries.split()), people)


@pytest.mark.parametrize(
    ("plans", "span"),
    [
        ([], None),
        ([said("SSD", None)], None),
        ([said("SSD", 0)], Span(0, 0, 1)),
        ([said("SSD", 500), said("PNG", 70)], Span(570, 570, 2)),
        ([said("SSD", 500), said("SSD UGA", 70)], Span(500, 570, 2)),
        ([said("SSD", 500), said("UGA", 70), said("PNG", 9), said("UGA SSD", 100)], Span(509, 679, 4)),
        ([said("SSD", 500), said("SSD", None), said("PNG", 70)], Span(570, 570, 2)),
        ([said("", 5), said("", 6)], Span(11, 11, 2)),
    ],
    ids=["nothing", "unknown", "nobody", "apart", "same-country", "joined-by-a-third", "one-unknown", "nowhere"],
)
def test_span_is_between_the_largest_and_the_sum_of_overlapping_plans(plans: list[Said], span: Span | None) -> None:
    assert span_of(plans) == span


def test_span_is_certain_where_no_plan_overlaps() -> None:
    assert Span(5, 5, 2).certain
    assert not Span(5, 6, 2).certain
