"""A table of a thousand rows in a real browser: pages, the next rows in place, blocks, sums, and what colleagues do."""

from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from plans import drafting
from plans.content import values
from plans.content.rows import load_section
from plans.models import Plan
from tests.barriers import barriers_on
from tests.cast import Cast
from tests.plans.filling import revision_of
from tests.plans.views.editing import after_a_lost_tab, comes_true, section_page
from tests.plans.views.test_sheets_in_the_browser import cell, paste, press, save
from tests.plans.views.test_windows import KEY, activity, lengthen

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
LONG = 30_000
"""How many milliseconds a page may take to come on a busy machine."""


@pytest.fixture
def long(ready: Plan, cast: Cast) -> values.SectorResponse:
    return lengthen(ready, cast, 700)


def opened(desk: Page, plan: Plan, query: str = "") -> Locator:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.goto(section_page(plan, KEY) + query)
    return desk.locator("[data-rows=activities]")


def titles(plan: Plan) -> list[str]:
    return [row.title for row in load_section(plan, KEY).activities]


@pytest.mark.usefixtures("long")
def test_page_of_a_long_table_is_edited_and_two_hundred_rows_are_pasted(ready: Plan, desk: Page) -> None:
    sheet = opened(desk, ready)
    total = sheet.locator("output")
    expect(total).to_have_text("700,000")
    sheet.get_by_role("button", name="51–100").click()
    expect(sheet.get_by_text("Rows 51 to 100 of 700")).to_be_visible()
    expect(sheet.locator("[data-row-number]").first).to_have_text("51")
    cell(sheet, 1, "cost_usd").fill("5000")
    expect(total).to_have_text("704,000")
    cell(sheet, 2, "title").focus()
    rows = "\n".join(f"Latrine {n}\t\t\t\t\t10" for n in range(200))
    paste(sheet, f"Activity\tPlace\tFrom\tUntil\tPeople targeted\tCost in USD\n{rows}")
    desk.get_by_role("dialog").get_by_role("button", name="Add the 200 good rows").click()
    expect(sheet.get_by_text("Rows 51 to 300 of 900")).to_be_visible(timeout=LONG)
    expect(total).to_have_text("706,000")
    save(desk)
    there = titles(ready)
    assert len(there) == 900
    assert there[98:102] == ["Borehole 99", "Borehole 100", "Latrine 0", "Latrine 1"]
    assert there[299:301] == ["Latrine 199", "Borehole 101"]
    assert load_section(ready, KEY).activities[50].cost_usd == 5000
    assert barriers_on(desk) == []


@pytest.mark.usefixtures("long")
def test_enter_in_the_last_row_goes_on_to_the_next_rows(ready: Plan, desk: Page) -> None:
    sheet = opened(desk, ready)
    cell(sheet, 50, "title").focus()
    press(sheet, "Enter")
    expect(cell(sheet, 51, "title")).to_be_focused(timeout=LONG)
    expect(sheet.get_by_text("Rows 1 to 100 of 700")).to_be_visible()
    expect(sheet.locator("output")).to_have_text("700,000")
    desk.keyboard.type("Spring")
    cell(sheet, 60, "cost_usd").fill("0")
    expect(sheet.locator("output")).to_have_text("699,000")
    save(desk)
    assert titles(ready)[50] == "Spring"
    assert len(titles(ready)) == 700


@pytest.mark.usefixtures("long")
def test_block_is_written_over_rows_that_were_not_in_sight(ready: Plan, desk: Page) -> None:
    sheet = opened(desk, ready)
    cell(sheet, 49, "title").focus()
    paste(sheet, "One\nTwo\nThree\nFour")
    dialog = desk.get_by_role("dialog")
    dialog.get_by_role("button", name="Write the 4 good rows").click()
    expect(cell(sheet, 52, "title")).to_have_value("Four", timeout=LONG)
    press(sheet, "Control+Z")
    expect(cell(sheet, 52, "title")).to_have_value("Borehole 52")
    press(sheet, "Control+Y")
    save(desk)
    assert titles(ready)[48:53] == ["One", "Two", "Three", "Four", "Borehole 53"]
    assert len(titles(ready)) == 700


@pytest.mark.usefixtures("long")
def test_rows_of_a_page_are_copied_removed_and_sent_to_another(ready: Plan, desk: Page) -> None:
    sheet = opened(desk, ready, "?activities=51")
    cell(sheet, 2, "title").focus()
    press(sheet, "Control+D")
    expect(sheet.get_by_text("Row 101 is a copy").or_(sheet.get_by_text("Row 53 is a copy"))).to_be_visible()
    row = sheet.locator("[data-row]").nth(4)
    row.get_by_role("button", name="What to do with this row").click()
    row.get_by_role("button", name="Remove").click()
    save(desk)
    assert titles(ready)[50:55] == ["Borehole 51", "Borehole 52", "Borehole 52", "Borehole 53", "Borehole 55"]
    row = sheet.locator("[data-row]").nth(0)
    row.get_by_role("button", name="What to do with this row").click()
    row.get_by_label("Position").fill("2")
    row.get_by_label("Position").press("Tab")
    expect(sheet.get_by_text("Rows 1 to 50 of 700")).to_be_visible()
    assert titles(ready)[:3] == ["Borehole 1", "Borehole 51", "Borehole 2"]


