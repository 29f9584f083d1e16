"""Issues and modalities over all sectors of a plan."""

import re
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django import DjangoAssertNumQueries

from plans import drafting
from plans.models import Plan
from tests.barriers import barriers_on
from tests.cast import Cast
from tests.plans.contents import changed, complete_content
from tests.plans.filling import fill


def address(plan: Plan) -> str:
    return reverse("plan-matrix", args=[plan.reference])


def test_each_cell_says_how_far_and_leads_to_its_field(plan: Plan, cast: Cast) -> None:
    content = changed(complete_content(), "response-S21-14", "issues.x1.extent", "")
    unused: Any = False
    fill(plan, changed(content, "response-S21-14", "modalities.m2.used", unused), by=cast.drafter)
    page = cast.client("drafter").get(address(plan)).content.decode()
    assert "Largely: 9 · Not said: 1" in page
    assert "Used: 11 · Not used: 1" in page
    section = reverse("plan-section", args=[plan.reference, "response-S21-14"])
    cell = re.compile(rf'href="{section}#at-issues-x1-extent"><span class="state state--empty">')
    assert cell.search(page)
    assert f'href="{section}#at-modalities-m2-used"' in page


def test_plan_without_sectors_says_so(plan: Plan, cast: Cast) -> None:
    assert "No sector is chosen yet." in cast.client("drafter").get(address(plan)).content.decode()


@pytest.mark.parametrize("sectors", [1, 3])
def test_matrix_asks_the_database_the_same_whatever_the_size(
    plan: Plan, cast: Cast, sectors: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    codes = ["S21-01", "S21-02", "S21-03"][:sectors]
    drafting.choose_sectors(plan, sectors=codes, revision=0, by=cast.drafter)
    client = cast.client("drafter")
    client.get(address(plan))
    with django_assert_num_queries(QUERIES):
        client.get(address(plan))


QUERIES = 30

CELL = re.compile("Largely ?: Shelter and settlements, Gender equality")


@pytest.mark.browser
def test_matrix_is_open_to_every_eye_and_leads_to_the_field(ready: Plan, desk: Page) -> None:
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.goto(address(ready))
    assert barriers_on(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth") == 390
    desk.get_by_role("link", name=CELL).click()
    expect(desk.locator("#at-issues-x2-extent")).to_be_visible()
