"""Two rounds of review in real browsers: a condition on a passage, its answer, and the next review that opens on it."""

import pytest
from playwright.sync_api import Page, expect

from plans.models import Plan
from tests.cast import Cast
from tests.journeys.people import Person
from tests.journeys.test_main_job import Enter, decide, enter

__all__ = ["enter"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SELECT = """(paragraph, words) => {
  const text = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode()
  const range = new Range()
  range.setStart(text, text.data.indexOf(words))
  range.setEnd(text, text.data.indexOf(words) + words.length)
  getSelection().removeAllRanges()
  getSelection().addRange(range)
}"""


def select(page: Page, words: str) -> None:
    paragraph = page.locator(".part .paragraph", has_text=words).first
    paragraph.scroll_into_view_if_needed()
    paragraph.evaluate(SELECT, words)


def test_condition_on_a_passage_is_answered_and_opens_the_next_review(
    enter: Enter, submitted: Plan, cast: Cast
) -> None:
    plan = submitted.reference
    with enter("regional") as regional:
        ask_about(regional, plan, "The relief commission asked for this support")
        decide(regional, plan, version=1, decision="Return for changes", reason="Answer the condition.")
    with enter("head") as head:
        head.open(f"/plans/{plan}/submission/")
        head.sees("One condition of the reviewers waits for the office's answer.")
    with enter("drafter") as drafter:
        answer(drafter, plan)
        drafter.open(f"/plans/{plan}/submission/")
        drafter.press("Submit")
        drafter.sees("Submitted as version 2")
    with enter("regional") as regional:
        regional.open(f"/plans/{plan}/versions/2/review/")
        regional.sees("Left from earlier versions: read these first.")
        regional.sees("It now says:")
        regional.sees("We named the day.")
        settle(regional)


def ask_about(person: Person, plan: str, words: str) -> None:
    person.open(f"/plans/{plan}/versions/1/review/")
    select(person.page, words)
    person.page.get_by_role("link", name="Comment on this passage").click()
    expect(person.page.get_by_label("Passage")).to_have_value(words)
    person.page.get_by_label("Comment", exact=False).last.fill("On which day?")
    person.page.get_by_label("A condition").check()
    person.press("Comment")
    expect(person.page.locator(".comment:target")).to_contain_text("On which day?")
    assert person.page.evaluate("CSS.highlights.get('commented').size") == 1


def answer(drafter: Person, plan: str) -> None:
    drafter.open(f"/plans/{plan}/sections/states/")
    drafter.sees("On which day?")
    field = drafter.page.locator("[name=cooperation]")
    field.fill("On 3 May the relief commission asked for the support that we give; it leads each mission.")
    drafter.press("Save")
    drafter.sees("Saved")
    there = drafter.page.locator("#at-cooperation .comment")
    expect(there).to_contain_text("On which day?")
    expect(drafter.page.locator("#to-states")).to_contain_text("comment waits for an answer")
    there.get_by_label("Your words").fill("We named the day.")
    there.get_by_role("button", name="Say how it was dealt with").click()
    expect(there.locator(".comment__answer")).to_contain_text("We named the day.")
    expect(there).to_be_focused()
    expect(drafter.page.locator("#to-states")).not_to_contain_text("comment waits for an answer")


def settle(person: Person) -> None:
    person.page.locator(".comment--must").get_by_role("link", name="Reply").first.click()
    person.press("Settle")
    expect(person.page.get_by_role("heading", name="Conditions")).to_have_count(0)
