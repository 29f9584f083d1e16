"""How a plan has gone: versions, decisions and what happened, for its office and its reviewers."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from mcof.audit.models import Event
from plans import reviewing, workflow
from plans.models import Plan
from plans.views.events import told
from tests.cast import Cast


def words(cast: Cast, who: str, plan: Plan) -> str:
    return cast.client(who).get(reverse("plan-history", args=[plan.reference])).content.decode()


def test_every_version_stands_with_its_decisions_and_fingerprint(submitted: Plan, cast: Cast) -> None:
    reviewing.return_for_changes(submitted, version=1, by=cast.regional, reason="More on floods.")
    workflow.submit(submitted, by=cast.head, note="Floods are in.")
    page = words(cast, "reviewer", submitted)
    for text in ("Version 1", "Version 2", "Returned for changes", "More on floods.", "Floods are in."):
        assert text in page
    assert all(version.sha256 in page for version in submitted.versions.all())


def test_plan_not_submitted_yet_says_so(plan: Plan, cast: Cast) -> None:
    assert "Not submitted yet" in words(cast, "drafter", plan)


def test_what_happened_is_told_in_words_to_the_office_only(submitted: Plan, cast: Cast) -> None:
    page = words(cast, "drafter", submitted)
    assert "submitted the plan" in page
    assert "wrote: Risks" in page
    assert "submitted the plan" not in words(cast, "reviewer", submitted)


def test_every_action_of_a_story_has_its_words(approved: Plan, cast: Cast) -> None:
    workflow.revise(approved, by=cast.head)
    for event in Event.objects.about_plan(approved.reference):
        assert str(told(event)) != event.action


@pytest.mark.parametrize(
    ("stage", "who", "offered"),
    [
        ("submitted", "drafter", {"plan-withdrawal"}),
        ("submitted", "regional", {"review"}),
        ("approved", "head", {"plan-revision"}),
        ("approved", "reviewer", set()),
    ],
)
def test_page_offers_the_next_step(
    request: pytest.FixtureRequest, cast: Cast, stage: str, who: str, offered: set[str]
) -> None:
    plan: Plan = request.getfixturevalue(stage)
    page = words(cast, who, plan)
    steps = {name: [plan.reference] for name in ("plan-withdrawal", "plan-revision")}
    addresses = {name: reverse(name, args=args) for name, args in steps.items()}
    addresses["review"] = reverse("review", args=[plan.reference, 1])
    assert {name for name, url in addresses.items() if f'"{url}"' in page} == offered


def test_reviewers_do_not_learn_that_the_next_version_is_being_written(approved: Plan, cast: Cast) -> None:
    before = words(cast, "reviewer", approved).partition("<main")[2]
    workflow.revise(approved, by=cast.head)
    assert words(cast, "reviewer", approved).partition("<main")[2] == before


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_as_many_statements_whatever_the_number_of_versions(
    ready: Plan, cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(1, count + 1):
        workflow.submit(ready, by=cast.head)
        reviewing.return_for_changes(ready, version=number, by=cast.regional, reason="Again")
    client, url = cast.client("drafter"), reverse("plan-history", args=[ready.reference])
    client.get(url)
    with django_assert_num_queries(14):
        client.get(url)
