"""Tables as spreadsheets in a real browser: by keyboard alone, with blocks pasted, narrow, and in French."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from plans.content.rows import load_section
from plans.models import Plan
from tests.barriers import barriers_on
from tests.cast import Cast
from tests.plans.views.editing import comes_true, section_page, sign_in
from tests.plans.views.test_blocks import KEY, WRONG, block

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
NARROW = 390


@pytest.fixture
def sheet(ready: Plan, desk: Page) -> Locator:
    """The activities of a sector, in a browser whose clipboard can be written."""
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.goto(section_page(ready, KEY))
    return desk.locator("[data-rows=activities]")


def cell(sheet: Locator, row: int, name: str) -> Locator:
    return sheet.locator("[data-row]").nth(row - 1).locator(f"[data-cell={name}] :is(input, textarea, select)")


def press(sheet: Locator, *keys: str) -> None:
    for key in keys:
        sheet.page.keyboard.press(key)


def paste(sheet: Locator, text: str, html: str = "") -> None:
    """Put a block on the clipboard as a spreadsheet does, and press the keys."""
    sheet.page.evaluate(
        """([text, html]) => {
            const kinds = {"text/plain": text, ...(html && {"text/html": html})}
            const blobs = Object.entries(kinds).map(([type, it]) => [type, new Blob([it], {type})])
            return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
        }""",
        [text, html],
    )
    press(sheet, "Control+V")


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).last.click()
    expect(page.locator("[data-autosave-state]")).to_contain_text("Saved")
    page.wait_for_load_state("networkidle")


def test_keys_move_from_cell_to_cell(sheet: Locator) -> None:
    cell(sheet, 1, "title").focus()
    press(sheet, "Control+ArrowRight")
    expect(cell(sheet, 1, "location")).to_be_focused()
    press(sheet, "ArrowDown")
    expect(cell(sheet, 2, "location")).to_be_focused()
    press(sheet, "ArrowRight")  # the text is chosen as a whole: the arrow leaves it
    expect(cell(sheet, 2, "starts_on")).to_be_focused()
    press(sheet, "Shift+Enter")
    expect(cell(sheet, 1, "starts_on")).to_be_focused()
    press(sheet, "Control+ArrowRight", "Control+ArrowRight", "ArrowLeft", "Enter")
    expect(cell(sheet, 2, "ends_on")).to_be_focused()


def test_arrows_stay_in_a_text_until_its_end(sheet: Locator) -> None:
    cell(sheet, 1, "title").focus()
    press(sheet, "End", "ArrowLeft")
    expect(cell(sheet, 1, "title")).to_be_focused()
    press(sheet, "ArrowRight", "ArrowRight")
    expect(cell(sheet, 1, "location")).to_be_focused()
    cell(sheet, 2, "description").focus()
    press(sheet, "End", "Enter", "ArrowUp")
    expect(cell(sheet, 2, "description")).to_be_focused()


def test_tab_goes_through_the_sheet_and_out_of_it(sheet: Locator) -> None:
    cell(sheet, 2, "pcode").focus()
    press(sheet, "Tab")
    expect(cell(sheet, 2, "description")).to_be_focused()
    press(sheet, "Tab", "Tab")  # past the row of buttons that help with marks
    expect(sheet.get_by_role("button", name="Add an activity")).to_be_focused()


def test_rows_are_added_copied_and_saved_by_keyboard_alone(ready: Plan, sheet: Locator, desk: Page) -> None:
    cell(sheet, 2, "title").focus()
    press(sheet, "Enter")
    expect(cell(sheet, 3, "title")).to_be_focused()
    expect(sheet.get_by_text("Row 3 added")).to_be_visible()
    desk.keyboard.type("Drainage")
    press(sheet, *["Control+ArrowRight"] * 5)
    desk.keyboard.type("25000")
    press(sheet, "Control+ArrowRight", "Alt+ArrowDown", "ArrowDown", "Space", "ArrowDown", "Space", "Escape")
    expect(cell(sheet, 3, "phases")).to_have_value("During the crisis; After the crisis")
    expect(cell(sheet, 3, "phases")).to_be_focused()
    press(sheet, "Control+D")
    expect(cell(sheet, 4, "phases")).to_be_focused()
    expect(sheet.locator("output")).to_have_text("9,650,000")
    save(desk)
    added = load_section(ready, KEY).activities[2:]
    expected = ("Drainage", 25_000, ("during", "after"))
    assert [(it.title, it.cost_usd, it.phases) for it in added] == [expected, expected]


def test_block_of_two_hundred_rows_goes_in_but_for_the_wrong_ones(ready: Plan, sheet: Locator, desk: Page) -> None:
    cell(sheet, 1, "title").focus()
    paste(sheet, block())
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_text("193 rows can be added")).to_be_visible()
    expect(dialog.locator("[aria-invalid=true]")).to_have_count(len(WRONG))
    for number, (column, text) in WRONG.items():
        expect(dialog.get_by_label(f"{column}, {number}", exact=True)).to_have_value(text)
    assert barriers_on(desk) == []
    dialog.get_by_role("button", name="Add the 193 good rows").click()
    expect(dialog.get_by_text("193 rows are in the table now.")).to_be_visible()
    expect(dialog.locator("[aria-invalid=true]")).to_have_count(len(WRONG))
    press(sheet, "Escape")
    sheet.get_by_role("button", name="7 rows have something to mend").click()
    for number, text in {9: "9,000", 199: "4"}.items():
        dialog.get_by_label(f"Cost in USD, {number}", exact=True).fill(text)
    dialog.get_by_role("button", name="Look again").last.click()
    dialog.get_by_role("button", name="Add the 2 good rows").click()
    expect(dialog.get_by_text("5 rows have something to mend")).to_be_visible()
    press(sheet, "Escape")
    expect(sheet.locator("[data-row]")).to_have_count(2 + 195)
    expect(sheet.locator("output")).to_have_text("11,925,004")
    save(desk)
    kept = load_section(ready, KEY).activities
    assert len(kept) == 197
    assert kept[-2].cost_usd == 9000
    assert {it.starts_on.isoformat() for it in kept[2:]} == {"2027-03-01"}


def test_block_whose_cells_are_all_good_closes_its_dialog(ready: Plan, sheet: Locator, desk: Page) -> None:
    cell(sheet, 2, "title").focus()
    press(sheet, "Enter")
    paste(sheet, block(3, {}))
    expect(desk.get_by_role("heading", name="Rows from a spreadsheet")).to_be_focused()
    desk.get_by_role("button", name="Add the 3 good rows").press("Enter")
    expect(desk.get_by_role("dialog")).to_have_count(0)
    expect(cell(sheet, 3, "title")).to_be_focused()
    expect(cell(sheet, 3, "title")).to_have_value("Borehole 2")
    expect(sheet.locator("[data-row]")).to_have_count(5)
    sheet.get_by_role("button", name="Undo").click()
    expect(sheet.locator("[data-row]")).to_have_count(2)


def test_table_of_a_document_is_pasted_as_it_stands_there(sheet: Locator, desk: Page) -> None:
    table = """<p>Annex</p><table><tr><td><p>Camp
        roads</p></td><td>Bor</td></tr><tr><td>Dykes<br>and drains</td><td>Say "yes"</td></tr></table>"""
    cell(sheet, 2, "title").focus()
    press(sheet, "Enter")
    paste(sheet, "Annex\nCamp\nroads\nBor", table)
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_role("cell")).to_have_text(["Camp roads", "Bor", "Dykes and drains", 'Say "yes"'])


def test_text_that_is_no_block_is_pasted_into_its_cell(sheet: Locator, desk: Page) -> None:
    cell(sheet, 1, "title").focus()
    press(sheet, "Control+A")
    paste(sheet, "Kits for all\n", "<table><tr><td>Kits for all</td></tr></table>")
    expect(cell(sheet, 1, "title")).to_have_value("Kits for all\n")
    cell(sheet, 1, "description").focus()
    press(sheet, "Control+A")
    paste(sheet, "One.\nTwo.")
    expect(cell(sheet, 1, "description")).to_have_value("One.\nTwo.")
    expect(desk.get_by_role("dialog")).to_have_count(0)


def test_block_is_pasted_in_french(ready: Plan, desk: Page, cast: Cast) -> None:
    cast.drafter.language = "fr"
    cast.drafter.save()
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.goto(section_page(ready, KEY))
    sheet = desk.locator("[data-rows=activities]")
    cell(sheet, 2, "title").focus()
    press(sheet, "Enter")
    paste(sheet, "Forage\tRubkona\t1er mars 2027\t\t1 200\t12 000,00 $US\nPuits\tBor\t\t\t1,5\t")
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_text("1 ligne est à corriger")).to_be_visible()
    assert barriers_on(desk) == []
    dialog.get_by_role("button", name="Ajouter la ligne correcte").click()
    press(sheet, "Escape")
    expect(cell(sheet, 3, "cost_usd")).to_have_value("12\xa0000")
    expect(cell(sheet, 3, "starts_on")).to_have_value("2027-03-01")


def test_narrow_rows_are_cards_that_open(sheet: Locator, desk: Page) -> None:
    desk.set_viewport_size({"width": NARROW, "height": 844})
    expect(cell(sheet, 1, "title")).to_be_visible()
    expect(cell(sheet, 1, "cost_usd")).to_be_hidden()
    sheet.get_by_role("button", name="All fields").first.click()
    cell(sheet, 1, "cost_usd").fill("7")
    expect(sheet.locator("output")).to_have_text("4,800,007")
    assert barriers_on(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth") == NARROW


def test_people_add_up_as_far_as_they_are_known(ready: Plan, desk: Page) -> None:
    desk.goto(section_page(ready, "people"))
    targeted = desk.locator("#at-figures-idp tr").nth(4)
    known, rest = targeted.locator("output").first, targeted.locator("output").last
    assert (known.inner_text(), rest.inner_text()) == ("150,000", "0")
    targeted.get_by_label("Female · 0–17 years").fill("")
    expect(known).to_have_text("105,000")
    expect(rest).to_have_text("45,000")
    targeted.get_by_label("Male · 0–17 years", exact=False).last.fill("90,000")
    expect(rest).to_have_text("-15,000")
    together = desk.get_by_role("table", name="All groups together").get_by_role("row", name="Targeted")
    expect(together.locator("output").first).to_have_text("200,000")
    for field in targeted.locator("td:nth-child(n + 5) input").all():
        field.fill("")
    expect(known).to_have_text("–")
    expect(rest).to_have_text("–")


def test_keys_move_through_the_people_of_all_groups(ready: Plan, desk: Page) -> None:
    desk.goto(section_page(ready, "people"))
    rows = desk.locator("[data-rows=figures] tr")
    rows.nth(4).get_by_role("textbox").nth(1).focus()
    for key in ("Enter", "Enter", "Control+ArrowRight", "ArrowUp"):
        desk.keyboard.press(key)
    expect(rows.nth(5).get_by_role("textbox").nth(2)).to_be_focused()


def test_money_follows_what_is_typed(sheet: Locator, desk: Page) -> None:
    desk.get_by_text("What is required, in USD").click()
    phases, years = desk.get_by_role("table", name="By phase"), desk.get_by_role("table", name="By year")
    expect(phases.get_by_role("row", name="During the crisis")).to_contain_text("9,600,000")
    cell(sheet, 1, "phases").fill("During the crisis; After the crisis")
    cell(sheet, 2, "cost_usd").fill("1,000")
    cell(sheet, 2, "ends_on").fill("2028-01-31")
    expect(phases.get_by_role("row", name="During the crisis")).to_contain_text("1,000")
    expect(phases.get_by_role("row", name="In several phases")).to_contain_text("4,800,000")
    expect(years.get_by_role("row", name="Over several years")).to_contain_text("1,000")
    expect(years.get_by_role("row", name="Together")).to_contain_text("4,801,000")


def test_confirmed_money_follows_what_is_typed(ready: Plan, desk: Page) -> None:
    desk.goto(section_page(ready, "funding"))
    sectors = desk.get_by_role("table", name="By sector")
    sheet = desk.locator("[data-rows=contributions]")
    cell(sheet, 1, "amount_usd").fill("2,500")
    expect(sectors.get_by_role("row", name="Shelter and settlements")).to_contain_text("2,500")
    cell(sheet, 1, "sector").select_option("")
    expect(sectors.get_by_role("row", name="Not earmarked")).to_contain_text("2,500")


def test_pasted_rows_save_by_themselves(ready: Plan, sheet: Locator, desk: Page) -> None:
    cell(sheet, 1, "title").focus()
    paste(sheet, block(3, {}))
    desk.get_by_role("button", name="Add the 3 good rows").click()
    comes_true(desk, lambda: len(load_section(ready, KEY).activities) == 5)
    added = load_section(ready, KEY).activities[2:]
    assert [(it.title, it.pillars, it.cost_usd) for it in added] == [
        (f"Borehole {number}", ("humanitarian", "development"), 12_000) for number in (2, 3, 4)
    ]


def test_only_the_parts_that_are_known_are_saved(ready: Plan, desk: Page) -> None:
    desk.goto(section_page(ready, "people"))
    desk.get_by_role("button", name="Add a population group").click()
    group = desk.locator("[data-rows=figures] [data-row]").nth(2)
    group.get_by_label("Population group").select_option("RET")
    group.get_by_label("Female · 0–17 years, Targeted").fill("1,500")
    group.get_by_label("Targeted", exact=True).fill("4,000")
    comes_true(
        desk, lambda: [(it.group, it.targeted) for it in load_section(ready, "people").figures[2:]] == [("RET", 4000)]
    )
    added = load_section(ready, "people").figures[2]
    assert [(it.sex, it.band, it.targeted) for it in added.splits] == [("f", "0-17", 1500)]


def test_finding_leads_to_its_cell(ready: Plan, desk: Page) -> None:
    desk.set_viewport_size({"width": NARROW, "height": 844})
    desk.goto(section_page(ready, KEY) + "#at-activities-kits-cost_usd")
    expect(desk.locator("#at-activities-kits-cost_usd input")).to_be_visible()


def test_wide_sheet_takes_the_place_of_what_stands_beside_it(sheet: Locator, desk: Page) -> None:
    width = sheet.evaluate("it => it.clientWidth")
    sheet.get_by_role("button", name="Wide").click()
    assert sheet.evaluate("it => it.clientWidth") > width + 400
    expect(desk.get_by_role("navigation", name="Sections")).to_be_hidden()


def test_rows_are_pasted_and_copied_without_javascript(
    ready: Plan, browser: Browser, cast: Cast, live_server: LiveServer
) -> None:
    with browser.new_context(base_url=live_server.url, java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page, cast, live_server)
        page.goto(section_page(ready, KEY))
        page.get_by_role("button", name="Paste from a spreadsheet").first.click()
        page.get_by_label("The rows as you copied them").fill(block(2, {}))
        page.get_by_role("button", name="Look at the rows").click()
        page.get_by_role("button", name="Add the 2 good rows").click()
        page.get_by_role("button", name="Back to the section").click()
        page.locator("[data-rows=activities] [data-row]").nth(3).get_by_role("button", name="What to do").click()
        page.get_by_role("button", name="Copy below").click()
        page.get_by_role("button", name="Save", exact=True).last.click()
        expect(page.locator(".message--success")).to_be_visible()
    titles = [it.title for it in load_section(ready, KEY).activities]
    assert titles == ["Emergency kits", "Raised plots", "Borehole 2", "Borehole 3", "Borehole 3"]
