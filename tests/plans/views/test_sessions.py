"""The history of a draft: who worked on what, and the moments that have a name."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import drafting
from plans.models import Milestone, Plan
from tests.cast import Cast
from tests.plans.working import minutes, revision_of, write


@pytest.fixture
def worked(plan: Plan, cast: Cast) -> Plan:
    write(plan, "The river rose.", by=cast.drafter, at=minutes(0))
    write(plan, "The river rose twice.", by=cast.drafter, at=minutes(12))
    write(plan, "Watched daily", by=cast.colleague, at=minutes(60), key="risks")
    return plan


def address(plan: Plan, query: str = "") -> str:
    return reverse("plan-sessions", args=[plan.reference]) + query


def words(cast: Cast, who: str, plan: Plan, query: str = "") -> str:
    page = cast.client(who).get(address(plan, query)).content.decode()
    return " ".join(page.partition("<main")[2].split())


def test_session_says_who_when_where_and_how_much(worked: Plan, cast: Cast) -> None:
    page = words(cast, "colleague", worked)
    assert "2 March 2026" in page
    assert "08:00–08:12 · 2 saves" in page
    assert "<strong>State request and consent</strong> · Drafter" in page
    assert "4 words added" in page


def test_session_leads_to_what_changed_in_it(worked: Plan, cast: Cast) -> None:
    url = reverse("plan-comparison", args=[worked.reference])
    assert f'href="{url}?before=states-0&amp;after=states-2&amp;section=states"' in words(cast, "drafter", worked)


def test_choice_of_sectors_is_told_by_their_names(worked: Plan, cast: Cast) -> None:
    drafting.choose_sectors(worked, sectors=["S21-14"], revision=0, by=cast.drafter)
    page = words(cast, "drafter", worked)
    assert "Sectors of assistance" in page
    assert "before=responses-0&amp;after=responses-1&quot;" not in page


def test_sessions_of_one_section_or_one_person_are_shown_when_asked(worked: Plan, cast: Cast) -> None:
    risks, states = "before=risks-0", "before=states-0"
    by_section = words(cast, "drafter", worked, "?section=states")
    by_person = words(cast, "drafter", worked, f"?person={cast.colleague.pk}")
    assert (risks in by_section, states in by_section) == (False, True)
    assert (risks in by_person, states in by_person) == (True, False)


def test_unknown_filter_asks_nothing(worked: Plan, cast: Cast) -> None:
    page = words(cast, "drafter", worked, "?section=nothing&person=x&page=99")
    assert "before=states-0" in page
    assert "before=risks-0" in page


def test_draft_that_nobody_wrote_on_says_so(plan: Plan, cast: Cast) -> None:
    assert "Nothing was saved yet" in words(cast, "drafter", plan)


def test_moment_gets_a_name(worked: Plan, cast: Cast) -> None:
    url = reverse("plan-milestones", args=[worked.reference])
    answer = cast.client("colleague").post(url, {"name": "Before the mission"})
    assert (answer.status_code, answer["Location"]) == (302, address(worked))
    milestone = Milestone.objects.get()
    assert (milestone.name, milestone.by, milestone.revisions["states"]) == ("Before the mission", cast.colleague, 2)
    assert "Before the mission" in words(cast, "drafter", worked)


def test_moment_without_a_name_comes_back(worked: Plan, cast: Cast) -> None:
    answer = cast.client("drafter").post(reverse("plan-milestones", args=[worked.reference]), {"name": " "})
    assert answer.status_code == 422
    assert not Milestone.objects.exists()


def test_too_many_milestones_are_refused_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch, worked: Plan, cast: Cast
) -> None:
    monkeypatch.setattr(drafting.milestones, "MOST_MILESTONES", 0)
    answer = cast.client("drafter").post(reverse("plan-milestones", args=[worked.reference]), {"name": "One more"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "remove one that nobody needs any more" in page
    assert "One more" in page


def test_milestone_is_removed(worked: Plan, cast: Cast) -> None:
    milestone = drafting.name_milestone(worked, name="Before the mission", by=cast.drafter)
    answer = cast.client("colleague").post(reverse("milestone-removal", args=[worked.reference, milestone.pk]))
    assert answer.status_code == 302
    assert not Milestone.objects.exists()


def test_submitted_plan_shows_its_history_and_names_no_moment(submitted: Plan, cast: Cast) -> None:
    page = words(cast, "drafter", submitted)
    assert "What changed" in page
    assert reverse("plan-milestones", args=[submitted.reference]) not in page


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_as_many_statements_however_long_the_history(
    worked: Plan, cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        drafting.name_milestone(worked, name=f"Moment {number}", by=cast.drafter)
        write(worked, f"Text {number}", by=cast.colleague, at=minutes(200 + 100 * number))
        drafting.save_changes(worked, key="states", wanted={"cooperation": "Mine"}, revision=0, by=cast.head)
    client = cast.client("drafter")
    client.get(address(worked))
    with django_assert_num_queries(31):
        client.get(address(worked))
    assert revision_of(worked, "states") == 2 + count
