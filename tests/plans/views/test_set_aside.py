"""What lost to a colleague's change is kept and shown."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import drafting
from plans.content import values
from plans.models import Plan, SetAside
from tests.cast import Cast
from tests.plans.working import minutes, write


def lose(plan: Plan, text: str, cast: Cast) -> None:
    """Let the colleague want another text than the drafter's, who was first."""
    drafting.save_changes(plan, key="states", wanted={"cooperation": text}, revision=0, by=cast.colleague)


@pytest.fixture
def met(plan: Plan, cast: Cast) -> Plan:
    write(plan, "Weekly meetings", by=cast.drafter, at=minutes(0))
    lose(plan, "Daily meetings", cast)
    return plan


def page_of(cast: Cast, who: str, plan: Plan) -> str:
    return cast.client(who).get(reverse("plan-set-aside", args=[plan.reference])).content.decode()


def test_both_texts_are_shown_by_words(met: Plan, cast: Cast) -> None:
    page = page_of(cast, "drafter", met)
    assert "removed: </span>Weekly</del" in page
    assert "added: </span>Daily</ins" in page
    assert "Colleague" in page


def test_new_row_of_a_save_that_wrote_nothing_is_shown_by_its_words(met: Plan, cast: Cast) -> None:
    drafting.save_changes(met, key="risks", wanted={"overview": "Theirs"}, revision=0, by=cast.drafter)
    mine = values.Risks(overview="Mine", risks=(values.Risk(uid="fuel", description="Fuel runs out"),))
    with pytest.raises(drafting.StaleSection):
        drafting.save_section(met, key="risks", value=mine, revision=0, by=cast.colleague)
    assert "Fuel runs out" in page_of(cast, "drafter", met)


def test_history_leads_there(met: Plan, cast: Cast) -> None:
    page = cast.client("drafter").get(reverse("plan-sessions", args=[met.reference])).content.decode()
    assert "1 text that lost" in page


def test_nothing_set_aside_says_so(plan: Plan, cast: Cast) -> None:
    assert "Nothing was set aside" in page_of(cast, "drafter", plan)


@pytest.mark.parametrize(
    "places",
    [
        {"gone": {"base": "", "theirs": "A field of the past", "mine": "What was wanted"}},
        {"risks.abc.impact": {"base": 1, "theirs": {"x": "A field of the past"}, "mine": ["What was wanted"]}},
    ],
)
def test_text_whose_place_is_gone_is_shown_as_it_is(plan: Plan, cast: Cast, places: dict[str, object]) -> None:
    SetAside.objects.create(plan=plan, key="risks", revision=0, by=cast.drafter, places=places)
    page = page_of(cast, "drafter", plan)
    assert "A field of the past" in page
    assert "What was wanted" in page


def test_text_of_a_sector_that_is_gone_leads_nowhere(ready: Plan, cast: Cast) -> None:
    places = {"need": {"base": "", "theirs": "Tents", "mine": "Houses"}}
    SetAside.objects.create(plan=ready, key="response-S21-01", revision=0, by=cast.drafter, places=places)
    page = page_of(cast, "drafter", ready)
    assert "Houses" in page
    assert "response-S21-01" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_as_many_statements_however_much_was_set_aside(
    met: Plan, cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        lose(met, f"Text {number}", cast)
    client, url = cast.client("drafter"), reverse("plan-set-aside", args=[met.reference])
    client.get(url)
    with django_assert_num_queries(31):
        client.get(url)
