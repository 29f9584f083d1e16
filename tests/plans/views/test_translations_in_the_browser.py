"""Translating in a real browser: by keyboard, by itself, beside a colleague, without a line, and without barriers."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from plans import drafting
from plans.models import Plan
from tests.barriers import barriers_on
from tests.cast import Cast
from tests.plans.views.test_translations import kept, page_of, rewrite, send

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def desk(page: Page, cast: Cast, live_server: object) -> Page:
    """The browser of the drafter, signed in."""
    session = cast.client("drafter").cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": str(live_server)}])
    return page


def test_section_is_translated_by_keyboard_alone(ready: Plan, desk: Page) -> None:
    desk.goto(page_of(ready))
    desk.get_by_label("How risks are watched").focus()
    for words in ("Suivis chaque mois.", "Les routes sont coupées.", "Par barge, avant mai.", "Chef du sous-bureau"):
        desk.keyboard.type(words)
        desk.keyboard.press("Control+Enter")
    desk.wait_for_url(lambda url: "/risks/" not in url)
    assert list(kept(ready).values()) == [
        "Suivis chaque mois.",
        "Les routes sont coupées.",
        "Par barge, avant mai.",
        "Chef du sous-bureau",
    ]
    expect(desk.locator(":focus")).to_have_attribute("data-open", "missing")


def test_next_text_to_translate_is_one_key_away(ready: Plan, desk: Page, cast: Cast) -> None:
    send(cast.client("drafter"), page_of(ready), {"overview": "Suivis.", "risks.flood.description": "Crues"})
    desk.goto(page_of(ready))
    desk.keyboard.press("Control+Enter")
    expect(desk.locator("#at-risks-flood-mitigation")).to_be_focused()


def test_next_text_to_translate_is_a_link_without_javascript(ready: Plan, desk: Page, cast: Cast) -> None:
    send(cast.client("drafter"), page_of(ready), {"overview": "Suivis.", "risks.flood.description": "Crues"})
    desk.route("**/*.js", lambda route: route.abort())
    desk.goto(page_of(ready, "states"))
    desk.get_by_role("link", name="Next text to translate").press("Enter")
    expect(desk.locator("#at-cooperation")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 390])
def test_every_state_fits_and_has_no_barriers(ready: Plan, desk: Page, cast: Cast, width: int) -> None:
    client = cast.client("drafter")
    send(client, page_of(ready), {"overview": "Suivis chaque mois.", "risks.flood.owner": "Chef"})
    rewrite(ready, "Looked at every week with the sub-offices.", cast)
    desk.set_viewport_size({"width": width, "height": 844})
    desk.goto(page_of(ready))
    theirs = {"section": "risks", "place": "risks.flood.mitigation", "text": "Par la route.", "original": "0" * 16}
    drafting.translate(ready, language="fr", revision=0, by=cast.colleague, **theirs)
    desk.get_by_label("What is done about it").fill("Par barge.")
    expect(desk.get_by_role("heading", name="A colleague changed the same")).to_be_visible()
    desk.locator("details").evaluate_all("all => all.forEach((it) => { it.open = true })")
    assert desk.evaluate("document.documentElement.scrollWidth") == width
    assert barriers_on(desk) == []
    desk.get_by_label("Take theirs").check()
    desk.get_by_role("button", name="Save what I chose").click()
    expect(desk.get_by_label("What is done about it")).to_have_value("Par la route.")
    desk.locator("details").evaluate_all("all => all.forEach((it) => { it.open = true })")
    assert desk.evaluate("document.documentElement.scrollWidth") == width
    assert barriers_on(desk) == []


Open = Callable[[str], Page]


@pytest.fixture
def window(browser: Browser, cast: Cast, live_server: LiveServer, ready: Plan) -> Iterator[Open]:
    """Opens the French of the risks in a window of somebody; an error in its console fails the test."""
    errors: list[str] = []

    def show(who: str) -> Page:
        context = stack.enter_context(browser.new_context(base_url=live_server.url, locale="en-GB"))
        session = cast.client(who).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(page_of(ready))
        return page

    with ExitStack() as stack:
        yield show
    assert errors == []


def write(page: Page, text: str, place: str = "overview") -> None:
    page.locator(f'textarea[data-place="{place}"]').fill(text)


def holds(page: Page, text: str, place: str = "overview") -> None:
    expect(page.locator(f'[data-place="{place}"]')).to_have_value(text, timeout=20_000)


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-autosave-state]")).to_contain_text(words, timeout=15_000)


def saves(page: Page) -> None:
    """Wait until nothing is unsaved any more: what was typed is noted after a moment, and “Saving…” may pass unseen."""
    page.wait_for_timeout(500)
    expect(page.locator("[data-autosave-state]:not(.saved--changed)")).to_contain_text("Saved", timeout=15_000)


def test_what_is_typed_saves_by_itself(ready: Plan, window: Open) -> None:
    page = window("drafter")
    write(page, "Suivis")
    saves(page)
    write(page, "Suivis chaque mois.")
    saves(page)
    assert kept(ready) == {"overview": "Suivis chaque mois."}
    page.get_by_label("What is done about it").focus()
    expect(page.locator("#at-overview-state")).to_contain_text("translated")


def test_line_is_taken_over_as_it_is(ready: Plan, window: Open) -> None:
    page = window("drafter")
    page.goto(page_of(ready, "coordination"))
    page.locator("#at-systems-s1-name-state").get_by_role("button", name="Same as the original").click()
    saves(page)
    assert kept(ready) == {"systems.s1.name": "Camp coordination cluster"}


def test_original_that_a_colleague_changes_is_marked_while_somebody_translates(
    ready: Plan, window: Open, cast: Cast
) -> None:
    page, state = window("drafter"), "#at-overview-state"
    write(page, "Suivis chaque mois.")
    saves(page)
    rewrite(ready, "Looked at every week.", cast)
    write(page, "Suivis chaque mois, ensemble.")
    expect(page.locator(state)).to_contain_text("The original changed since.", timeout=20_000)
    expect(page.locator("#at-overview-original")).to_have_text("Looked at every week.")
    says(page, "Saved")
    page.reload()
    holds(page, "Suivis chaque mois, ensemble.")
    expect(page.locator(state)).to_contain_text("The original changed since.")
    page.get_by_label("The translation still holds").check()
    saves(page)
    expect(page.locator(state)).not_to_contain_text("The original changed since.")
    page.reload()
    expect(page.locator(state)).to_contain_text("translated")


def test_two_translators_see_what_the_other_saved(ready: Plan, window: Open) -> None:
    one, other = window("drafter"), window("colleague")
    write(one, "Suivis chaque mois.")
    saves(one)
    write(other, "Par barge, avant mai.", "risks.flood.mitigation")
    saves(other)
    holds(other, "Suivis chaque mois.")
    holds(one, "Par barge, avant mai.", "risks.flood.mitigation")
    expect(one.locator("[data-present]")).to_contain_text("Also here: Colleague")


@pytest.mark.parametrize(
    ("choice", "stands"),
    [("Keep mine", "La mienne."), ("Take theirs", "La leur."), ("Write what shall stand", "Relue.")],
)
def test_two_translators_of_one_text_decide(ready: Plan, window: Open, choice: str, stands: str) -> None:
    one, other = window("drafter"), window("colleague")
    for page in (one, other):
        page.route("**/presence/", lambda route: route.abort())
    write(one, "La leur.")
    saves(one)
    write(other, "La mienne.")
    dialog = other.locator("[data-conflict-dialog]")
    expect(dialog).to_contain_text("La leur.")
    dialog.get_by_label(choice).check()
    if choice == "Write what shall stand":
        dialog.locator('textarea[name="overview"]').fill("Relue.")
    dialog.get_by_role("button", name="Save what I chose").click()
    expect(dialog).to_be_hidden()
    holds(other, stands)
    assert kept(ready) == {"overview": stands}


def test_what_was_typed_without_a_line_is_offered_upon_return(ready: Plan, window: Open, cast: Cast) -> None:
    page = window("drafter")
    page.route("**/changes/", lambda route: route.abort())
    write(page, "Suivis chaque mois.")
    says(page, "kept on this device")
    rewrite(ready, "Looked at every week.", cast)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.get_by_text("This device kept what could not be saved")).to_be_visible()
    page.unroute("**/changes/")
    page.get_by_role("button", name="Put it back and save").click()
    expect(page.locator("#at-overview-state")).to_contain_text("The original changed since.")
    assert kept(ready) == {"overview": "Suivis chaque mois."}
