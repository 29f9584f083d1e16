"""A State shared with reads, searches, asks, is answered and consents in its browser; another State sees none of it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from plans import sharing
from plans.models import Plan, Purpose
from tests.cast import Cast
from tests.journeys.people import Person
from tests.journeys.test_main_job import Enter, enter

__all__ = ["enter"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_state_reads_asks_and_consents_and_another_state_sees_none_of_it(
    enter: Enter, endorsed: Plan, cast: Cast, tmp_path: Path
) -> None:
    endorsed.countries.create(uid="png", country="PNG", position=1)
    version, message = endorsed.versions.get(), "Please answer by the end of March."
    for country in (cast.country, cast.other_country):
        about = {"purpose": Purpose.CONSENT, "message": message}
        sharing.share(version, country=country, by=cast.head, **about)
    with enter("focal_point") as state:
        ask(state)
    with enter("drafter") as drafter:
        drafter.sees("Who leads the camp committees?")
        drafter.follow("Answer the State")
        drafter.page.get_by_label("Your words").fill("The residents elect them every year.")
        drafter.press("Answer the State")
        drafter.sees("Recorded.")
    with enter("focal_point") as state:
        consent(state, tmp_path)
    with enter("other_focal_point") as other:
        other.sees("Your State is asked about one plan.")
        see_nothing_of_it(other, endorsed.reference)
    with enter("head") as head:
        head.open(f"/plans/{endorsed.reference}/consents/")
        with head.page.expect_download() as download:
            head.follow("note.pdf")
        assert download.value.path().read_bytes() == b"%PDF-1.7 We agree."


def ask(state: Person) -> None:
    """Find the plan by a word of its text, and ask about the section where it stands."""
    state.sees("Your State is asked about one plan.")
    state.sees("Please answer by the end of March.")
    page = state.page
    page.get_by_label("Search the plans and their text").fill("committees")
    state.press("Search")
    page.locator(".hit a").first.click()
    expect(page.locator("mark", has_text="committees").last).to_be_visible()
    page.get_by_role("navigation", name="Where the words stand").get_by_role("link").first.click()
    expect(page.locator("mark:target")).to_be_in_viewport()
    page.get_by_role("link", name=re.compile("Ask about this section ?: Operational modalities")).click()
    expect(page.get_by_label("About")).to_have_value("modalities")
    page.get_by_label("Your question").fill("Who leads the camp committees?")
    state.press("Ask")
    state.sees("Your question is with the office")


def consent(state: Person, folder: Path) -> None:
    letter = folder / "note.pdf"
    letter.write_bytes(b"%PDF-1.7 We agree.")
    state.sees("One question answered")
    state.follow("One question answered")
    state.sees("The residents elect them every year.")
    page = state.page
    page.goto("/desk/")
    state.follow("Answer for your State")
    page.get_by_label("Given on").fill("2026-03-02")
    page.get_by_label("Given by").fill("Director, Ministry of Humanitarian Affairs")
    page.get_by_label("Reference").fill("MHA/2026/14")
    page.get_by_label("Letter or note").set_input_files(letter)
    page.get_by_text("Declined", exact=True).click()
    state.press("Record the answer")
    state.sees("Say why the State declines")
    page.get_by_text("Consented", exact=True).click()
    page.get_by_label("Letter or note").set_input_files(letter)
    state.press("Record the answer")
    state.sees("Recorded for South Sudan")
    page.goto("/desk/")
    state.sees("Nothing waits for your State.")


def see_nothing_of_it(other: Person, plan: str) -> None:
    for address in ("/desk/", f"/plans/{plan}/", f"/plans/{plan}/questions/", f"/plans/{plan}/consents/", "/notices/"):
        assert other.open(address).status == 200
        words = other.page.locator("main").inner_text()
        assert "camp committees?" not in words
        assert "elect them every year" not in words
        assert "note.pdf" not in words
