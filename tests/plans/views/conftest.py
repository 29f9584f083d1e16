"""The browser of the drafter, signed in, and windows of several people on one section."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from plans.models import Plan
from tests.cast import Cast
from tests.plans.views.editing import Open, section_page, sign_in


@pytest.fixture
def desk(page: Page, cast: Cast, live_server: LiveServer) -> Page:
    sign_in(page, cast, live_server)
    return page


@pytest.fixture
def window(browser: Browser, cast: Cast, live_server: LiveServer, ready: Plan) -> Iterator[Open]:
    """Opens the risks of the plan in a window of somebody; an error in its console fails the test."""
    errors: list[str] = []

    def show(who: str) -> Page:
        context = stack.enter_context(browser.new_context(base_url=live_server.url, locale="en-GB"))
        session = cast.client(who).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(section_page(ready, "risks"))
        return page

    with ExitStack() as stack:
        yield show
    assert errors == []
