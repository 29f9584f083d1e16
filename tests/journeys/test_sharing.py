"""A State reads chosen sections in a browser; the share ends while its page is open, and the next click says so."""

import pytest
from playwright.sync_api import expect

from plans.models import Plan
from tests.cast import Cast
from tests.journeys.people import Person
from tests.journeys.test_main_job import Enter, enter

__all__ = ["enter"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_share_that_is_revoked_while_its_page_is_open(enter: Enter, submitted: Plan, cast: Cast) -> None:
    address = f"/plans/{submitted.reference}/"
    with enter("head") as head, enter("focal_point") as state:
        share_all_but_the_risks(head, address)
        state.open(address)
        state.sees("This is not the whole plan.")
        expect(state.page.get_by_role("heading", name="Context and sources")).to_be_visible()
        expect(state.page.get_by_role("heading", name="Risks")).to_have_count(0)
        head.open(f"{address}shares/")
        head.sees("on screen")
        head.page.get_by_role("button", name="Revoke").click()
        head.sees("Revoked: South Sudan reads this version no more.")
        state.page.get_by_role("navigation", name="Pages of this plan").get_by_role("link", name="Reports").click()
        state.sees("The office ended this share on")
        expect(state.page.get_by_text(submitted.title)).to_have_count(0)
    with enter("other_focal_point") as stranger:
        assert stranger.open(address).status == 404


def share_all_but_the_risks(head: Person, address: str) -> None:
    head.open(f"{address}shares/")
    head.page.get_by_label("South Sudan", exact=True).check()
    head.page.get_by_text("How much of it").click()
    head.page.get_by_label("Risks", exact=True).uncheck()
    head.press("Share")
    head.sees("Shared with South Sudan")
