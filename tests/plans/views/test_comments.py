"""Comments on the pages: beside the passage under review, at the field in the editor, and together in a list."""

from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import commenting, reviewing, workflow
from plans.commenting import Remark
from plans.content import load
from plans.models import Audience, Comment, Plan
from tests.cast import Cast
from tests.plans.contents import changed
from tests.plans.filling import fill

QUOTE = "The relief commission asked for this support"


def comment(plan: Plan, cast: Cast, who: str = "reviewer", **given: Any) -> Comment:
    version = plan.versions.first()
    assert version is not None
    version.plan = plan
    remark = Remark(**{"body": "Who asked, and when?", "section": "states", "quote": QUOTE, **given})
    return commenting.comment(version, remark=remark, by=cast.person(who))


def page(cast: Cast, who: str, name: str, *args: object, query: str = "") -> str:
    return cast.client(who).get(reverse(name, args=args) + query).content.decode()


def send(cast: Cast, who: str, name: str, *args: object, **sent: Any) -> Any:
    return cast.client(who).post(reverse(name, args=args), sent)


@pytest.fixture
def commented(submitted: Plan, cast: Cast) -> Plan:
    """The plan returned with a condition on a passage."""
    comment(submitted, cast, is_condition=True)
    reviewing.return_for_changes(submitted, version=1, reason="Answer the condition.", by=cast.regional)
    return submitted


def rewrite(plan: Plan, cast: Cast, text: str) -> None:
    fill(plan, changed(load(plan), "states", "cooperation", text), by=cast.drafter)


def test_reviewer_comments_on_the_words_they_copied(submitted: Plan, cast: Cast) -> None:
    sent = {"section": "states", "quote": QUOTE, "body": "Who?", "audience": "office", "is_condition": "on"}
    response = send(cast, "reviewer", "version-comments", submitted.reference, 1, **sent)
    made = Comment.objects.get()
    assert response.url == f"{reverse('review', args=[submitted.reference, 1])}#comment-{made.pk}"
    assert (made.place, made.quote, made.is_condition) == ("cooperation", QUOTE, True)
    review = page(cast, "reviewer", "review", submitted.reference, 1)
    assert f'data-quote="{QUOTE}"' in review.partition('id="states"')[2]


def test_form_knows_what_the_link_said(submitted: Plan, cast: Cast) -> None:
    shown = page(cast, "reviewer", "version-comments", submitted.reference, 1, query="?section=states&quote=Some+words")
    assert '<option value="states" selected>' in shown
    assert "Some words</textarea>" in shown


def test_wrong_passage_is_named_and_nothing_is_lost(submitted: Plan, cast: Cast) -> None:
    sent = {"section": "states", "quote": "Nobody wrote this", "body": "Who asked?", "audience": "office"}
    response = send(cast, "reviewer", "version-comments", submitted.reference, 1, **sent)
    words = response.content.decode()
    assert response.status_code == 422
    assert "does not have this passage word for word" in words
    assert "Who asked?</textarea>" in words


def test_office_finds_the_comment_at_its_field_with_the_form_of_the_answer(commented: Plan, cast: Cast) -> None:
    made = Comment.objects.get()
    shown = page(cast, "drafter", "plan-section", commented.reference, "states")
    field = shown.partition('id="at-cooperation"')[2].partition('class="field field--')[0]
    assert "Who asked, and when?" in field
    assert f'form="turn-{made.pk}" name="turn" value="answer"' in field
    assert f'<form id="turn-{made.pk}" method="post"' in shown.partition("</form>")[2]
    assert f'href="#comment-{made.pk}"' in shown.partition('id="remarks"')[2]
    assert f'id="comment-{made.pk}"' not in page(cast, "drafter", "plan-section", commented.reference, "risks")


def test_author_reads_why_the_plan_came_back_and_what_waits_where(commented: Plan, cast: Cast) -> None:
    shown = page(cast, "drafter", "plan-overview", commented.reference)
    assert "Answer the condition." in shown
    assert "One comment waits for an answer." in shown
    link = shown.partition('id="to-states"')[2].partition("</a>")[0]
    assert "comment waits for an answer" in link
    assert "Answer the condition." in page(cast, "drafter", "plan-section", commented.reference, "risks")


