"""The main job in real browsers: five people take a plan from draft to the printed document."""

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from plans.models import Plan, Report
from tests.cast import Cast
from tests.journeys.people import Person, at_their_browser
from tests.plans.contents import changed, complete_content
from tests.plans.filling import fill

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Enter = Callable[[str], AbstractContextManager[Person]]


@pytest.fixture
def enter(browser: Browser, live_server: LiveServer, cast: Cast, settings: Settings) -> Enter:
    settings.DEMO = True  # people under mcof.example sign in nowhere else
    return lambda who: at_their_browser(browser, live_server.url, cast.person(who))


@pytest.fixture
def nearly_ready(plan: Plan, cast: Cast) -> Plan:
    """A draft with one finding that blocks: it targets more people than are in need."""
    fill(plan, changed(complete_content(), "people", "targeted", 99_000_000), by=cast.drafter)
    return plan


def test_plan_goes_from_draft_to_the_printed_document(
    queue_worker: None, enter: Enter, nearly_ready: Plan, tmp_path: Path
) -> None:
    plan = nearly_ready.reference
    with enter("drafter") as drafter:
        mend_and_submit(drafter, plan)
    with enter("regional") as regional:
        decide(regional, plan, version=1, decision="Return for changes", reason="Say how learning changes the work.")
    with enter("drafter") as drafter:
        answer_the_return(drafter, plan)
    with enter("regional") as regional:
        decide(regional, plan, version=2, decision="Endorse", reason="In line.")
    with enter("head") as head:
        share(head, plan, purpose="for consent")
    with enter("reviewer") as reviewer:
        reviewer.open(f"/plans/{plan}/versions/2/review/")
        reviewer.sees("The request or consent of this State is owed")
    with enter("focal_point") as focal_point:
        consent(focal_point, plan)
    with enter("reviewer") as reviewer:
        decide(reviewer, plan, version=2, decision="Approve", reason="Sound.")
    with enter("head") as head:
        share(head, plan, purpose="for information")
    with enter("focal_point") as focal_point:
        read_and_print(focal_point, plan, tmp_path)
    with enter("other_focal_point") as stranger:
        assert stranger.open(f"/plans/{plan}/").status == 404


def mend_and_submit(drafter: Person, plan: str) -> None:
    drafter.open(f"/plans/{plan}/readiness/")
    expect(drafter.page.get_by_role("heading", name="Blocks submission")).to_be_visible()
    drafter.page.get_by_role("main").get_by_role("list").first.get_by_role("link").first.click()
    expect(drafter.page.locator(":target")).to_be_visible()
    drafter.page.get_by_label("Targeted", exact=True).first.fill("200,000")
    drafter.press("Save")
    drafter.sees("Saved")
    drafter.open(f"/plans/{plan}/readiness/")
    drafter.follow("Submit the plan")
    drafter.press("Submit")
    drafter.sees("Submitted as version 1")


def decide(person: Person, plan: str, *, version: int, decision: str, reason: str) -> None:
    person.open("/desk/")
    person.page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
    expect(person.page).to_have_url(f"{origin(person)}/plans/{plan}/versions/{version}/review/")
    form = person.page.locator("#decision")
    form.get_by_label(decision, exact=True).check()
    form.get_by_label("Reason").fill(reason)
    person.page.get_by_role("button", name="Record the decision").click()
    person.sees("Recorded:")


def answer_the_return(drafter: Person, plan: str) -> None:
    drafter.sees("Returned")
    drafter.open(f"/plans/{plan}/history/")
    drafter.sees("Say how learning changes the work.")
    drafter.open(f"/plans/{plan}/sections/monitoring/")
    drafter.page.get_by_label("Learning").fill("Every quarter we change what did not work.")
    drafter.press("Save")
    drafter.sees("Saved")
    drafter.open(f"/plans/{plan}/submission/")
    drafter.press("Submit")
    drafter.sees("Submitted as version 2")


def share(head: Person, plan: str, *, purpose: str) -> None:
    head.open(f"/plans/{plan}/shares/")
    head.page.get_by_label("South Sudan", exact=True).check()
    head.page.get_by_label(purpose, exact=True).check()
    head.press("Share")
    head.sees("Shared with South Sudan")


def consent(focal_point: Person, plan: str) -> None:
    focal_point.page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
    focal_point.open(f"/plans/{plan}/consents/")
    page = focal_point.page
    page.get_by_label("Consented", exact=True).check()
    page.get_by_label("Given on").fill("2026-01-20")
    page.get_by_label("Given by").fill("Director, Ministry of Humanitarian Affairs")
    page.get_by_label("Reference").fill("MHA/2026/14")
    focal_point.press("Record the answer")
    focal_point.sees("Recorded for South Sudan")


def read_and_print(focal_point: Person, plan: str, folder: Path) -> None:
    assert focal_point.open(f"/plans/{plan}/").status == 200
    focal_point.sees("Every quarter we change what did not work.")
    page = focal_point.page
    for language in ("English", "French", "Spanish"):
        focal_point.open(f"/plans/{plan}/reports/")
        page.get_by_role("main").get_by_label(language, exact=True).check()
        focal_point.press("Make the document")
        link = page.get_by_role("link", name="Download")
        expect(link).to_be_visible(timeout=60_000)
        with page.expect_download() as started:
            link.click()
        file = folder / f"{language}.pdf"
        started.value.save_as(file)
        report = Report.objects.order_by("-pk")[0]
        assert hashlib.sha256(file.read_bytes()).hexdigest() == report.sha256
        assert len(PdfReader(file).pages) == report.pages


def origin(person: Person) -> str:
    return "/".join(person.page.url.split("/")[:3])
