"""Where the writing of a plan starts."""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from plans import drafting, workflow
from plans.models import Assignment, Plan
from tests.cast import EVERYBODY, Cast

TOMORROW = timezone.localdate() + datetime.timedelta(days=1)


def overview(plan: Plan) -> str:
    return reverse("plan-overview", args=[plan.reference])


def words(cast: Cast, who: str, plan: Plan, query: str = "") -> str:
    return cast.client(who).get(overview(plan) + query).content.decode()


def assign(cast: Cast, who: str, plan: Plan, **sent: Any) -> Any:
    return cast.client(who).post(overview(plan), sent)


def people(plan: Plan) -> dict[str, str]:
    found = Assignment.objects.filter(section__plan=plan).select_related("section", "person")
    return {it.section.key: it.person.name for it in found}


def test_ticked_sections_are_assigned(plan: Plan, cast: Cast) -> None:
    sent = {"sections": ["risks", "people"], "person": cast.colleague.pk, "due_on": TOMORROW.isoformat()}
    response = cast.client("drafter").post(overview(plan), sent, follow=True)
    assert response.redirect_chain == [(overview(plan), 303)]
    assert people(plan) == {"risks": "Colleague", "people": "Colleague"}
    assert "2 sections are assigned to Colleague." in response.content.decode()


def test_ticked_sections_are_taken_back_without_naming_anybody(plan: Plan, cast: Cast) -> None:
    drafting.assign(plan, keys=["risks", "people"], person=cast.colleague, due_on=None, by=cast.head)
    assert assign(cast, "drafter", plan, sections=["risks"], release="1").status_code == 303
    assert people(plan) == {"people": "Colleague"}


def test_question_whether_it_is_ready_is_put_to_a_draft_only(ready: Plan, cast: Cast) -> None:
    assert "Ready to submit?" in words(cast, "head", ready)
    workflow.submit(ready, by=cast.head)
    assert "Ready to submit?" not in words(cast, "head", ready)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"person": "colleague"}, "Tick the sections in the table first."),
        ({"sections": ["risks"]}, "This field is required."),
        ({"sections": ["risks"], "person": "stranger"}, "Select a valid choice."),
        ({"sections": ["risks", "made-up"], "person": "colleague"}, "Select a valid choice."),
        ({"sections": ["risks"], "person": "colleague", "due_on": "2020-01-01"}, "This day has passed."),
        ({"release": "1"}, "Tick the sections in the table first."),
    ],
)
def test_what_cannot_be_assigned_is_said_and_stays_chosen(
    plan: Plan, cast: Cast, sent: dict[str, Any], words: str
) -> None:
    if "person" in sent:
        sent = sent | {"person": cast.person(sent["person"]).pk}
    response = assign(cast, "drafter", plan, **sent)
    page = response.content.decode()
    assert (response.status_code, people(plan)) == (422, {})
    assert words in page
    assert ('value="risks" checked' in page) == ("risks" in sent.get("sections", []))


def test_only_the_office_assigns_and_only_a_draft(submitted: Plan, cast: Cast) -> None:
    sent = {"sections": ["risks"], "person": cast.colleague.pk}
    found = {who: assign(cast, who, submitted, **sent).status_code for who in EVERYBODY}
    inside = {"drafter", "colleague", "head", "regional", "reviewer", "second_reviewer"}
    assert found == {who: 403 if who in inside else 404 for who in EVERYBODY} | {"visitor": 302}
    assert "Assign the sections ticked" not in words(cast, "drafter", submitted)


def test_section_says_whose_it_is_by_when_and_that_it_is_late(plan: Plan, cast: Cast) -> None:
    drafting.assign(plan, keys=["risks"], person=cast.colleague, due_on=TOMORROW, by=cast.head)
    assert "overdue" not in words(cast, "drafter", plan)
    Assignment.objects.update(due_on=timezone.localdate() - datetime.timedelta(days=1))
    assert "overdue" in words(cast, "drafter", plan)
    drafting.mark_ready(plan, key="risks", revision=0, by=cast.colleague)
    assert "overdue" not in words(cast, "drafter", plan)


def test_ready_section_says_so_and_whether_it_changed_since(ready: Plan, cast: Cast) -> None:
    drafting.mark_ready(ready, key="risks", revision=1, by=cast.colleague)
    assert "ready for colleagues" in words(cast, "drafter", ready)
    drafting.mark_ready(ready, key="risks", revision=0, by=cast.colleague)
    page = words(cast, "drafter", ready)
    assert "changed since it was ready" in page
    assert "ready for colleagues" not in page


def test_own_sections_are_shown_alone(plan: Plan, cast: Cast) -> None:
    drafting.assign(plan, keys=["risks"], person=cast.drafter, due_on=None, by=cast.head)
    rows = {who: words(cast, who, plan, "?mine=1").count('scope="row"') for who in ("drafter", "colleague")}
    assert rows == {"drafter": 1, "colleague": 0}
    assert "No section is assigned to you" in words(cast, "colleague", plan, "?mine=1")


def test_section_asked_for_comes_ticked(plan: Plan, cast: Cast) -> None:
    assert 'value="risks" checked' in words(cast, "drafter", plan, "?chosen=risks")


def test_overview_names_the_first_empty_section_as_the_next_step(plan: Plan, cast: Cast) -> None:
    page = cast.client("drafter").get(overview(plan)).content.decode()
    assert "“Crisis” is still empty." in page


def test_overview_of_a_complete_plan_leads_on_to_readiness(ready: Plan, cast: Cast) -> None:
    page = cast.client("drafter").get(overview(ready)).content.decode()
    assert "Nothing blocks the submission any more." in page
    assert "18 of 18 sections are complete." in page
    for figure in ("200,000", "400,000", "19,200,000", "3,000,000"):
        assert f"<dd>{figure}</dd>" in page


def test_overview_names_what_blocks_when_nothing_is_empty(ready: Plan, cast: Cast) -> None:
    drafting.choose_sectors(ready, sectors=[], revision=1, by=cast.drafter)
    page = cast.client("drafter").get(overview(ready)).content.decode()
    assert "Mend it" in page or "Write it" in page


def test_overview_of_a_submitted_plan_says_why_nobody_writes(submitted: Plan, cast: Cast) -> None:
    page = cast.client("drafter").get(overview(submitted)).content.decode()
    assert "To change it, withdraw it first." in page


def test_overview_is_open_to_the_office_alone(submitted: Plan, cast: Cast) -> None:
    office, insiders = {"drafter", "colleague", "head"}, {"regional", "reviewer", "second_reviewer"}
    expected = {who: 200 if who in office else 403 if who in insiders else 404 for who in EVERYBODY} | {"visitor": 302}
    assert cast.statuses(overview(submitted)) == expected


@pytest.mark.parametrize("sectors", [1, 3])
def test_overview_asks_the_database_the_same_whatever_the_size(
    plan: Plan, cast: Cast, sectors: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    chosen = ["S21-01", "S21-02", "S21-03"][:sectors]
    drafting.choose_sectors(plan, sectors=chosen, revision=0, by=cast.drafter)
    keys = [f"response-{sector}" for sector in chosen]
    drafting.assign(plan, keys=keys, person=cast.colleague, due_on=None, by=cast.drafter)
    drafting.mark_ready(plan, key=keys[-1], revision=0, by=cast.drafter)
    client = cast.client("drafter")
    client.get(overview(plan))
    with django_assert_num_queries(33):
        client.get(overview(plan))
