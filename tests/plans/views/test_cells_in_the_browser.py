"""Blocks of cells in a real browser: chosen, copied out, filled, emptied, written over; and all of it taken back."""

import pytest
from playwright.sync_api import Locator, Page, expect

from plans.content.rows import load_section
from plans.models import Plan
from tests.barriers import barriers_on
from tests.plans.views.editing import comes_true, section_page
from tests.plans.views.test_blocks import KEY
from tests.plans.views.test_sheets_in_the_browser import cell, paste, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def sheet(ready: Plan, desk: Page) -> Locator:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.goto(section_page(ready, KEY))
    return desk.locator("[data-rows=activities]")


def choose(sheet: Locator, row: int, name: str, *keys: str) -> None:
    """Come to a cell as by the arrows, its text chosen as a whole, and press keys."""
    cell(sheet, row, name).evaluate("it => { it.focus(); it.select?.() }")
    press(sheet, *keys)


def clipboard(sheet: Locator) -> str:
    return str(sheet.page.evaluate("navigator.clipboard.readText()"))


def test_block_is_chosen_and_copied_as_a_spreadsheet_reads_it(sheet: Locator) -> None:
    choose(sheet, 1, "starts_on", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown")
    expect(sheet.locator(".is-chosen")).to_have_count(8)
    expect(sheet.get_by_text("Cells chosen: 8")).to_be_visible()
    press(sheet, "Control+C")
    lines = [line.split("\t") for line in clipboard(sheet).split("\n")]
    assert [len(line) for line in lines] == [4, 4]
    assert [line[3] for line in lines] == ["4800000", "4800000"]
    choose(sheet, 1, "title", "ArrowDown")
    expect(sheet.locator(".is-chosen")).to_have_count(0)
    choose(sheet, 1, "title", "Control+Shift+ArrowRight", "Control+Shift+ArrowDown")
    expect(sheet.locator(".is-chosen")).to_have_count(26)
    press(sheet, "Escape")
    expect(sheet.locator(".is-chosen")).to_have_count(0)


def test_shift_stays_with_the_text_while_somebody_writes_in_it(sheet: Locator) -> None:
    choose(sheet, 1, "title", "End", "Shift+ArrowLeft")
    expect(sheet.locator(".is-chosen")).to_have_count(0)
    assert cell(sheet, 1, "title").evaluate("it => it.selectionEnd - it.selectionStart") == 1


def test_table_copied_whole_reads_back_under_its_heads(sheet: Locator, desk: Page) -> None:
    sheet.get_by_role("button", name="Copy table").click()
    expect(sheet.get_by_text("Cells copied: 26")).to_be_visible()
    assert clipboard(sheet).startswith("Activity\tPlace\tFrom\tUntil\t")
    choose(sheet, 1, "title", "Control+V")
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_text("2 rows can be added")).to_be_visible()


def test_block_is_filled_down_emptied_and_taken_back(ready: Plan, sheet: Locator, desk: Page) -> None:
    choose(sheet, 1, "title", "Shift+ArrowRight", "Shift+ArrowDown", "Control+D")
    expect(cell(sheet, 2, "title")).to_have_value("Emergency kits")
    press(sheet, "Delete")
    expect(cell(sheet, 1, "location")).to_have_value("")
    comes_true(desk, lambda: load_section(ready, KEY).activities[1].title == "")
    press(sheet, "Control+Z")
    expect(cell(sheet, 1, "location")).to_have_value("Rubkona")
    expect(cell(sheet, 2, "title")).to_have_value("Emergency kits")
    press(sheet, "Control+Z")
    expect(cell(sheet, 2, "title")).to_have_value("Raised plots")
    press(sheet, "Control+Y", "Control+Y", "Control+Z", "Control+Z")
    comes_true(
        desk, lambda: [it.title for it in load_section(ready, KEY).activities] == ["Emergency kits", "Raised plots"]
    )


def test_row_taken_out_and_saved_comes_back(ready: Plan, sheet: Locator, desk: Page) -> None:
    sheet.locator("[data-row]").first.get_by_role("button", name="What to do").click()
    sheet.get_by_role("button", name="Remove").click()
    comes_true(desk, lambda: len(load_section(ready, KEY).activities) == 1)
    cell(sheet, 2, "title").focus()
    press(sheet, "Control+Z")
    comes_true(desk, lambda: {it.uid for it in load_section(ready, KEY).activities} == {"kits", "plots"})


def test_typing_is_taken_back_in_its_cell_first(sheet: Locator, desk: Page) -> None:
    choose(sheet, 1, "title")
    desk.keyboard.type("Tents")
    press(sheet, "Enter")
    desk.keyboard.type("Poles")
    press(sheet, "Control+Z")
    expect(cell(sheet, 1, "title")).to_have_value("Tents")
    expect(cell(sheet, 2, "title")).to_have_value("Raised plots")
    press(sheet, "Control+Z")
    expect(cell(sheet, 1, "title")).to_have_value("Emergency kits")


def test_block_is_written_over_cells_with_a_preview_and_taken_back(ready: Plan, sheet: Locator, desk: Page) -> None:
    choose(sheet, 1, "people_targeted")
    paste(sheet, "1,000\t2,000\nmany\t4,000\n5,000\t6,000")
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_text("1 row is written over")).to_be_visible()
    expect(dialog.locator("del").last).to_contain_text("4,800,000")
    expect(dialog.get_by_label("People targeted, 2", exact=True)).to_have_value("many")
    assert barriers_on(desk) == []
    dialog.get_by_role("button", name="Write the 2 good rows").click()
    expect(dialog.get_by_text("2 rows are in the table now.")).to_be_visible()
    dialog.get_by_label("People targeted, 2", exact=True).fill("3,000")
    dialog.get_by_role("button", name="Look again").last.click()
    dialog.get_by_role("button", name="Write the good row").click()
    expect(dialog).to_have_count(0)
    expect(sheet.locator("[data-row]")).to_have_count(3)
    comes_true(desk, lambda: [it.cost_usd for it in load_section(ready, KEY).activities] == [2000, 4000, 6000])
    kept = load_section(ready, KEY).activities
    assert [(it.title, it.people_targeted) for it in kept[:2]] == [("Emergency kits", 1000), ("Raised plots", 3000)]
    press(sheet, "Control+Z", "Control+Z")
    comes_true(desk, lambda: [it.cost_usd for it in load_section(ready, KEY).activities] == [4_800_000, 4_800_000])


def test_people_are_copied_and_filled_down_too(ready: Plan, desk: Page) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.goto(section_page(ready, "people"))
    grid = desk.locator("[data-rows=figures]")
    grid.locator("tr").nth(4).get_by_role("textbox").first.evaluate("it => { it.focus(); it.select() }")
    press(grid, "Shift+ArrowRight", "Control+C")
    assert clipboard(grid) == "300000\t90000"
