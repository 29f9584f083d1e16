"""The tables of issues and modalities in a real browser: by keyboard alone, narrow, and as their texts grow."""

import pytest
from playwright.sync_api import Locator, Page, expect

from plans.content.rows import load_section
from plans.models import Plan
from tests.barriers import barriers_on
from tests.plans.views.editing import comes_true, section_page
from tests.plans.views.test_statements import KEY

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
NARROW = 390


@pytest.fixture
def issues(ready: Plan, desk: Page) -> Locator:
    desk.goto(section_page(ready, KEY))
    return desk.locator("[data-rows=issues]")


def cell(table: Locator, row: int, name: str) -> Locator:
    return table.locator("[data-row]").nth(row - 1).locator(f"[data-cell={name}] :is(input, textarea, select)")


def test_statements_are_written_by_keyboard_alone(ready: Plan, issues: Locator, desk: Page) -> None:
    cell(issues, 1, "extent").focus()
    for key in ("P", "Control+ArrowRight", "Delete", "Alt+ArrowDown", "Space", "Escape"):
        desk.keyboard.press(key)
    expect(cell(issues, 1, "when")).to_have_value("Assessment")
    for key in ("ArrowRight", "Control+ArrowDown"):
        desk.keyboard.press(key)
    expect(cell(issues, 2, "how")).to_be_focused()
    desk.keyboard.type("Half of the masons are women.")
    comes_true(desk, lambda: load_section(ready, KEY).issues[1].how == "Half of the masons are women.")
    said = load_section(ready, KEY).issues[0]
    assert (said.extent, said.when) == ("1", ("assessment",))


def test_lines_are_given_and_enter_adds_none(issues: Locator, desk: Page) -> None:
    cell(issues, 5, "when").focus()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Control+D")
    expect(issues.locator("[data-row]")).to_have_count(5)


def test_text_grows_with_what_is_written(issues: Locator) -> None:
    how = cell(issues, 1, "how")
    how.fill("\n".join(str(line) for line in range(30)))
    assert how.evaluate("it => it.clientHeight >= it.scrollHeight - 1 && it.clientHeight > 400")


def test_narrow_lines_are_stacked_with_their_labels(issues: Locator, desk: Page) -> None:
    desk.set_viewport_size({"width": NARROW, "height": 844})
    labels = "it => getComputedStyle(it, '::before').content"
    shown = [it.evaluate(labels) for it in issues.locator("[data-row]").first.locator("td[data-cell]").all()]
    assert shown == ['"To what extent"', '"When"', '"How"']
    issues.get_by_text("Guiding questions").first.click()
    expect(cell(issues, 1, "how")).to_be_visible()
    assert barriers_on(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth") == NARROW


def test_statements_keep_nobody_out(issues: Locator, desk: Page) -> None:
    issues.get_by_text("Guiding questions").first.click()
    assert barriers_on(desk) == []
