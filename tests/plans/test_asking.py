"""Questions of States: asked by their focal points, answered by the office, and nobody else's to read."""

import pytest

from mcof.accounts.answers import Refused
from mcof.accounts.roles import Role
from plans import asking, sharing
from plans.access import rights
from plans.models import Notice, NoticeKind, Plan, Purpose, Question, QuestionState
from plans.notices import readable, told
from plans.portfolio.desk import Task, counts_for, waiting_for
from plans.questions import questions_for
from tests.cast import EVERYBODY, Cast
from tests.factories import make_membership, make_user


@pytest.fixture
def shared(approved: Plan, cast: Cast) -> Plan:
    """The plan in force, shared with two States."""
    for country in (cast.country, cast.other_country):
        sharing.share(approved.versions.get(), country=country, purpose=Purpose.INFORMATION, by=cast.head)
    return approved


@pytest.fixture
def question(shared: Plan, cast: Cast) -> Question:
    about = {"section": "risks", "body": "  Since when?  "}
    return asking.ask(shared.versions.get(), country=cast.country, by=cast.focal_point, **about)


def readers(cast: Cast, plan: Plan) -> set[str]:
    people = [who for who in EVERYBODY if who != "visitor"]
    return {who for who in people if questions_for(rights(cast.person(who), plan)).exists()}


def notices(kind: NoticeKind) -> set[str]:
    return set(Notice.objects.filter(kind=kind).values_list("recipient__name", flat=True))


def test_question_is_read_by_its_state_the_office_and_its_reviewers(
    question: Question, shared: Plan, cast: Cast
) -> None:
    office, reviewers = {"drafter", "colleague", "head"}, {"regional", "reviewer", "second_reviewer"}
    assert readers(cast, shared) == office | reviewers | {"focal_point"}
    assert (question.body, question.state) == ("Since when?", QuestionState.OPEN)


def test_office_is_told_and_another_state_is_not(question: Question, cast: Cast) -> None:
    assert notices(NoticeKind.ASKED) == {"Drafter", "Colleague", "Head"}
    (notice,) = readable(cast.drafter).filter(kind=NoticeKind.ASKED)
    assert told(notice) == "South Sudan asks about “South Sudan crisis response plan 2027”."


def test_answer_is_told_to_every_focal_point_of_the_state(question: Question, cast: Cast) -> None:
    second = make_user("Second")
    make_membership(second, Role.FOCAL_POINT, cast.country)
    asking.answer(question, body="Since May.", by=cast.drafter)
    assert notices(NoticeKind.QUESTION_ANSWERED) == {"Focalpoint", "Second"}
    assert readable(second).filter(question=question).exists()
    assert Question.objects.get().state == QuestionState.ANSWERED


def test_notice_of_an_answer_goes_with_the_share(question: Question, shared: Plan, cast: Cast) -> None:
    asking.answer(question, body="Since May.", by=cast.drafter)
    sharing.revoke(shared.versions.get().shares.get(country=cast.country), by=cast.head)
    assert not readable(cast.focal_point).exists()
    assert not questions_for(rights(cast.focal_point, shared)).exists()


def test_asking_further_puts_it_on_the_desk_again(question: Question, cast: Cast) -> None:
    asking.answer(question, body="Since May.", by=cast.drafter)
    assert not [it for it in waiting_for(cast.drafter) if it.task == Task.RESPOND]
    asking.ask_further(question, body="And where?", by=cast.focal_point)
    (waiting,) = (it for it in waiting_for(cast.drafter) if it.task == Task.RESPOND)
    assert (waiting.reason, waiting.question, waiting.version) == ("And where?", question.pk, 1)


def test_open_question_counts_for_those_who_answer(question: Question, cast: Cast) -> None:
    people = ("drafter", "head", "reviewer", "focal_point", "stranger")
    found = {who: counts_for(cast.person(who), list(cast.person(who).memberships.all())).waiting for who in people}
    assert found == {"drafter": 1, "head": 1, "reviewer": 0, "focal_point": 0, "stranger": 0}


@pytest.mark.parametrize("who", ["drafter", "head", "focal_point"])
def test_either_side_settles_once(question: Question, cast: Cast, who: str) -> None:
    assert asking.settle(question, by=cast.person(who)) is not None
    assert asking.settle(question, by=cast.person(who)) is None
    told_of_it = notices(NoticeKind.QUESTION_SETTLED)
    assert told_of_it == ({"Drafter", "Colleague", "Head"} if who == "focal_point" else {"Focalpoint"})


def test_settled_question_takes_no_more_turns(question: Question, cast: Cast) -> None:
    asking.settle(question, by=cast.drafter)
    with pytest.raises(Refused, match="settled"):
        asking.answer(question, body="Since May.", by=cast.drafter)
    with pytest.raises(Refused, match="settled"):
        asking.ask_further(question, body="And where?", by=cast.focal_point)


@pytest.mark.parametrize("who", ["regional", "reviewer", "focal_point", "other_focal_point", "stranger"])
def test_only_the_office_answers(question: Question, cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        asking.answer(question, body="Since May.", by=cast.person(who))
    assert not question.turns.exists()


@pytest.mark.parametrize("who", ["reviewer", "other_focal_point", "stranger"])
def test_nobody_else_settles(question: Question, cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        asking.settle(question, by=cast.person(who))


def test_focal_point_asks_for_their_own_state_only(shared: Plan, cast: Cast) -> None:
    for who, country in (("focal_point", cast.other_country), ("drafter", cast.country)):
        with pytest.raises(Refused):
            asking.ask(shared.versions.get(), country=country, body="Why?", by=cast.person(who))
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"body": " "}, "body"), ({"body": "x" * 30_001}, "body"), ({"section": "weather"}, "section")],
)
def test_question_that_cannot_be_kept_names_its_field(
    shared: Plan, cast: Cast, changes: dict[str, str], field: str
) -> None:
    asked = {"body": "Why?"} | changes
    with pytest.raises(asking.InvalidQuestion) as caught:
        asking.ask(shared.versions.get(), country=cast.country, by=cast.focal_point, **asked)
    assert set(caught.value.errors) == {field}


def test_answer_without_words_is_refused(question: Question, cast: Cast) -> None:
    with pytest.raises(asking.InvalidQuestion):
        asking.answer(question, body=" ", by=cast.drafter)
    assert Question.objects.get().state == QuestionState.OPEN