def test_comment_on_the_plan_as_a_whole_stands_where_its_writing_starts(submitted: Plan, cast: Cast) -> None:
    comment(submitted, cast, section="", quote="", body="Shorten it.")
    assert "Shorten it." in page(cast, "drafter", "plan-overview", submitted.reference)


def test_answer_leads_back_to_the_place_in_the_editor(commented: Plan, cast: Cast) -> None:
    made = Comment.objects.get()
    sent = {"body": "Done.", "turn": "answer", "back": "1"}
    response = send(cast, "drafter", "plan-comment", commented.reference, made.pk, **sent)
    section = reverse("plan-section", args=[commented.reference, "states"])
    assert response.url == f"{section}#comment-{made.pk}"


def test_answer_to_the_plan_as_a_whole_leads_back_to_the_overview(submitted: Plan, cast: Cast) -> None:
    made = comment(submitted, cast, section="", quote="")
    sent = {"body": "Done.", "turn": "answer", "back": "1"}
    response = send(cast, "drafter", "plan-comment", submitted.reference, made.pk, **sent)
    assert response.url == f"{reverse('plan-overview', args=[submitted.reference])}#comment-{made.pk}"


@pytest.mark.parametrize(("body", "status"), [("Done.", 200), ("", 422)])
def test_script_gets_the_comment_alone_as_it_stands_now(commented: Plan, cast: Cast, body: str, status: int) -> None:
    made = Comment.objects.get()
    url = reverse("plan-comment", args=[commented.reference, made.pk])
    response = cast.client("drafter").post(url, {"body": body, "turn": "answer"}, headers={"hx-request": "true"})
    assert response.status_code == status
    assert response.content.decode().strip().startswith('<article class="comment comment--must" id="comment-')
    assert response.headers.get("HX-Trigger") == ('{"mcof:answered": {}}' if status == 200 else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The relief commission asked for this support and leads each mission.", ""),
        ("In May the relief commission asked for the support.", "It now says:"),
        ("We wrote this part anew.", "This passage is no longer in the text."),
    ],
)
def test_comment_says_what_became_of_its_passage(commented: Plan, cast: Cast, text: str, expected: str) -> None:
    rewrite(commented, cast, text)
    shown = page(cast, "drafter", "plan-comments", commented.reference)
    told = [it for it in ("It now says:", "This passage is no longer in the text.") if it in shown]
    assert told == ([expected] if expected else [])


def test_answer_frees_the_submission_and_opens_the_next_review(commented: Plan, cast: Cast) -> None:
    made = Comment.objects.get()
    blocked = page(cast, "head", "plan-submission", commented.reference)
    assert "One condition of the reviewers waits for the office" in blocked
    sent = {"body": "The letter of 3 May is in annex II.", "turn": "answer"}
    response = send(cast, "drafter", "plan-comment", commented.reference, made.pk, **sent)
    assert response.url == f"{reverse('plan-comments', args=[commented.reference])}#comment-{made.pk}"
    workflow.submit(commented, by=cast.head)
    review = page(cast, "regional", "review", commented.reference, 2)
    carried = review.partition('id="comments"')[2].partition("</section>")[0]
    assert "Left from earlier versions: read these first." in carried
    assert f"#comment-{made.pk}" in carried
    assert "The letter of 3 May is in annex II." in review


@pytest.mark.parametrize(
    ("who", "state", "buttons"),
    [
        ("drafter", "open", ["answer", "reply"]),
        ("drafter", "settled", ["reply"]),
        ("reviewer", "open", ["reply", "settle"]),
        ("reviewer", "answered", ["reply", "settle", "reopen"]),
        ("reviewer", "settled", ["reply", "reopen"]),
    ],
)
def test_page_offers_each_what_they_may_do(
    commented: Plan, cast: Cast, who: str, state: str, buttons: list[str]
) -> None:
    made = Comment.objects.get()
    Comment.objects.update(state=state)
    shown = page(cast, who, "plan-comment", commented.reference, made.pk)
    kinds = ("answer", "reply", "settle", "reopen")
    assert sorted(kind for kind in kinds if f'name="turn" value="{kind}"' in shown) == sorted(buttons)


