"""The list of plans: exactly those that each may see, as each may see them."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import drafting, sharing, workflow
from plans.content import values
from plans.models import Plan, Purpose
from tests.cast import EVERYBODY, PEOPLE, Cast

PLANS = "/plans/"


def words(cast: Cast, who: str, **query: str) -> str:
    return cast.client(who).get(PLANS, query).content.decode()


def start(cast: Cast, title: str, kind: str = "crisis-response") -> Plan:
    identity = values.Identity(title=title, kind=kind)
    return drafting.start_plan(office=cast.office, identity=identity, edition="2021", by=cast.drafter)


def test_everybody_has_a_list_and_visitors_sign_in_first(cast: Cast) -> None:
    assert cast.statuses(PLANS) == dict.fromkeys(EVERYBODY, 200) | {"visitor": 302}


def test_list_shows_a_plan_to_those_who_may_see_it(submitted: Plan, cast: Cast) -> None:
    sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    shown = {who for who in PEOPLE if reverse("plan", args=[submitted.reference]) in words(cast, who)}
    assert shown == {"drafter", "colleague", "head", "regional", "reviewer", "second_reviewer", "focal_point"}


def test_list_never_shows_the_next_draft_to_others(submitted: Plan, cast: Cast) -> None:
    sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    workflow.withdraw(submitted, by=cast.head)
    Plan.objects.filter(pk=submitted.pk).update(title="A title being thought about")
    shown = {who for who in PEOPLE if "being thought about" in words(cast, who)}
    assert shown == {"drafter", "colleague", "head"}
    assert "Withdrawn" in words(cast, "focal_point")
    assert "0 plans" in words(cast, "focal_point", search="being thought about")


def test_closed_plan_is_shown_as_closed_to_all_its_readers(approved: Plan, cast: Cast) -> None:
    sharing.share(approved.versions.get(), country=cast.country, purpose=Purpose.INFORMATION, by=cast.head)
    workflow.close(approved, by=cast.head)
    for who in ("drafter", "reviewer", "focal_point"):
        assert "1 plan" in words(cast, who, state="closed")
        assert "0 plans" in words(cast, who, state="approved")
        assert ">Closed</span>" in cast.client(who).get(reverse("plan", args=[approved.reference])).content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"Flood", "Quake"}),
        ({"search": "flo"}, {"Flood"}),
        ({"search": "%"}, set()),
        ({"kind": "preparedness"}, {"Quake"}),
        ({"state": "draft"}, {"Flood", "Quake"}),
        ({"state": "closed"}, set()),
        ({"state": "no such state"}, {"Flood", "Quake"}),
        ({"search": "a\x00b"}, {"Flood", "Quake"}),
        ({"page": "99"}, {"Flood", "Quake"}),
    ],
)
def test_list_is_narrowed(cast: Cast, query: dict[str, str], found: set[str]) -> None:
    start(cast, "Flood")
    start(cast, "Quake", "preparedness")
    page = words(cast, "drafter", **query)
    assert {title for title in ("Flood", "Quake") if f">{title}</a>" in page} == found


def test_list_without_a_match_says_so_and_offers_all(cast: Cast) -> None:
    start(cast, "Flood")
    page = words(cast, "drafter", search="drought")
    assert "No plan found" in page
    assert "Show all" in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_as_many_statements_whatever_its_length(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        start(cast, f"Plan {number}")
    client = cast.client("drafter")
    client.get(PLANS)
    with django_assert_num_queries(11):
        client.get(PLANS)
