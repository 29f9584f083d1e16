"""People at their browsers: each signs in by hand, with an app where the role asks for one, and reads the page."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, Response, expect

from mcof.accounts.models import User
from tests.authenticator import code, give_app
from tests.factories import PASSWORD


class Person:
    """Somebody signed in, in a browser of their own."""

    def __init__(self, page: Page, user: User) -> None:
        self.page = page
        self.user = user

    def sign_in(self) -> None:
        if self.user.second_factor_asked:
            give_app(self.user)
        self.open("/accounts/login/")
        self.page.locator("input[name=login]").fill(self.user.email)
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
        if self.user.second_factor_asked:
            self.page.locator("input[name=code]").fill(code())
            self.page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
        expect(self.page.get_by_role("heading", name="My desk")).to_be_visible()

    def open(self, address: str) -> Response:
        response = self.page.goto(address)
        assert response is not None
        return response

    def press(self, name: str) -> None:
        self.page.get_by_role("main").get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()


@contextmanager
def at_their_browser(browser: Browser, address: str, user: User) -> Iterator[Person]:
    """Let a person sign in with a fresh browser; an error in its console fails the test."""
    errors: list[str] = []
    with browser.new_context(base_url=address, locale="en-GB", viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        person = Person(page, user)
        person.sign_in()
        yield person
    assert errors == []