def test_turn_without_words_is_asked_for_them(commented: Plan, cast: Cast) -> None:
    response = send(cast, "drafter", "plan-comment", commented.reference, Comment.objects.get().pk, turn="answer")
    assert response.status_code == 422
    assert "Write what you want to say." in response.content.decode()


def test_unknown_button_is_refused(commented: Plan, cast: Cast) -> None:
    sent = {"body": "Well.", "turn": "burn"}
    response = send(cast, "drafter", "plan-comment", commented.reference, Comment.objects.get().pk, **sent)
    assert response.status_code == 400


def test_comment_among_reviewers_does_not_exist_for_the_office(submitted: Plan, cast: Cast) -> None:
    made = comment(submitted, cast, audience=Audience.REVIEWERS, body="Let us return this.")
    assert "Let us return this." not in page(cast, "head", "plan-comments", submitted.reference)
    assert "commented on a version" not in page(cast, "head", "plan-history", submitted.reference)
    url = reverse("plan-comment", args=[submitted.reference, made.pk])
    assert cast.client("head").get(url).status_code == 404
    assert cast.client("head").post(url, {"body": "What?", "turn": "reply"}).status_code == 404
    assert "Let us return this." in page(cast, "second_reviewer", "review", submitted.reference, 1)


def test_comment_for_the_office_is_told_in_its_history(submitted: Plan, cast: Cast) -> None:
    comment(submitted, cast)
    assert "commented on a version" in page(cast, "head", "plan-history", submitted.reference)


def test_no_comment_is_read_by_a_state(submitted: Plan, cast: Cast) -> None:
    comment(submitted, cast)
    url = reverse("plan-comments", args=[submitted.reference])
    assert {who: cast.client(who).get(url).status_code for who in ("focal_point", "stranger")} == {
        "focal_point": 404,
        "stranger": 404,
    }


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_as_many_statements_however_long_it_is(
    submitted: Plan, cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        made = comment(submitted, cast, body=f"Question {number}", mentioned=(cast.drafter,))
        commenting.reply(made, body="Answer", by=cast.colleague, mentioned=(cast.head,))
    client, url = cast.client("drafter"), reverse("plan-comments", args=[submitted.reference])
    client.get(url)
    with django_assert_num_queries(19):
        client.get(url)


def test_answer_without_scripts_takes_the_words_of_the_section_along(commented: Plan, cast: Cast) -> None:
    made = Comment.objects.get()
    url = reverse("plan-section", args=[commented.reference, "states"])
    shown = page(cast, "drafter", "plan-section", commented.reference, "states")
    assert f'<button class="button button--small" name="turn" value="answer:{made.pk}">' in shown
    revision = commented.sections.get(key="states").revision
    sent = {"revision": revision, "cooperation": "The Government asked in May.", "turn": f"answer:{made.pk}"}
    client = cast.client("drafter")
    assert client.post(url, sent | {f"said-{made.pk}": "  "}).status_code == 303
    made.refresh_from_db()
    assert (made.state, made.replies.count()) == ("open", 0)
    told = client.post(url, sent | {f"said-{made.pk}": "It says who now."}, follow=True).content.decode()
    assert "Recorded." in told
    made.refresh_from_db()
    assert (made.state, made.replies.get().body) == ("answered", "It says who now.")
    assert load(commented).states.cooperation == "The Government asked in May."


@pytest.mark.parametrize("turn", ["answer:9999", "settle:{}", "answer:x", "reply:{}"])
def test_turn_that_the_editor_does_not_offer_is_none(commented: Plan, cast: Cast, turn: str) -> None:
    made = Comment.objects.get()
    send(cast, "drafter", "plan-section", commented.reference, "states", turn=turn.format(made.pk))
    made.refresh_from_db()
    assert (made.state, made.replies.count()) == ("open", 0)
