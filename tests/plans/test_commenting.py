"""Comments on a version: who says and reads what, how the office deals with them, and what that holds up."""

from typing import Any

import pytest

from mcof.accounts.answers import Refused
from mcof.audit.models import Event
from plans import commenting, reviewing, workflow
from plans.access import rights
from plans.commenting import InvalidComment, Remark
from plans.models import Audience, Comment, CommentState, Plan
from plans.transitions import Action
from tests.cast import PEOPLE, Cast
from tests.stages import record_office_consent

QUOTE = "The relief commission asked for this support"


def comment(plan: Plan, cast: Cast, who: str = "reviewer", **given: Any) -> Comment:
    remark = Remark(**{"body": "Who asked, and when?", "section": "states", **given})
    version = plan.versions.get(number=1)
    version.plan = plan
    return commenting.comment(version, remark=remark, by=cast.person(who))


def returned(plan: Plan, cast: Cast, **given: Any) -> Comment:
    """Return a condition on a version that was returned with it."""
    made = comment(plan, cast, is_condition=True, **given)
    reviewing.return_for_changes(plan, version=1, reason="Answer the condition.", by=cast.reviewer)
    return made


def readers(plan: Plan, cast: Cast) -> set[str]:
    return {who for who in PEOPLE if rights(cast.person(who), plan).comments.exists()}


def actions(plan: Plan) -> list[str]:
    events = Event.objects.about_plan(plan.reference).order_by("pk")
    return [event.action for event in events if event.action.startswith("comment.")]


REVIEWERS = {"regional", "reviewer", "second_reviewer"}


@pytest.mark.parametrize("who", PEOPLE)
def test_only_reviewers_comment(submitted: Plan, cast: Cast, who: str) -> None:
    if who in REVIEWERS:
        assert comment(submitted, cast, who).written_by == cast.person(who)
    else:
        with pytest.raises(Refused):
            comment(submitted, cast, who)


def test_comment_for_the_office_is_read_by_it_and_its_reviewers(submitted: Plan, cast: Cast) -> None:
    comment(submitted, cast)
    assert readers(submitted, cast) == REVIEWERS | {"drafter", "colleague", "head"}


def test_comment_among_reviewers_is_read_by_them_alone(submitted: Plan, cast: Cast) -> None:
    made = comment(submitted, cast, audience=Audience.REVIEWERS)
    assert readers(submitted, cast) == REVIEWERS
    with pytest.raises(Refused):
        commenting.answer(made, body="We saw this.", by=cast.drafter)
    with pytest.raises(Refused):
        commenting.reply(made, body="We saw this.", by=cast.head)


def test_comment_keeps_the_passage_that_it_quotes(submitted: Plan, cast: Cast) -> None:
    made = comment(submitted, cast, quote=f"  {QUOTE.replace(' ', chr(10), 1)} ")
    assert (made.place, made.start, made.quote) == ("cooperation", 0, QUOTE)
    event = Event.objects.about_plan(submitted.reference).newest_first()[0]
    about = {"version": 1, "section": "states", "place": "cooperation", "audience": "office", "is_condition": False}
    assert (event.action, event.actor_name, event.data["detail"]) == ("comment.made", "Reviewer", about)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"body": " "}, "body"),
        ({"body": "x" * 30_001}, "body"),
        ({"section": "weather"}, "section"),
        ({"section": "response-S21-99"}, "section"),
        ({"quote": "words that nobody wrote"}, "quote"),
        ({"quote": "x" * 2_001}, "quote"),
        ({"is_condition": True, "audience": Audience.REVIEWERS}, "audience"),
    ],
)
def test_comment_that_cannot_be_kept_names_its_field(
    submitted: Plan, cast: Cast, given: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidComment) as caught:
        comment(submitted, cast, **given)
    assert list(caught.value.errors) == [field]
    assert not Comment.objects.exists()
    assert actions(submitted) == []