@pytest.mark.usefixtures("long")
def test_address_of_a_field_leads_to_the_page_with_its_row(ready: Plan, desk: Page) -> None:
    sheet = opened(desk, ready, "#at-activities-a0123-title")
    expect(sheet.get_by_text("Rows 101 to 150 of 700")).to_be_visible()
    expect(cell(sheet, 23, "title")).to_be_in_viewport()


def test_finding_beside_a_long_table_leads_on_with_what_was_typed(ready: Plan, cast: Cast, desk: Page) -> None:
    value = load_section(ready, KEY)
    right = value.activities[0]
    rows = [replace(right, uid=f"a{n:04}", title=f"Borehole {n}") for n in range(1, 121)]
    rows[69] = replace(rows[69], starts_on=right.ends_on, ends_on=right.starts_on)
    changed = replace(value, activities=tuple(rows))
    drafting.save_section(ready, key=KEY, value=changed, revision=revision_of(ready, KEY), by=cast.drafter)
    sheet = opened(desk, ready)
    cell(sheet, 1, "location").fill("Bentiu")
    desk.locator('#section-findings a[href^="?at=at-activities-a0070"]').first.click()
    expect(sheet.get_by_text("Rows 51 to 100 of 120")).to_be_visible(timeout=LONG)
    expect(cell(sheet, 20, "title")).to_be_in_viewport()
    assert load_section(ready, KEY).activities[0].location == "Bentiu"


@pytest.mark.usefixtures("long")
def test_whole_table_is_copied_where_a_page_of_it_is_shown(ready: Plan, desk: Page) -> None:
    sheet = opened(desk, ready, "?activities=51")
    sheet.get_by_role("button", name="Copy table").click()
    expect(sheet.get_by_text("Cells copied:")).to_be_visible()
    lines = desk.evaluate("navigator.clipboard.readText()").splitlines()
    assert [line.split("\t")[0] for line in lines[-2:]] == ["Borehole 699", "Borehole 700"]
    assert len([line for line in lines if line.startswith("Borehole ")]) == 700
    desk.context.set_offline(True)
    sheet.get_by_role("button", name="Copy table").click()
    expect(sheet.get_by_text("Not copied: no connection")).to_be_visible()


@pytest.mark.usefixtures("long")
def test_words_are_found_once_what_was_typed_is_saved(ready: Plan, desk: Page) -> None:
    sheet = opened(desk, ready)
    cell(sheet, 1, "location").fill("Bentiu")
    sheet.get_by_role("searchbox").fill("borehole 69")
    sheet.get_by_role("searchbox").press("Enter")
    expect(sheet.get_by_text("11 rows have “borehole 69”.")).to_be_visible()
    assert load_section(ready, KEY).activities[0].location == "Bentiu"
    sheet.get_by_role("button", name="690 · Borehole 690").click()
    expect(sheet.get_by_text("Rows 651 to 700 of 700")).to_be_visible()


@pytest.mark.usefixtures("long")
def test_what_a_colleague_does_out_of_sight_reaches_the_sums(ready: Plan, cast: Cast, desk: Page) -> None:
    sheet = opened(desk, ready, "?activities=51")
    value = load_section(ready, KEY)
    wanted = {
        f"activities.{activity(701).uid}": {"uid": activity(701).uid, "cost_usd": 500},
        "activities.a0001.cost_usd": 0,
    }
    drafting.save_changes(ready, key=KEY, wanted=wanted, revision=revision_of(ready, KEY), by=cast.colleague)
    expect(sheet.locator("output")).to_have_text("699,500", timeout=2 * LONG)
    expect(sheet.get_by_text("Rows 51 to 100 of 701")).to_be_visible()
    cell(sheet, 1, "title").fill("Mine")
    comes_true(desk, lambda: titles(ready)[50] == "Mine")
    assert len(value.activities) + 1 == len(titles(ready))


@pytest.mark.usefixtures("long")
def test_words_kept_on_the_device_are_offered_on_the_page_of_their_rows(ready: Plan, desk: Page) -> None:
    sheet = opened(desk, ready, "?activities=51")
    desk.context.set_offline(True)
    cell(sheet, 3, "title").fill("Written on the road")
    expect(desk.locator("[data-autosave-state]")).to_contain_text("kept on this device")
    desk = after_a_lost_tab(desk)
    sheet = opened(desk, ready)
    desk.locator("[data-kept-back]").click()
    expect(cell(sheet, 1, "title")).to_have_value("Written on the road")
    comes_true(desk, lambda: titles(ready)[52] == "Written on the road")
