"""Ready to submit? Every finding with the way to its field, and what still stands in the way."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans.models import Plan
from plans.validation import Level
from tests.cast import Cast
from tests.plans.contents import complete_content
from tests.plans.filling import fill
from tests.plans.views.editing import section_page
from tests.stages import record_office_consent


def words(cast: Cast, who: str, plan: Plan) -> str:
    return cast.client(who).get(reverse("plan-readiness", args=[plan.reference])).content.decode()


def test_empty_plan_is_told_what_blocks_with_the_way_to_each_field(plan: Plan, cast: Cast) -> None:
    page = words(cast, "drafter", plan)
    assert "Not yet:" in page
    assert str(Level.BLOCKS.label) in page
    assert f'href="{section_page(plan, "crisis")}#at-name"' in page
    assert reverse("plan-submission", args=[plan.reference]) not in page


def test_complete_plan_leads_on_to_its_submission(ready: Plan, cast: Cast) -> None:
    page = words(cast, "drafter", ready)
    assert "Yes. There is nothing to mend." in page
    assert reverse("plan-submission", args=[ready.reference]) in page


def test_owed_consent_is_named_until_it_is_recorded(ready: Plan, cast: Cast) -> None:
    sentence = "Approval will need the request or consent of: South Sudan."
    assert sentence in words(cast, "drafter", ready)
    record_office_consent(ready, cast)
    assert sentence not in words(cast, "drafter", ready)


def test_submitted_plan_says_why_it_is_not_submitted_again(submitted: Plan, cast: Cast) -> None:
    assert "This step does not follow from the plan&#x27;s state" in words(cast, "drafter", submitted)


@pytest.mark.parametrize("sectors", [1, 2])
def test_page_takes_as_many_statements_whatever_the_plan_holds(
    plan: Plan, cast: Cast, sectors: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(plan, complete_content(responses=complete_content().responses[:sectors]), by=cast.drafter)
    client, url = cast.client("drafter"), reverse("plan-readiness", args=[plan.reference])
    client.get(url)
    with django_assert_num_queries(33):
        client.get(url)
