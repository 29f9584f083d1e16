"""The page of questions: what waits first, each State its own, and the form for whoever asks."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import asking, sharing
from plans.models import Plan, Purpose, Question, QuestionState, TurnKind
from tests.cast import Cast


def address(plan: Plan) -> str:
    return reverse("plan-questions", args=[plan.reference])


def words(cast: Cast, who: str, plan: Plan) -> str:
    return cast.client(who).get(address(plan)).content.decode()


@pytest.fixture
def shared(approved: Plan, cast: Cast) -> Plan:
    for country in (cast.country, cast.other_country):
        sharing.share(approved.versions.get(), country=country, purpose=Purpose.INFORMATION, by=cast.head)
    return approved


def ask(plan: Plan, cast: Cast, body: str = "Since when?") -> Question:
    return asking.ask(plan.versions.get(), country=cast.country, section="risks", body=body, by=cast.focal_point)


def test_state_asks_about_a_section_and_the_office_answers(shared: Plan, cast: Cast) -> None:
    page = cast.client("focal_point").get(address(shared), {"section": "risks"}).content.decode()
    assert '<option value="risks" selected>' in page
    asked = {"version": "1", "country": "SSD", "section": "risks", "body": "Since when?"}
    assert cast.client("focal_point").post(address(shared), asked).status_code == 303
    question = Question.objects.get()
    url = reverse("plan-question", args=[shared.reference, question.pk])
    assert cast.client("drafter").post(url, {"turn": "answer", "body": "Since May."}).status_code == 303
    assert "Since May." in words(cast, "focal_point", shared)
    question.refresh_from_db()
    assert (question.section, question.state) == ("risks", QuestionState.ANSWERED)


def test_another_state_sees_nothing_of_it(shared: Plan, cast: Cast) -> None:
    question = ask(shared, cast)
    assert "Since when?" not in words(cast, "other_focal_point", shared)
    url = reverse("plan-question", args=[shared.reference, question.pk])
    assert cast.client("other_focal_point").get(url).status_code == 404
    assert cast.client("other_focal_point").post(url, {"turn": "settle"}).status_code == 404


def test_what_waits_stands_first(shared: Plan, cast: Cast) -> None:
    for state in ("settle", "answer", "wait"):
        question = ask(shared, cast, f"To {state}?")
        if state != "wait":
            asking.TURNS[TurnKind(state)](question, body="Yes.", by=cast.drafter)
    page = words(cast, "drafter", shared)
    assert page.index("To wait?") < page.index("To answer?") < page.index("To settle?")


def test_reviewer_reads_and_says_nothing(shared: Plan, cast: Cast) -> None:
    url = reverse("plan-question", args=[shared.reference, ask(shared, cast).pk])
    page = cast.client("reviewer").get(url).content.decode()
    assert "Since when?" in page
    assert 'name="turn"' not in page


@pytest.mark.parametrize("changes", [{"body": ""}, {"section": "weather"}, {"country": "PNG"}])
def test_question_that_does_not_fit_comes_back(shared: Plan, cast: Cast, changes: dict[str, str]) -> None:
    asked = {"version": "1", "country": "SSD", "section": "risks", "body": "Kept as typed"} | changes
    assert cast.client("focal_point").post(address(shared), asked).status_code == 422
    assert not Question.objects.exists()


def test_version_that_the_state_does_not_read_is_not_found(shared: Plan, cast: Cast) -> None:
    asked = {"version": "2", "country": "SSD", "body": "Since when?"}
    assert cast.client("focal_point").post(address(shared), asked).status_code == 404


def test_turn_that_the_page_does_not_offer(shared: Plan, cast: Cast) -> None:
    url = reverse("plan-question", args=[shared.reference, ask(shared, cast).pk])
    assert cast.client("drafter").post(url, {"turn": "burn"}).status_code == 400
    assert cast.client("drafter").post(url, {"turn": "answer", "body": ""}).status_code == 422


def test_desk_of_the_office_shows_the_question(shared: Plan, cast: Cast) -> None:
    question = ask(shared, cast)
    page = cast.client("drafter").get(reverse("desk")).content.decode()
    assert reverse("plan-question", args=[shared.reference, question.pk]) in page
    assert "Since when?" in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_as_many_statements_whatever_its_length(
    shared: Plan, cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        asking.answer(ask(shared, cast, f"Question {number}?"), body="Yes.", by=cast.drafter)
    client = cast.client("head")
    client.get(address(shared))
    with django_assert_num_queries(12):
        client.get(address(shared))
