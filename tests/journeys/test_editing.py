"""Writing a plan in real browsers: without JavaScript, with the keyboard alone, and two people at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from plans.content import load
from plans.content.rows import load_section
from plans.models import Attachment, Plan
from tests.cast import Cast
from tests.plans.contents import changed, complete_content
from tests.plans.filling import fill
from tests.plans.views.editing import comes_true, section_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


class Desks:
    """Hands out browsers in which somebody is signed in already."""

    def __init__(self, browser: Browser, url: str, cast: Cast) -> None:
        self.browser = browser
        self.url = url
        self.cast = cast

    @contextmanager
    def of(self, who: str, *, java_script: bool = True) -> Iterator[Page]:
        session = self.cast.client(who).cookies[settings.SESSION_COOKIE_NAME].value
        with self.browser.new_context(base_url=self.url, locale="en-GB", java_script_enabled=java_script) as context:
            context.set_default_timeout(10_000)
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.url}])
            yield context.new_page()


@pytest.fixture
def desks(browser: Browser, live_server: LiveServer, cast: Cast) -> Desks:
    return Desks(browser, live_server.url, cast)


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def risks(plan: Plan) -> list[str]:
    return [risk.description for risk in load_section(plan, "risks").risks]


def save(page: Page) -> None:
    press(page, "Save")
    expect(page.locator(".message--success")).to_be_visible()


def test_drafter_works_without_javascript(plan: Plan, desks: Desks, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7\nThe ministry asks for support.\n%%EOF\n")
    with desks.of("drafter", java_script=False) as page:
        choose_a_sector(page, plan)
        write_and_remove_risks(page, plan)
        attach(page, plan, letter)
    assert [it.sector for it in load(plan).responses] == ["S21-14"]
    assert risks(plan) == ["Fuel runs out"]
    assert Attachment.objects.get(plan=plan).filename == "letter.pdf"


def choose_a_sector(page: Page, plan: Plan) -> None:
    page.goto(section_page(plan, "responses"))
    page.get_by_role("checkbox", name="Shelter").check()
    save(page)


def write_and_remove_risks(page: Page, plan: Plan) -> None:
    page.goto(section_page(plan, "risks"))
    for description in ("Floods", "Fuel runs out"):
        press(page, "Add a risk")
        page.get_by_label("Risk", exact=True).last.fill(description)
    save(page)
    page.locator("[data-row]").first.get_by_role("button", name="Remove").click()
    save(page)


def attach(page: Page, plan: Plan, file: Path) -> None:
    page.goto(section_page(plan, "attachments"))
    page.get_by_label("File").set_input_files(file)
    press(page, "Attach")
    expect(page.locator(".message--success")).to_be_visible()


def test_rows_are_written_with_the_keyboard_alone(ready: Plan, desks: Desks) -> None:
    with desks.of("drafter") as page:
        page.goto(section_page(ready, "risks"))
        page.get_by_role("button", name="Add a risk").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_label("Risk", exact=True).last).to_be_focused()
        page.keyboard.type("Fuel runs out")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+Tab")
        expect(page.get_by_role("button", name="Move up").last).to_be_focused()
        page.keyboard.press("Space")
        expect(page.get_by_text("Now row 1")).to_be_attached()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        comes_true(page, lambda: risks(ready) == ["Fuel runs out", "Floods cut the roads"])


def test_second_of_two_reads_both_texts_and_keeps_what_is_there(ready: Plan, desks: Desks) -> None:
    with desks.of("drafter") as first, desks.of("colleague") as second:
        write_the_same(ready, first, second)
        asked = second.get_by_role("dialog", name="A colleague changed the same")
        expect(asked.get_by_text("We learn every month.").first).to_be_visible()
        expect(asked.get_by_text("We learn every year.").first).to_be_visible()
        asked.get_by_label("Take theirs").check()
        asked.get_by_role("button", name="Save what I chose").click()
        expect(second.get_by_label("Learning")).to_have_value("We learn every month.")
    assert load_section(ready, "monitoring").learning == "We learn every month."


def test_second_of_two_goes_back_to_a_text_that_is_not_lost(ready: Plan, desks: Desks) -> None:
    with desks.of("drafter") as first, desks.of("colleague") as second:
        write_the_same(ready, first, second)
        second.get_by_role("button", name="Decide later").click()
        expect(second.get_by_label("Learning")).to_have_value("We learn every year.")
        expect(second.locator("[data-autosave-state]")).to_have_text("Not saved: a colleague changed the same")
    assert load_section(ready, "monitoring").learning == "We learn every month."


def write_the_same(plan: Plan, first: Page, second: Page) -> None:
    """Both have read the same text; the second hears of the first's only when saving."""
    second.route("**/presence/", lambda route: route.abort())
    for page in (first, second):
        page.goto(section_page(plan, "monitoring"))
    first.get_by_label("Learning").fill("We learn every month.")
    comes_true(first, lambda: load_section(plan, "monitoring").learning == "We learn every month.")
    second.get_by_label("Learning").fill("We learn every year.")


def test_finding_leads_to_its_field(plan: Plan, desks: Desks, cast: Cast) -> None:
    fill(plan, changed(complete_content(), "people", "targeted", 99_000_000), by=cast.drafter)
    with desks.of("drafter") as page:
        page.goto(f"/plans/{plan.reference}/readiness/")
        page.get_by_role("main").get_by_role("list").first.get_by_role("link").first.focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{desks.url}{section_page(plan, 'people')}#at-targeted")
        page.wait_for_load_state()  # the key must not fall between two pages
        page.keyboard.press("Tab")
        expect(page.get_by_label("Targeted", exact=True).first).to_be_focused()
        assert not covered(page)


def covered(page: Page) -> bool:
    """Whether something lies over what has the focus."""
    found = page.evaluate(
        """() => {
            const {x, y, width, height} = document.activeElement.getBoundingClientRect()
            return document.elementFromPoint(x + width / 2, y + height / 2) !== document.activeElement
        }"""
    )
    return bool(found)
