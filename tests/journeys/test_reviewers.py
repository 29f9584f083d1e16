"""Several reviewers in real browsers: two who disagree, and a deputy who decides for somebody away."""

import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from mcof.accounts import managing
from mcof.accounts.roles import Role
from plans.models import Plan
from tests.cast import Cast
from tests.factories import make_membership, make_user
from tests.journeys.people import Person, at_their_browser
from tests.journeys.test_main_job import Enter, decide, enter

__all__ = ["enter"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_two_reviewers_disagree_and_one_decides_with_a_reason(enter: Enter, endorsed: Plan) -> None:
    plan = endorsed.reference
    with enter("reviewer") as reviewer:
        advise(reviewer, plan, "Approve", "The figures hold.")
    with enter("second_reviewer") as second:
        advise(second, plan, "Return for changes", "Nobody says who watches the river.")
        opinions = second.page.locator("#opinions")
        expect(opinions).to_contain_text("would approve it")
        expect(opinions).to_contain_text("The figures hold.")
        expect(opinions).to_contain_text("would return it")
    with enter("reviewer") as reviewer:
        decide(reviewer, plan, version=1, decision="Return for changes", reason="Name who watches the river.")
    with enter("head") as head:
        head.open(f"/plans/{plan}/sections/")
        expect(head.page.locator(".returned")).to_contain_text("Name who watches the river.")
        assert head.open(f"/plans/{plan}/versions/1/review/").status == 403


def advise(person: Person, plan: str, advice: str, reason: str) -> None:
    person.open(f"/plans/{plan}/versions/1/review/")
    opinions = person.page.locator("#opinions")
    opinions.get_by_text("Give your opinion").click()
    opinions.get_by_label(advice, exact=True).check()
    opinions.get_by_label("Why").fill(reason)
    opinions.get_by_role("button", name="Keep my opinion").click()
    person.sees("Your opinion is kept.")


def test_deputy_finds_the_review_and_decides_in_the_name_of_who_is_away(
    browser: Browser, live_server: LiveServer, enter: Enter, endorsed: Plan, cast: Cast
) -> None:
    deputy = make_user("Deputy")
    make_membership(deputy, Role.DRAFTER, cast.headquarters)
    today = timezone.localdate()
    back = today + datetime.timedelta(days=7)
    managing.name_deputy(person=cast.reviewer, deputy=deputy, starts_on=today, ends_on=back, by=cast.reviewer)
    with enter("second_reviewer") as second:
        second.open(f"/plans/{endorsed.reference}/versions/1/review/")
        expect(second.page.locator("#reviewers")).to_contain_text("away: Deputy stands in until")
    with at_their_browser(browser, live_server.url, deputy) as standing_in:
        standing_in.open("/desk/")
        standing_in.sees("for Reviewer, until")
        decide(standing_in, endorsed.reference, version=1, decision="Return for changes", reason="Say who asked.")
    with enter("head") as head:
        head.open(f"/trail/?plan={endorsed.reference}")
        head.sees("for Reviewer <reviewer@mcof.example>")
