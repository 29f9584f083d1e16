"""Pages of the editor as a drafter without JavaScript uses them."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from plans.models import Plan
from tests.cast import Cast
from tests.sending import sent_by

Open = Callable[[str], Page]


def section_page(plan: Plan, key: str) -> str:
    return reverse("plan-section", args=[plan.reference, key])


def form_on(client: Client, url: str) -> dict[str, Any]:
    """Return what the form of the page sends as it stands."""
    return sent_by(client.get(url).content.decode())


def save(client: Client, plan: Plan, key: str, **typed: Any) -> Any:
    """Open the section, type something (`__` in a name stands for a hyphen) and press “Save”."""
    url = section_page(plan, key)
    data = form_on(client, url) | {name.replace("__", "-"): value for name, value in typed.items()}
    return client.post(url, data)


def sign_in(page: Page, cast: Cast, live_server: LiveServer) -> None:
    """Give the browser the session of the drafter."""
    session = cast.client("drafter").cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])


def comes_true(page: Page, check: Callable[[], bool]) -> None:
    """Wait for what a page saves by itself."""
    for _moment in range(50):
        if check():
            return
        page.wait_for_timeout(200)
    assert check()


def after_a_lost_tab(page: Page) -> Page:
    """Close the page as a browser that is killed does, and return another one with the line back."""
    page.close(run_before_unload=False)
    page.context.set_offline(False)
    return page.context.new_page()
