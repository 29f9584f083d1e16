"""Somebody without an account, in a real browser: a link opened, revoked while its page is open, and expired."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from plans import linking
from plans.linking import Wanted
from plans.models import Link, Plan
from tests.barriers import barriers_on
from tests.cast import Cast
from tests.journeys.people import Person
from tests.journeys.test_main_job import Enter, enter

__all__ = ["enter"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GONE = "This link does not lead anywhere (any more)"


def test_link_is_made_opened_and_revoked_while_its_page_is_open(
    enter: Enter, page: Page, approved: Plan, live_server: LiveServer, settings: object
) -> None:
    settings.BASE_URL = live_server.url  # type: ignore[attr-defined]  # of the fixture
    with enter("head") as head:
        open_document(page, make_link(head, approved.reference))
        head.open(f"/plans/{approved.reference}/links/")
        head.sees("on screen, 127.0.0.1")
        head.page.get_by_role("button", name="Revoke").click()
        head.sees("leads nowhere any more")
    page.get_by_role("link", name="Print or download").click()
    expect(page.get_by_role("heading", name=GONE)).to_be_visible()
    assert barriers_on(page) == []


def make_link(head: Person, plan: str) -> str:
    head.open(f"/plans/{plan}/shares/")
    head.follow("Links for people without an account")
    head.page.get_by_label("For whom").fill("Ministry of Health")
    head.press("Make the link")
    address = head.page.get_by_label("Address", exact=True)
    expect(address).to_have_js_property("readOnly", value=True)
    head.press("Copy")
    head.sees("Copied")
    return address.input_value()


def open_document(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_text("South Sudan crisis response plan")).to_have_count(0)
    page.get_by_role("button", name="Open the document").click()
    expect(page.get_by_role("heading", name="South Sudan crisis response plan").first).to_be_visible()
    assert barriers_on(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_link_that_expires_ends_for_reader_and_newcomer_alike_without_a_script(
    browser: Browser, approved: Plan, cast: Cast, live_server: LiveServer
) -> None:
    link, secret = linking.make(approved.versions.get(), wanted=Wanted(label="Ministry of Health"), by=cast.head)
    with browser.new_context(base_url=live_server.url, locale="en-GB", java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"/links/{secret}/")
        page.get_by_role("button", name="Open the document").click()
        expect(page.get_by_role("heading", name="South Sudan crisis response plan").first).to_be_visible()
        page.get_by_role("link", name="Print or download").click()
        expect(page.get_by_role("heading", name="Print or download")).to_be_visible()
        Link.objects.filter(pk=link.pk).update(expires_at=timezone.now())
        page.get_by_role("link", name="Back to the document").click()
        expect(page.get_by_role("heading", name=GONE)).to_be_visible()
    with browser.new_context(base_url=live_server.url, locale="fr-FR") as context:
        page = context.new_page()
        page.goto(f"/links/{secret}/")
        expect(page.get_by_role("heading", name="Ce lien ne mène (plus) nulle part")).to_be_visible()
        page.get_by_role("link", name="English").click()
        expect(page.get_by_role("heading", name=GONE)).to_be_visible()
