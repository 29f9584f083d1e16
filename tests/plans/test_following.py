"""Following plans: who does, and what of others' doings they are told while they may read it."""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.answers import Refused
from mcof.accounts.models import User
from mcof.audit.models import Event
from plans import commenting, drafting, reviewing, sharing
from plans.commenting import Remark
from plans.content import load, values
from plans.following import follow, is_followed, note_seen, seen_until, unfollow
from plans.models import Audience, Plan, Purpose
from plans.portfolio.news import What, news_for
from tests.cast import PEOPLE, Cast
from tests.plans.api.conftest import Program
from tests.plans.contents import changed
from tests.plans.filling import fill

LONG_AGO = timezone.now() - datetime.timedelta(days=3650)


def counts(user: User) -> dict[str, dict[str, int]]:
    return {it.plan.reference: {str(what): n for what, n in it.counts} for it in news_for(user, LONG_AGO)}


def comment(plan: Plan, cast: Cast, **given: Any) -> None:
    version = plan.versions.get()
    version.plan = plan
    commenting.comment(version, remark=Remark(**{"body": "Who asked?"} | given), by=cast.reviewer)


def write(plan: Plan, by: User, text: str = "In May.") -> None:
    fill(plan, changed(load(plan), "states", "cooperation", text), by=by)


def test_who_works_on_a_plan_follows_it_by_themselves(submitted: Plan, cast: Cast) -> None:
    following = {who for who in PEOPLE if is_followed(submitted, cast.person(who))}
    assert following == {"drafter", "regional", "reviewer"}


def test_who_works_on_a_plan_can_mute_it_and_others_can_follow(submitted: Plan, cast: Cast) -> None:
    unfollow(submitted, by=cast.drafter)
    follow(submitted, by=cast.head)
    assert (is_followed(submitted, cast.drafter), is_followed(submitted, cast.head)) == (False, True)
    with pytest.raises(Refused):
        follow(submitted, by=cast.stranger)


def test_saying_the_same_again_is_no_event(submitted: Plan, cast: Cast) -> None:
    follow(submitted, by=cast.head)
    follow(submitted, by=cast.head)
    assert Event.objects.filter(action="following.began").count() == 1


def test_office_is_told_what_colleagues_and_reviewers_did(submitted: Plan, cast: Cast) -> None:
    comment(submitted, cast)
    comment(submitted, cast, audience=Audience.REVIEWERS)
    reviewing.return_for_changes(submitted, version=1, reason="More on floods.", by=cast.regional)
    write(submitted, cast.colleague)
    (news,) = news_for(cast.drafter, LONG_AGO)
    told = dict(news.counts)
    assert (told[What.COMMENT], told[What.SUBMITTED], told[What.DECIDED]) == (1, 1, 1)
    assert (news.found[0].what, news.sections[0], news.decisions) == (What.SECTION, "states", ["return"])


def test_reviewer_is_told_nothing_of_the_draft(submitted: Plan, cast: Cast) -> None:
    comment(submitted, cast, audience=Audience.REVIEWERS)
    reviewing.return_for_changes(submitted, version=1, reason="More on floods.", by=cast.regional)
    fill(submitted, changed(load(submitted), "identity", "title", "A title of the draft"), by=cast.colleague)
    (news,) = news_for(cast.reviewer, LONG_AGO)
    assert news.counts == [(What.SUBMITTED, 1), (What.DECIDED, 1)]
    assert news.plan.title != "A title of the draft"
    assert counts(cast.regional)[submitted.reference]["comment"] == 1


def test_state_is_told_of_its_shares_while_they_are_open(submitted: Plan, cast: Cast) -> None:
    comment(submitted, cast)
    share = sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    follow(submitted, by=cast.focal_point)
    assert counts(cast.focal_point) == {submitted.reference: {"shared": 1}}
    sharing.revoke(share, by=cast.head)
    assert counts(cast.focal_point) == {}


def test_what_one_did_oneself_is_no_news(plan: Plan, cast: Cast) -> None:
    write(plan, cast.drafter)
    assert counts(cast.drafter) == {}


def test_reply_is_told_to_others(submitted: Plan, cast: Cast) -> None:
    comment(submitted, cast)
    made = submitted.versions.get().comments.get()
    commenting.reply(made, body="The commission.", by=cast.colleague)
    assert counts(cast.drafter)[submitted.reference]["reply"] == 1


def test_news_that_was_seen_is_gone_from_the_desk(submitted: Plan, cast: Cast) -> None:
    comment(submitted, cast)
    client = cast.client("drafter")
    page = client.get(reverse("desk")).content.decode().partition('id="followed"')[2]
    assert "1 comment" in page
    until = page.partition('name="until" value="')[2].partition('"')[0]
    assert client.post(reverse("desk-news"), {"until": until}).status_code == 302
    assert "1 comment" not in client.get(reverse("desk")).content.decode().partition('id="followed"')[2]


def test_nobody_has_seen_what_is_to_come(cast: Cast) -> None:
    note_seen(cast.drafter, until=timezone.now() + datetime.timedelta(days=1))
    assert seen_until(cast.drafter) <= timezone.now()


def test_button_on_the_plan_follows_it_and_off_again(submitted: Plan, cast: Cast) -> None:
    client = cast.client("head")
    url, page = reverse("plan-following", args=[submitted.reference]), reverse("plan", args=[submitted.reference])
    assert 'name="follow" value="yes"' in client.get(page).content.decode()
    assert client.post(url, {"follow": "yes"}).headers["location"] == page
    assert 'name="follow" value="no"' in client.get(page).content.decode()
    assert client.post(url, {"follow": "no", "desk": "1"}).headers["location"] == reverse("desk")
    assert not is_followed(submitted, cast.head)


def test_program_follows_and_unfollows(submitted: Plan, cast: Cast) -> None:
    program = Program(cast.head)
    path = f"plans/{submitted.reference}/following/"
    assert program.put(path).status_code == 204
    assert is_followed(submitted, cast.head)
    assert program.delete(path).status_code == 204
    assert not is_followed(submitted, cast.head)


@pytest.mark.parametrize("count", [1, 3])
def test_news_takes_as_many_statements_however_many_plans(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        identity = values.Identity(title=f"Plan {number}")
        plan = drafting.start_plan(office=cast.office, identity=identity, edition="2021", by=cast.colleague)
        follow(plan, by=cast.drafter)
        write(plan, cast.colleague)
    with django_assert_num_queries(7):
        assert len(news_for(cast.drafter, LONG_AGO)) == count
