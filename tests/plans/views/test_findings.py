"""What stands beside a section, fetched anew after a save: small, true, and not sent twice."""

from dataclasses import replace

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import drafting
from plans.content import values
from plans.models import Plan
from tests.cast import EVERYBODY, Cast
from tests.plans.contents import complete_content
from tests.plans.filling import fill, revision_of
from tests.plans.views.editing import section_page

OFFICE = {"drafter", "colleague", "head"}


def address(plan: Plan, key: str = "monitoring") -> str:
    return reverse("section-findings", args=[plan.reference, key])


def test_findings_follow_the_text(plan: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    assert "“monitoring” is empty." in client.get(address(plan)).content.decode()
    value = values.Monitoring(approach="Weekly")
    drafting.save_section(plan, key="monitoring", value=value, revision=0, by=cast.drafter)
    part = client.get(address(plan)).content.decode()
    assert "“monitoring” is empty." not in part
    assert "Last change here by Drafter" in part
    assert f'href="{reverse("plan-sessions", args=[plan.reference])}?section=monitoring"' in part


def test_counts_around_the_section_come_along(plan: Plan, cast: Cast) -> None:
    part = cast.client("drafter").get(address(plan)).content.decode()
    for place in ("outline", "blockers"):
        assert f'id="{place}" hx-swap-oob="true"' in part
    assert "<h1" not in part


def test_page_of_the_section_shows_the_same_and_asks_for_it_after_a_save(plan: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    part = client.get(address(plan)).content.decode()
    page = client.get(section_page(plan, "monitoring")).content.decode()
    beside = part[: part.index('<div id="outline"')].strip()
    assert beside in page
    assert f'hx-get="{address(plan)}" hx-trigger="mcof:saved from:body, mcof:answered from:body"' in page


def test_unchanged_findings_are_not_sent_again(plan: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    first = client.get(address(plan))
    again = client.get(address(plan), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "private, no-cache"
    drafting.mark_ready(plan, key="monitoring", revision=0, by=cast.drafter)
    assert client.get(address(plan), headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_long_list_of_findings_ends_and_says_where_the_others_are(ready: Plan, cast: Cast) -> None:
    key, client = "response-S21-14", cast.client("drafter")
    rows = tuple(values.Activity(uid=f"row{n}", location="Renk") for n in range(200))
    drafting.save_section(
        ready,
        key=key,
        value=replace(complete_content().section(key), activities=rows),
        revision=revision_of(ready, key),
        by=cast.drafter,
    )
    part = client.get(address(ready, key)).content
    assert part.count(b'class="finding finding--') == 30
    assert b"further findings are on the page" in part
    # Each field that has one keeps its note; they are so alike that little of them goes over the line.
    assert len(client.get(address(ready, key), headers={"accept-encoding": "gzip"}).content) < 30_000
    assert b"further finding" not in client.get(address(ready, "monitoring")).content


@pytest.mark.parametrize("key", ["responses", "attachments", "response-S21-03", "people"])
def test_every_section_has_findings_of_its_own(ready: Plan, cast: Cast, key: str) -> None:
    client = cast.client("drafter")
    assert client.get(address(ready, key)).status_code == 200
    assert f'hx-get="{address(ready, key)}"' in client.get(section_page(ready, key)).content.decode()


def test_section_that_the_plan_has_not_is_not_found(plan: Plan, cast: Cast) -> None:
    assert cast.client("drafter").get(address(plan, "response-S21-03")).status_code == 404


def test_findings_of_a_draft_are_for_its_office(submitted: Plan, cast: Cast) -> None:
    inside = {"regional", "reviewer", "second_reviewer"}
    expected = {who: 200 if who in OFFICE else 403 if who in inside else 404 for who in EVERYBODY} | {"visitor": 302}
    assert cast.statuses(address(submitted)) == expected


def test_part_is_small(ready: Plan, cast: Cast) -> None:
    answer = cast.client("drafter").get(address(ready), headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 3_000


@pytest.mark.parametrize("sectors", [1, 2])
def test_part_takes_as_many_statements_whatever_the_plan_holds(
    plan: Plan, cast: Cast, sectors: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(plan, complete_content(responses=complete_content().responses[:sectors]), by=cast.drafter)
    client = cast.client("drafter")
    client.get(address(plan))
    with django_assert_num_queries(28):
        client.get(address(plan))
