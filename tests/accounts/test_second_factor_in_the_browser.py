"""Passkeys, codes and the way to them in a real browser, with an authenticator that the browser makes up."""

from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from mcof.accounts.models import User
from mcof.accounts.roles import OfficeKind, Role
from tests.authenticator import code, give_app, give_passkey
from tests.barriers import barriers_on
from tests.factories import PASSWORD, make_membership, make_office, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def reviewer(transactional_db: None) -> User:
    user = make_user("Amina", email="amina@example.org")
    make_membership(user, Role.REVIEWER, make_office(code="HQ", kind=OfficeKind.HEADQUARTERS))
    return user


@pytest.fixture
def device(page: Page) -> Iterator[Page]:
    """A browser whose device has a fingerprint reader."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    yield page
    session.send("WebAuthn.disable")


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """Passkeys belong to a name, never to a number."""
    return live_server.url.replace("127.0.0.1", "localhost")


def give_password(page: Page, site: str, user: User) -> None:
    page.goto(f"{site}/accounts/login/?next=/profile/")
    page.locator("input[name=login]").fill(user.email)
    page.locator("input[name=password]").fill(PASSWORD)
    press(page, "Sign in")


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def test_passkey_is_set_up_and_opens_the_account(device: Page, site: str, reviewer: User) -> None:
    give_password(device, site, reviewer)
    device.get_by_role("link", name="Add a passkey").click()
    device.get_by_label("Name").fill("Office laptop")
    press(device, "Add the passkey")
    expect(device.get_by_role("heading", name="Recovery codes")).to_be_visible()
    assert Authenticator.objects.get(user=reviewer, type="webauthn").wrap().name == "Office laptop"
    device.get_by_role("link", name="I have kept them").click()
    expect(device.get_by_role("heading", name="My desk")).to_be_visible()

    device.context.clear_cookies()
    give_password(device, site, reviewer)
    assert barriers_on(device) == []
    press(device, "Use a passkey")
    expect(device.get_by_role("heading", name="My profile")).to_be_visible()


def test_passkey_that_the_device_has_not_says_so(device: Page, site: str, reviewer: User) -> None:
    give_passkey(reviewer)
    give_password(device, site, reviewer)
    press(device, "Use a passkey")
    expect(device.get_by_role("alert")).to_contain_text("That did not work")
    expect(device.get_by_label("Code")).to_be_visible()


def test_app_is_set_up_by_keyboard_on_a_telephone(page: Page, site: str, reviewer: User) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    give_password(page, site, reviewer)
    page.get_by_role("link", name="Set up an app").press("Enter")
    expect(page.locator("svg.qr")).to_be_visible()
    page.locator("summary", has_text="Without a camera").press("Enter")
    secret = page.locator(".codes__key").inner_text()
    page.get_by_label("Code").fill(code(secret))
    page.get_by_label("Code").press("Enter")
    expect(page.locator(".codes li")).to_have_count(10)
    assert barriers_on(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_sign_in_asks_for_the_code_and_has_no_barriers(page: Page, site: str, reviewer: User) -> None:
    give_app(reviewer)
    give_password(page, site, reviewer)
    expect(page.get_by_label("Code")).to_be_visible()
    assert barriers_on(page) == []
    page.get_by_label("Code").fill(code())
    page.get_by_label("Code").press("Enter")
    expect(page.get_by_role("heading", name="My profile")).to_be_visible()
