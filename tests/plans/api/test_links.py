"""Links over the interface: their address is told once."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from plans import linking
from plans.extent import Extent, given_parts
from plans.linking import Gone, Wanted
from plans.models import Link, Plan
from tests.cast import Cast
from tests.plans.api.conftest import Program

ASK = {"version": 1, "label": "Ministry of Health"}


def path(plan: Plan) -> str:
    return f"plans/{plan.reference}/links/"


def test_address_is_in_the_answer_to_making_and_in_no_list(submitted: Plan, head: Program) -> None:
    answer = head.post(path(submitted), **ASK, mail="planning@health.example", asks_code=True, times_allowed=3)
    made: Any = answer.json()
    assert (answer.status_code, answer["Cache-Control"]) == (201, "no-store, private")
    link = linking.reach(made["address"].split("/")[-2])
    assert (link.pk, link.asks_code, link.times_allowed) == (made["id"], True, 3)
    listed: Any = head.get(path(submitted)).json()
    assert listed["results"] == [{name: value for name, value in made.items() if name != "address"}]
    assert made["state"] == "open"
    assert link.sha256 not in repr(listed) + repr(made)


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"label": ""}, "label"),
    ({"expires_at": "2020-01-01T00:00:00Z"}, "expires_at"),
    ({"asks_code": True}, "mail"),
    ({"mail": "somebody"}, "mail"),
    ({"times_allowed": 0}, "times_allowed"),
    ({"version": None}, "version"),
    ({"sections": []}, "sections"),
    ({"sections": ["risks", "gossip"]}, "sections"),
    ({"languages": ["fr"]}, "languages"),
    ({"languages": ["xx"]}, "languages"),
]


def test_wrong_link_names_its_field(submitted: Plan, head: Program) -> None:
    for changes, place in WRONG:
        answer = head.post(path(submitted), **(ASK | changes))
        assert (answer.status_code, set(answer.json()["errors"])) == (400, {place})
    assert not Link.objects.exists()


def test_link_gives_the_sections_and_languages_that_are_asked_for(submitted: Plan, head: Program) -> None:
    whole: Any = head.post(path(submitted), **ASK).json()
    part: Any = head.post(path(submitted), **ASK, sections=["risks", "objectives"], languages=["en"]).json()
    listed: Any = head.get(path(submitted)).json()["results"]
    for made, told in ((part, listed[0]), (whole, listed[1])):
        assert (made["sections"], made["languages"]) == (told["sections"], told["languages"])
    assert (part["sections"], part["languages"]) == (["objectives", "risks"], ["en"])
    assert (whole["sections"], whole["languages"]) == (None, None)
    content = linking.content_of(linking.reach(part["address"].split("/")[-2]))
    assert given_parts(content, Extent(frozenset({"risks", "objectives"}))) == ("objectives", "risks")
    assert not content.responses


def test_link_is_revoked_at_once(submitted: Plan, cast: Cast, head: Program) -> None:
    link, secret = linking.make(submitted.versions.get(), wanted=Wanted(label="Embassy"), by=cast.head)
    assert head.delete(f"{path(submitted)}{link.pk}/").status_code == 204
    assert head.delete(f"{path(submitted)}{link.pk + 1}/").status_code == 404
    with pytest.raises(Gone):
        linking.reach(secret)
    results: Any = head.get(path(submitted)).json()["results"]
    assert [it["state"] for it in results] == ["revoked"]


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_as_many_statements_whatever_its_length(
    submitted: Plan, cast: Cast, head: Program, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        linking.make(submitted.versions.get(), wanted=Wanted(label="Embassy"), by=cast.head)
    with django_assert_num_queries(10):
        head.get(path(submitted))
