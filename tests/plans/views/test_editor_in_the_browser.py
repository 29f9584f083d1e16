"""The editor in a real browser: with JavaScript and without, wide and narrow, by keyboard and for every eye."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from plans.content import SECTION_KEYS
from plans.content.rows import load_section
from plans.models import Plan
from tests.barriers import barriers_on
from tests.cast import Cast
from tests.plans.views.editing import comes_true, save, section_page, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
KEYS = (*SECTION_KEYS, "responses", "response-S21-14", "attachments")
NARROW = 390


def pages(plan: Plan) -> list[str]:
    start = f"/plans/{plan.reference}/sections/"
    return ["/plans/new/form/", start, *(f"{start}{key}/" for key in KEYS)]


def row(page: Page, number: int) -> Locator:
    return page.locator("[data-rows-list] > [data-row]").nth(number - 1)


def risks(plan: Plan) -> list[str]:
    return [risk.description for risk in load_section(plan, "risks").risks]


def test_pages_have_no_barriers(ready: Plan, desk: Page) -> None:
    found = {}
    for address in pages(ready):
        desk.goto(address)
        desk.locator("details").evaluate_all("all => all.forEach((it) => { it.open = true })")
        found[address] = barriers_on(desk)
    assert {address: barriers for address, barriers in found.items() if barriers} == {}


def test_pages_with_problems_have_no_barriers(ready: Plan, desk: Page) -> None:
    desk.goto(section_page(ready, "people"))
    desk.get_by_label("Targeted").first.fill("many")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_role("alert").first).to_contain_text("Write a whole number in figures")
    assert barriers_on(desk) == []


def test_narrow_pages_do_not_scroll_sideways(ready: Plan, desk: Page) -> None:
    desk.set_viewport_size({"width": NARROW, "height": 844})
    widths = {}
    for address in pages(ready):
        desk.goto(address)
        desk.locator("details").evaluate_all("all => all.forEach((it) => { it.open = true })")
        widths[address] = desk.evaluate("document.documentElement.scrollWidth")
    assert {address: width for address, width in widths.items() if width > NARROW} == {}


def test_rows_are_added_moved_and_removed(ready: Plan, desk: Page) -> None:
    desk.goto(section_page(ready, "risks"))
    desk.get_by_role("button", name="Add a risk").click()
    row(desk, 2).get_by_label("Risk", exact=True).fill("Fuel runs out")
    row(desk, 2).get_by_text("5", exact=True).first.click()
    row(desk, 2).get_by_role("button", name="Move up").click()
    desk.get_by_role("button", name="Save", exact=True).click()
    comes_true(desk, lambda: risks(ready) == ["Fuel runs out", "Floods cut the roads"])
    assert load_section(ready, "risks").risks[0].likelihood == 5
    row(desk, 1).get_by_role("button", name="Remove").click()
    desk.get_by_role("button", name="Save", exact=True).click()
    comes_true(desk, lambda: risks(ready) == ["Floods cut the roads"])


def test_row_goes_where_its_typed_position_says(plan: Plan, desk: Page, cast: Cast) -> None:
    rows = {f"risks__{number}__uid": name for number, name in enumerate("abc")}
    rows |= {f"risks__{number}__description": name for number, name in enumerate("abc")}
    save(cast.client("drafter"), plan, "risks", risks__TOTAL_FORMS="3", **rows)
    desk.goto(section_page(plan, "risks"))
    row(desk, 3).get_by_label("Position").fill("1")
    row(desk, 3).get_by_label("Position").press("Tab")
    expect(row(desk, 1).get_by_label("Risk", exact=True)).to_have_value("c")
    desk.get_by_role("button", name="Save", exact=True).click()
    comes_true(desk, lambda: risks(plan) == ["c", "a", "b"])


def test_enter_in_a_field_saves(ready: Plan, desk: Page) -> None:
    desk.goto(section_page(ready, "risks"))
    row(desk, 1).get_by_label("Risk", exact=True).fill("Floods cut every road")
    row(desk, 1).get_by_label("Risk", exact=True).press("Enter")
    comes_true(desk, lambda: risks(ready) == ["Floods cut every road"])


def test_sum_follows_what_is_typed(ready: Plan, desk: Page) -> None:
    desk.goto(section_page(ready, "funding"))
    desk.get_by_label("Confirmed in USD").fill("1,250,000")
    expect(desk.locator('output[data-sum-of="amount_usd"]').first).to_have_text("1,250,000")


def test_new_population_group_brings_its_split(ready: Plan, desk: Page) -> None:
    desk.goto(section_page(ready, "people"))
    desk.get_by_role("button", name="Add a population group").click()
    row(desk, 3).get_by_label("Population group").select_option("RET")
    row(desk, 3).get_by_label("Targeted").nth(1).fill("1,500")
    desk.get_by_role("button", name="Save", exact=True).click()
    comes_true(desk, lambda: len(load_section(ready, "people").figures) == 3)
    added = load_section(ready, "people").figures[2]
    assert [split.targeted for split in added.splits] == [1500]


def test_unsaved_words_are_told(ready: Plan, desk: Page) -> None:
    desk.goto(section_page(ready, "monitoring"))
    expect(desk.locator("[data-autosave-state]")).to_contain_text("Saved")
    desk.get_by_label("Learning").press_sequentially("More")
    expect(desk.locator("[data-autosave-state]")).to_have_text("Saving…")


def test_section_is_written_without_javascript(
    plan: Plan, browser: Browser, cast: Cast, live_server: LiveServer
) -> None:
    with browser.new_context(base_url=live_server.url, java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page, cast, live_server)
        page.goto(section_page(plan, "risks"))
        for description in ("Floods", "Fuel runs out"):
            page.get_by_role("button", name="Add a risk").click()
            page.get_by_label("Risk", exact=True).last.fill(description)
        row(page, 2).get_by_role("button", name="Move up").click()
        page.get_by_role("button", name="Save and go on").click()
        expect(page.get_by_role("heading", name="Accountability to affected people")).to_be_visible()
    assert risks(plan) == ["Fuel runs out", "Floods"]
