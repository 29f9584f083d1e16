"""Adding, removing and moving rows of a formset, their live sums, and what is said about unsaved words."""

import re

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.urls("tests.look.urls")]

TITLES = '[name^="activities-"][name$="-title"]'


@pytest.fixture
def rows(page: Page) -> Locator:
    page.goto("/gallery/")
    return page.locator('[data-rows="activities"]')


def names(rows: Locator) -> list[str]:
    return [str(it.get_attribute("name")) for it in rows.locator(TITLES).all()]


def field(rows: Locator, name: str) -> Locator:
    return rows.locator(f'[name="activities-{name}"]')


def test_added_row_takes_the_next_index_and_the_focus(rows: Locator, page: Page) -> None:
    rows.get_by_role("button", name="Add an activity").click()
    assert names(rows) == [f"activities-{index}-title" for index in range(4)]
    assert field(rows, "TOTAL_FORMS").input_value() == "4"
    expect(field(rows, "3-title")).to_be_focused()
    expect(rows.get_by_text("Row 4 added")).to_be_attached()


def test_label_of_an_added_row_names_its_own_field(rows: Locator) -> None:
    rows.get_by_role("button", name="Add an activity").click()
    rows.get_by_label("Where").nth(3).fill("Unity")
    assert field(rows, "3-where").input_value() == "Unity"


def test_removed_new_row_leaves_no_gap(rows: Locator) -> None:
    rows.get_by_role("button", name="Add an activity").click()
    field(rows, "3-title").fill("Drainage")
    rows.get_by_role("button", name="Remove").nth(2).click()
    assert names(rows) == [f"activities-{index}-title" for index in range(3)]
    assert field(rows, "TOTAL_FORMS").input_value() == "3"
    assert field(rows, "2-title").input_value() == "Drainage"


def test_removed_stored_row_is_marked_and_can_stay_after_all(rows: Locator) -> None:
    remove = rows.get_by_role("button", name="Remove").first
    remove.click()
    expect(field(rows, "0-DELETE")).to_be_checked()
    expect(rows.get_by_text("leaves when you save").first).to_be_visible()
    remove.click()
    expect(field(rows, "0-DELETE")).not_to_be_checked()


def test_moved_row_keeps_its_index_and_changes_its_order(rows: Locator) -> None:
    rows.get_by_role("button", name="Move down").first.click()
    assert names(rows)[:2] == ["activities-1-title", "activities-0-title"]
    assert field(rows, "1-ORDER").input_value() == "1"
    assert field(rows, "0-ORDER").input_value() == "2"


def test_rows_move_by_keyboard_alone(rows: Locator, page: Page) -> None:
    rows.get_by_role("button", name="Move up").nth(2).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert names(rows)[0] == "activities-2-title"
    expect(rows.get_by_role("button", name="Move down").first).to_be_focused()


def test_sum_follows_figures_and_leaves_out_rows_that_go(rows: Locator) -> None:
    output = rows.locator("output")
    assert output.text_content() == "4,800,090"
    field(rows, "1-cost").fill("200000")
    assert output.text_content() == "5,000,000"
    rows.get_by_role("button", name="Remove").first.click()
    assert output.text_content() == "200,000"


def test_page_says_that_words_are_not_saved_yet(rows: Locator, page: Page) -> None:
    state = page.locator("[data-unsaved-state]")
    expect(state).to_have_text("Saved 14:03")
    field(rows, "0-title").press_sequentially("!")
    expect(state).to_have_text("Not saved yet")
    expect(state).to_have_class(re.compile("saved--changed"))


def test_browser_asks_before_unsaved_words_are_left(rows: Locator, page: Page) -> None:
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    field(rows, "0-title").press_sequentially("!")
    page.goto("/")
    assert asked == ["beforeunload"]


def test_rows_can_be_removed_without_javascript(browser: Browser, live_server: LiveServer) -> None:
    with browser.new_context(base_url=live_server.url, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/gallery/")
        assert page.get_by_role("checkbox", name="Delete").first.is_visible()
        assert page.get_by_role("button", name="Move up").first.is_hidden()