def test_only_readers_are_mentioned(submitted: Plan, cast: Cast) -> None:
    made = comment(submitted, cast, mentioned=(cast.drafter, cast.regional))
    assert set(made.mentioned.all()) == {cast.drafter, cast.regional}
    for audience, who in ((Audience.REVIEWERS, cast.drafter), (Audience.OFFICE, cast.focal_point)):
        with pytest.raises(InvalidComment) as caught:
            comment(submitted, cast, audience=audience, mentioned=(who,))
        assert list(caught.value.errors) == ["mentioned"]


def test_comment_goes_from_open_to_settled_and_back(submitted: Plan, cast: Cast) -> None:
    made = comment(submitted, cast)
    states = [made.state]
    commenting.reply(made, body="We look it up.", by=cast.colleague)
    states.append(made.state)
    commenting.answer(made, body="The commission's letter of 3 May.", by=cast.drafter)
    states.append(made.state)
    commenting.reopen(made, body="Name its reference.", by=cast.second_reviewer)
    states.append(made.state)
    commenting.settle(made, by=cast.reviewer)
    states.append(made.state)
    assert states == ["open", "open", "answered", "open", "settled"]
    assert Comment.objects.get().state == CommentState.SETTLED
    assert [it.kind for it in made.replies.all()] == ["reply", "answer", "reopen", "settle"]
    assert actions(submitted) == [
        "comment.made",
        "comment.reply",
        "comment.answer",
        "comment.reopen",
        "comment.settle",
    ]


def test_settled_comment_is_neither_settled_twice_nor_answered(submitted: Plan, cast: Cast) -> None:
    made = comment(submitted, cast)
    assert commenting.settle(made, by=cast.reviewer, body="Seen.") is not None
    assert commenting.settle(made, by=cast.reviewer) is None
    with pytest.raises(Refused, match="settled"):
        commenting.answer(made, body="Late.", by=cast.drafter)
    assert made.replies.count() == 1


@pytest.mark.parametrize("turn", [commenting.settle, commenting.reopen])
def test_office_does_not_settle_or_reopen(submitted: Plan, cast: Cast, turn: Any) -> None:
    made = comment(submitted, cast)
    with pytest.raises(Refused):
        turn(made, body="Done.", by=cast.head)
    assert made.replies.count() == 0


@pytest.mark.parametrize("turn", [commenting.reply, commenting.answer, commenting.reopen])
def test_turn_without_words_is_refused(submitted: Plan, cast: Cast, turn: Any) -> None:
    made = comment(submitted, cast)
    by = cast.reviewer if turn is commenting.reopen else cast.drafter
    with pytest.raises(InvalidComment):
        turn(made, body="\n", by=by)
    assert made.replies.count() == 0


def test_plan_is_not_submitted_again_while_a_condition_is_unanswered(submitted: Plan, cast: Cast) -> None:
    made = returned(submitted, cast)
    with pytest.raises(Refused, match="One condition of the reviewers"):
        workflow.submit(submitted, by=cast.head)
    assert Plan.objects.get().state == "draft"
    submitted.refresh_from_db()
    commenting.answer(made, body="It is in the text now.", by=cast.drafter)
    assert workflow.submit(submitted, by=cast.head).number == 2


def test_comment_that_is_no_condition_holds_nothing_up(submitted: Plan, cast: Cast) -> None:
    comment(submitted, cast)
    reviewing.return_for_changes(submitted, version=1, reason="See the comment.", by=cast.reviewer)
    assert workflow.submit(submitted, by=cast.head).number == 2


def test_plan_is_not_approved_while_a_condition_is_unsettled(endorsed: Plan, cast: Cast) -> None:
    record_office_consent(endorsed, cast)
    made = comment(endorsed, cast, is_condition=True)
    commenting.answer(made, body="It is in annex II.", by=cast.drafter)
    assert "One condition is not settled yet" in str(rights(cast.reviewer, endorsed).may(Action.APPROVE).reason)
    commenting.settle(made, by=cast.reviewer)
    assert rights(cast.reviewer, endorsed).may(Action.APPROVE)
