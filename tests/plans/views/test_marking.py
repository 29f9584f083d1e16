"""Help with marks at a field of running text: buttons, keys, lists that go on, the preview."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from plans.content.rows import load_section
from plans.models import Plan
from tests.barriers import barriers_on
from tests.cast import Cast
from tests.plans.views.editing import section_page, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def field(page: Page, plan: Plan, cast: Cast, live_server: LiveServer) -> Locator:
    sign_in(page, cast, live_server)
    page.goto(section_page(plan, "monitoring"))
    return page.get_by_label("Learning")


def select(field: Locator, words: str) -> None:
    field.focus()
    field.evaluate(
        "(it, words) => it.setSelectionRange(it.value.indexOf(words), it.value.indexOf(words) + words.length)", words
    )


@pytest.mark.parametrize(
    ("name", "before", "selected", "after"),
    [
        ("Bold", "We learn.", "learn", "We **learn**."),
        ("Bold", "We **learn**.", "learn", "We learn."),
        ("Bold", "- one\n- two", "- one\n- two", "- **one**\n- **two**"),
        ("Heading", "Lessons", "Les", "## Lessons"),
        ("Heading", "## Lessons", "Les", "### Lessons"),
        ("Heading", "### Lessons", "Les", "Lessons"),
        ("List", "one\ntwo", "one\ntwo", "- one\n- two"),
        ("List", "- one\n- two", "- one\n- two", "one\ntwo"),
        ("Numbered list", "- one\n- two", "- one\n- two", "1. one\n2. two"),
        ("Link", "See the round.", "the round", "See [the round](https://)."),
        ("Link", "https://mcof.example", "https://mcof.example", "[](https://mcof.example)"),
        ("Footnote", "Many left.", "left", "Many left[^1].\n\n[^1]: "),
        ("Footnote", "A[^1] b\n\n[^1]: N", "b", "A[^1] b[^2]\n\n[^1]: N\n[^2]: "),
    ],
)
def test_button_marks_what_is_selected_and_can_be_undone(
    field: Locator, page: Page, name: str, before: str, selected: str, after: str
) -> None:
    field.fill(before)
    select(field, selected)
    page.get_by_role("toolbar").get_by_role("button", name=name, exact=True).click()
    expect(field).to_have_value(after)
    expect(field).to_be_focused()
    page.keyboard.press("Control+z")
    expect(field).to_have_value(before)


@pytest.mark.parametrize(("key", "after"), [("b", "**word**"), ("i", "*word*"), ("k", "[word](https://)")])
def test_key_marks_the_word_under_the_caret(field: Locator, page: Page, key: str, after: str) -> None:
    field.fill("word")
    page.keyboard.press(f"Control+{key}")
    expect(field).to_have_value(after)


@pytest.mark.parametrize(
    ("text", "typed", "after"),
    [
        ("- one", ["Enter", "x"], "- one\n- x"),
        ("  - one", ["Enter", "x"], "  - one\n  - x"),
        ("1. one\n2. two", ["ArrowUp", "End", "Enter", "x"], "1. one\n2. x\n3. two"),
        ("- one", ["Enter", "Enter", "x"], "- one\nx"),
        ("one", ["Enter", "x"], "one\nx"),
        ("- one", ["Shift+Enter", "x"], "- one\n- x"),
    ],
)
def test_enter_goes_on_with_a_list(field: Locator, page: Page, text: str, typed: list[str], after: str) -> None:
    field.fill(text)
    for key in typed:
        page.keyboard.press(key)
    expect(field).to_have_value(after)


def test_page_has_one_row_of_buttons_at_the_field_with_the_focus(field: Locator, page: Page) -> None:
    expect(page.get_by_role("toolbar")).to_have_count(0)
    field.focus()
    expect(page.get_by_role("toolbar")).to_have_attribute("aria-controls", "id_learning")
    page.get_by_label("Evaluation").focus()
    expect(page.get_by_role("toolbar")).to_have_attribute("aria-controls", "id_evaluation")
    assert barriers_on(page) == []
    page.get_by_role("link", name="Desk").first.or_(page.get_by_role("link", name="My desk")).focus()
    expect(page.get_by_role("toolbar")).to_have_count(0)


def test_buttons_are_one_stop_of_the_tabulator(field: Locator, page: Page) -> None:
    page.get_by_label("Evaluation").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Bold")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Heading")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("button", name="Preview")).to_be_focused()
    page.keyboard.press("Tab")
    expect(field).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()


def test_nothing_moves_when_a_field_gets_the_focus(field: Locator, page: Page) -> None:
    places = "[...document.querySelectorAll('textarea')].map((it) => it.getBoundingClientRect().top + scrollY)"
    before = page.evaluate(places)
    page.get_by_label("Data collection").focus()
    assert page.evaluate(places) == before


def test_preview_shows_the_text_as_the_document_does_and_follows_it(field: Locator, page: Page) -> None:
    field.fill("A **bold** word")
    preview = page.get_by_role("button", name="Preview")
    preview.click()
    shown = page.get_by_role("region", name="Preview")
    expect(shown.locator("strong")).to_have_text("bold")
    assert barriers_on(page) == []
    field.press_sequentially("s")
    expect(shown).to_contain_text("words")
    preview.click()
    expect(shown).to_have_count(0)


def test_preview_that_does_not_come_says_so(field: Locator, page: Page) -> None:
    page.route("**/text/preview/", lambda route: route.abort())
    field.fill("word")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("region", name="Preview")).to_contain_text("The preview did not come.")
    expect(field).to_have_value("word")


def test_marks_are_saved_as_typed_and_explained_without_javascript(
    plan: Plan, browser: Browser, cast: Cast, live_server: LiveServer
) -> None:
    with browser.new_context(base_url=live_server.url, java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page, cast, live_server)
        page.goto(section_page(plan, "monitoring"))
        page.get_by_text("How to mark text").click()
        expect(page.get_by_text("a heading; with ### one below it")).to_be_visible()
        page.get_by_label("Learning").fill("## Head\n\n- **item**")
        page.get_by_role("button", name="Save", exact=True).click()
    assert load_section(plan, "monitoring").learning == "## Head\n\n- **item**"
