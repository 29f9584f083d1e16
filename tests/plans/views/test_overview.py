"""Where the writing of a plan starts."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import drafting
from plans.models import Plan
from tests.cast import EVERYBODY, Cast


def overview(plan: Plan) -> str:
    return reverse("plan-overview", args=[plan.reference])


def test_overview_names_the_first_empty_section_as_the_next_step(plan: Plan, cast: Cast) -> None:
    page = cast.client("drafter").get(overview(plan)).content.decode()
    assert "“Crisis” is still empty." in page


def test_overview_of_a_complete_plan_leads_on_to_readiness(ready: Plan, cast: Cast) -> None:
    page = cast.client("drafter").get(overview(ready)).content.decode()
    assert "Nothing blocks the submission any more." in page
    assert "18 of 18 sections are complete." in page
    for figure in ("200,000", "400,000", "19,200,000", "3,000,000"):
        assert f"<dd>{figure}</dd>" in page


def test_overview_names_what_blocks_when_nothing_is_empty(ready: Plan, cast: Cast) -> None:
    drafting.choose_sectors(ready, sectors=[], revision=1, by=cast.drafter)
    page = cast.client("drafter").get(overview(ready)).content.decode()
    assert "Mend it" in page or "Write it" in page


def test_overview_of_a_submitted_plan_says_why_nobody_writes(submitted: Plan, cast: Cast) -> None:
    page = cast.client("drafter").get(overview(submitted)).content.decode()
    assert "To change it, withdraw it first." in page


def test_overview_is_open_to_the_office_alone(submitted: Plan, cast: Cast) -> None:
    office, insiders = {"drafter", "colleague", "head"}, {"regional", "reviewer", "second_reviewer"}
    expected = {who: 200 if who in office else 403 if who in insiders else 404 for who in EVERYBODY} | {"visitor": 302}
    assert cast.statuses(overview(submitted)) == expected


@pytest.mark.parametrize("sectors", [1, 3])
def test_overview_asks_the_database_the_same_whatever_the_size(
    plan: Plan, cast: Cast, sectors: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    chosen = ["S21-01", "S21-02", "S21-03"][:sectors]
    drafting.choose_sectors(plan, sectors=chosen, revision=0, by=cast.drafter)
    client = cast.client("drafter")
    client.get(overview(plan))
    with django_assert_num_queries(28):
        client.get(overview(plan))
