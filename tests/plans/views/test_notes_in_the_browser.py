"""Notes at the fields follow every save, one's own and a colleague's, and disturb nobody who is writing."""

import pytest
from playwright.sync_api import Locator, Page, expect

from plans.content.rows import load_section
from plans.models import Plan
from tests.barriers import barriers_on
from tests.plans.views.editing import Open, section_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

NOTHING_SAID = "Nothing is said against the risk"


def mitigation(page: Page, plan: Plan) -> Locator:
    return page.locator(f'textarea[data-place="risks.{load_section(plan, "risks").risks[0].uid}.mitigation"]')


def notes_of(control: Locator) -> Locator:
    """Return the notes to which the control says that it belongs."""
    page, described = control.page, (control.get_attribute("aria-describedby") or "").split()
    return page.locator(", ".join(f"#{it}" for it in described if it.endswith("-notes")) or "#none")


def caret(control: Locator) -> list[object]:
    found: list[object] = control.evaluate("it => [document.activeElement === it, it.value, it.selectionStart]")
    return found


def test_note_appears_and_goes_while_the_caret_stays(ready: Plan, window: Open) -> None:
    page = window("drafter")
    control, status = mitigation(page, ready), page.locator("[data-notes-status]")
    control.press("Control+A")
    control.press("Delete")
    field = page.locator(".field", has=control)
    expect(field.get_by_text(NOTHING_SAID)).to_be_visible(timeout=15_000)
    expect(notes_of(control)).to_contain_text(NOTHING_SAID)
    expect(status).to_contain_text(NOTHING_SAID)
    assert caret(control) == [True, "", 0]
    assert barriers_on(page) == []
    control.press_sequentially("Boats wait")
    control.press("ArrowLeft")
    expect(field.locator(".field__note")).to_have_count(0, timeout=15_000)
    expect(status).to_have_text("Mended: 1")
    expect(notes_of(control)).to_have_count(0)
    assert caret(control) == [True, "Boats wait", 9]
    assert load_section(ready, "risks").risks[0].mitigation == "Boats wait"


def test_save_of_a_colleague_brings_its_notes(ready: Plan, window: Open) -> None:
    one, other = window("drafter"), window("colleague")
    overview = one.locator('textarea[data-place="overview"]')
    overview.fill("Watched")
    mitigation(other, ready).fill("")
    expect(mitigation(one, ready)).to_have_value("", timeout=20_000)
    expect(one.locator(".field__note", has_text=NOTHING_SAID)).to_be_visible(timeout=15_000)
    expect(notes_of(mitigation(one, ready))).to_contain_text(NOTHING_SAID)
    assert caret(overview)[:2] == [True, "Watched"]
    mitigation(other, ready).fill("Stocks are moved")
    expect(one.locator(".field__note", has_text=NOTHING_SAID)).to_have_count(0, timeout=20_000)
    expect(one.locator("#section-findings")).not_to_contain_text(NOTHING_SAID)


def test_note_in_a_sheet_stands_below_its_row(ready: Plan, window: Open) -> None:
    page = window("drafter")
    page.goto(section_page(ready, "response-S21-14"))
    cost = page.locator('[data-place^="activities."][data-place$=".cost_usd"]').first
    text = cost.input_value()
    row = page.locator("tbody.sheet__row", has=cost)
    cost.fill("")
    expect(row.locator(".sheet__notes .field__note")).to_have_count(1, timeout=15_000)
    expect(notes_of(cost)).to_have_count(1)
    expect(row.locator("td.sheet__noted", has=cost)).to_have_count(1)
    cost.fill(text)
    expect(row.locator(".sheet__notes")).to_have_count(0, timeout=15_000)
    expect(row.locator("td.sheet__noted")).to_have_count(0)


def test_guidance_stays_open_as_it_was_left(ready: Plan, window: Open) -> None:
    page = window("drafter")
    questions = page.get_by_text("Who watches each risk")
    expect(questions).to_be_hidden()
    page.locator("summary", has_text="Questions to ask yourselves").press("Enter")
    expect(questions).to_be_visible()
    assert barriers_on(page) == []
    page.goto(section_page(ready, "monitoring"))
    expect(page.get_by_text("Which decision will each figure serve")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("link", name="Findings, questions and an example").click()
    expect(page.locator("#beside")).to_be_in_viewport()
    assert barriers_on(page) == []
