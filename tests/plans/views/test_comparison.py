"""Any two points of a plan's past, word by word."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import drafting, workflow
from plans.history import milestone_point
from plans.models import Plan
from tests.cast import Cast
from tests.plans.working import minutes, revision_of, write


@pytest.fixture
def worked(plan: Plan, cast: Cast) -> Plan:
    write(plan, "The river rose.", by=cast.drafter, at=minutes(0))
    write(plan, "Watched daily", by=cast.colleague, at=minutes(60), key="risks")
    write(plan, "The river rose twice.", by=cast.drafter, at=minutes(120))
    return plan


def page_of(cast: Cast, who: str, plan: Plan, **asked: str) -> str:
    answer = cast.client(who).get(reverse("plan-comparison", args=[plan.reference]), asked)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().partition("<main")[2].split())


def test_two_points_are_compared_word_by_word(worked: Plan, cast: Cast) -> None:
    page = page_of(cast, "colleague", worked, before="states-1", after="states-2")
    assert "The river rose<ins" in page
    assert "added: </span> twice</ins" in page
    assert "Watched daily" in page


def test_one_section_is_compared_alone(worked: Plan, cast: Cast) -> None:
    page = page_of(cast, "drafter", worked, before="states-1", after="states-2", section="states")
    assert "Watched daily" not in page
    assert '<option value="states" selected>' in page


def test_comparison_with_now_sets_out_from_the_last_milestone(worked: Plan, cast: Cast) -> None:
    milestone = drafting.name_milestone(worked, name="Before the mission", by=cast.drafter)
    write(worked, "Watched hourly", by=cast.drafter, at=minutes(200), key="risks")
    page = page_of(cast, "drafter", worked)
    assert f'<option value="{milestone_point(milestone)}" selected>' in page
    assert "hourly</ins" in page
    assert "twice" not in page


def test_version_is_compared_with_the_draft(ready: Plan, cast: Cast) -> None:
    workflow.submit(ready, by=cast.head)
    workflow.withdraw(ready, by=cast.head)
    write(ready, "Weekly missions.", by=cast.drafter, at=minutes(0))
    page = page_of(cast, "drafter", ready, before="version-1", after="now")
    assert "From “Version 1” to “As it is now”" in page
    assert "Weekly missions</ins" in page


def test_old_point_that_is_listed_no_more_can_be_chosen(worked: Plan, cast: Cast) -> None:
    page = page_of(cast, "drafter", worked, before="risks-0", after="risks-1")
    assert '<option value="risks-0" selected>Risks, before it was written</option>' in page


def test_sector_that_is_gone_shows_what_stood_there(ready: Plan, cast: Cast) -> None:
    milestone = drafting.name_milestone(ready, name="All sectors", by=cast.drafter)
    drafting.choose_sectors(ready, sectors=["S21-14"], revision=revision_of(ready, drafting.CHOICE), by=cast.drafter)
    page = page_of(cast, "drafter", ready, before=milestone_point(milestone))
    assert "no longer answered" in page
    assert "removed: </span>" in page
    assert "Bring back the earlier text" not in page


def test_nothing_differs_between_a_point_and_itself(worked: Plan, cast: Cast) -> None:
    page = page_of(cast, "drafter", worked, before="now", after="now")
    assert "Nothing differs." in page


@pytest.mark.parametrize("point", ["yesterday", "version-9", "milestone-1", "states-x"])
def test_unknown_point_is_not_found(worked: Plan, cast: Cast, point: str) -> None:
    answer = cast.client("drafter").get(reverse("plan-comparison", args=[worked.reference]), {"before": point})
    assert answer.status_code == 404


def test_earlier_text_is_offered_back_to_those_who_may_write(worked: Plan, cast: Cast) -> None:
    url = reverse("section-restoration", args=[worked.reference, "states"])
    asked = {"before": "states-1", "after": "states-2"}
    assert f'href="{url}?to=states-1"' in page_of(cast, "drafter", worked, **asked)
    Plan.objects.filter(pk=worked.pk).update(state="submitted")
    assert url not in page_of(cast, "drafter", worked, **asked)


@pytest.mark.parametrize("saves", [1, 3])
def test_page_takes_as_many_statements_however_long_the_history(
    worked: Plan, cast: Cast, saves: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(saves):
        write(worked, f"Text {number}", by=cast.colleague, at=minutes(200 + 100 * number))
        drafting.name_milestone(worked, name=f"Moment {number}", by=cast.drafter)
    client, url = cast.client("drafter"), reverse("plan-comparison", args=[worked.reference])
    asked = {"before": "states-1", "after": "risks-1"}
    client.get(url, asked)
    with django_assert_num_queries(37):
        client.get(url, asked)
