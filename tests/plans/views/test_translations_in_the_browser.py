"""Translating in a real browser: from text to text by keyboard, narrow, with every state, and without barriers."""

import pytest
from playwright.sync_api import Page, expect

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
    desk.get_by_label("What is done about it").fill("Par barge.")
    theirs = {"section": "risks", "place": "risks.flood.mitigation", "text": "Par la route.", "original": "0" * 16}
    drafting.translate(ready, language="fr", revision=0, by=cast.colleague, **theirs)
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("Colleague saved another translation meanwhile.")).to_be_visible()
    desk.locator("details").evaluate_all("all => all.forEach((it) => { it.open = true })")
    assert desk.evaluate("document.documentElement.scrollWidth") == width
    assert barriers_on(desk) == []
