"""The pages of notices: what I was told, and what of it I get by mail."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import commenting
from plans.models import Frequency, Notice, NoticeKind, Plan
from plans.notices import preferences_of
from tests.cast import Cast

NOTICES, MAIL = reverse("notices"), reverse("notice-mail")


def test_notice_leads_to_what_it_tells_of(submitted: Plan, cast: Cast) -> None:
    url = reverse("review", args=[submitted.reference, 1])
    for page in (NOTICES, "/desk/"):
        shown = cast.client("regional").get(page).content.decode()
        assert f'<a href="{url}">Version 1 of “South Sudan crisis response plan 2027” is for you to review.' in shown
    assert "is for you to review" not in cast.client("head").get(NOTICES).content.decode()


def test_notices_are_read_all_at_once(submitted: Plan, cast: Cast) -> None:
    client = cast.client("regional")
    assert "Mark all as read" in client.get(NOTICES).content.decode()
    client.post(NOTICES)
    page = client.get(NOTICES).content.decode()
    assert ("Mark all as read" in page, "is for you to review" in page) == (False, True)
    assert "is for you to review" not in client.get("/desk/").content.decode()
    assert Notice.objects.unread().filter(recipient=cast.reviewer).exists()


def test_preference_is_kept_for_each_kind(cast: Cast) -> None:
    client = cast.client("drafter")
    sent = dict.fromkeys(NoticeKind, Frequency.AT_ONCE) | {NoticeKind.DECIDED: Frequency.DAILY}
    assert client.post(MAIL, sent).headers["location"] == MAIL
    assert preferences_of(cast.drafter)["decided"] == "daily"
    assert 'name="decided" value="daily" required id="id_decided_1" checked' in client.get(MAIL).content.decode()


def test_preference_that_is_not_offered_is_named(cast: Cast) -> None:
    answer = cast.client("drafter").post(MAIL, dict.fromkeys(NoticeKind, "hourly"))
    assert answer.status_code == 422
    assert preferences_of(cast.drafter) == {}


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_as_many_statements_however_long_it_is(
    submitted: Plan, cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version = submitted.versions.get()
    version.plan = submitted
    for _each in range(count):
        commenting.comment(version, remark=commenting.Remark(body="Who?"), by=cast.reviewer)
    client = cast.client("drafter")
    client.get(NOTICES)
    with django_assert_num_queries(7):
        client.get(NOTICES)
