"""Sharing with States: what is offered, what is refused, and an end at once."""

import datetime
import re
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from plans import sharing
from plans.extent import parts_of
from plans.models import Plan, Purpose, Share
from tests.cast import Cast
from tests.plans.contents import complete_content


def address(plan: Plan) -> str:
    return reverse("plan-shares", args=[plan.reference])


def revocation(share: Share) -> str:
    return reverse("share-revocation", args=[share.version.plan.reference, share.pk])


SECTIONS = parts_of(complete_content())
ASK: dict[str, Any] = {
    "countries": "SSD",
    "purpose": "consent",
    "message": "For your consent.",
    "starts_on": "",
    "expires_on": "",
    "sections": SECTIONS,
}


def test_draft_has_nothing_to_share_yet(plan: Plan, cast: Cast) -> None:
    page = cast.client("head").get(address(plan)).content.decode()
    assert "Nothing to share yet" in page
    assert cast.client("head").post(address(plan), ASK).status_code == 403
    assert not Share.objects.exists()


def test_version_in_review_is_shared_for_consent_with_the_states_concerned(submitted: Plan, cast: Cast) -> None:
    page = cast.client("head").get(address(submitted)).content.decode()
    assert re.search(r'name="countries" value="SSD"[^>]* checked', page)
    assert 'value="PNG"' not in page
    assert 'value="information"' not in page
    assert cast.client("head").post(address(submitted), ASK).status_code == 302
    share = Share.objects.get()
    assert (share.country, share.purpose, share.message) == (cast.country, Purpose.CONSENT, "For your consent.")


def test_approved_version_is_shared_for_information_with_any_member_state(approved: Plan, cast: Cast) -> None:
    data = ASK | {"countries": "PNG", "purpose": "information"}
    assert cast.client("reviewer").post(address(approved), data).status_code == 302
    assert Share.objects.get().country == cast.other_country
    assert cast.client("other_focal_point").get(reverse("plan", args=[approved.reference])).status_code == 200


def test_second_share_with_the_same_state_comes_back_with_what_was_typed(submitted: Plan, cast: Cast) -> None:
    client = cast.client("head")
    client.post(address(submitted), ASK)
    answer = client.post(address(submitted), ASK | {"message": "Once more"})
    assert answer.status_code == 422
    assert "Once more" in answer.content.decode()
    assert Share.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"countries": "PNG"},
        {"countries": "QQQ"},
        {"countries": []},
        {"countries": ["SSD", "PNG"]},
        {"sections": []},
        {"sections": ["risks", "gossip"]},
        {"starts_on": "2020-01-01"},
        {"purpose": "information"},
        {"expires_on": "2020-01-01"},
        {"expires_on": "soon"},
        {"message": "x" * 30_001},
    ],
)
def test_wrong_share_comes_back(submitted: Plan, cast: Cast, changes: dict[str, Any]) -> None:
    assert cast.client("head").post(address(submitted), ASK | changes).status_code == 422
    assert not Share.objects.exists()


def test_last_day_counts_whole(submitted: Plan, cast: Cast) -> None:
    last = timezone.localdate() + datetime.timedelta(days=7)
    cast.client("head").post(address(submitted), ASK | {"expires_on": str(last)})
    expires = Share.objects.get().expires_at
    assert expires is not None
    assert timezone.localtime(expires).date() == last + datetime.timedelta(days=1)


def test_revoked_share_ends_at_once_and_only_once(submitted: Plan, cast: Cast) -> None:
    share = sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    state, client = cast.client("focal_point"), cast.client("head")
    assert state.get(reverse("plan", args=[submitted.reference])).status_code == 200
    assert [client.post(revocation(share)).status_code for _ in range(2)] == [302, 302]
    assert state.get(reverse("plan", args=[submitted.reference])).status_code == 410
    assert "revoked" in client.get(address(submitted)).content.decode()


def test_share_of_another_plan_is_not_revoked(submitted: Plan, cast: Cast) -> None:
    share = sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    for reference, number in ((submitted.reference, share.pk + 1), ("PNG-2026-01", share.pk)):
        url = reverse("share-revocation", args=[reference, number])
        assert cast.client("head").post(url).status_code == 404
    share.refresh_from_db()
    assert share.revoked_at is None


def test_revocation_is_never_a_link(submitted: Plan, cast: Cast) -> None:
    share = sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    assert cast.client("head").get(revocation(share)).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_as_many_statements_whatever_its_length(
    submitted: Plan, cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version = submitted.versions.get()
    for _ in range(count):
        for open_one in Share.objects.filter(revoked_at=None):
            sharing.revoke(open_one, by=cast.head)
        sharing.share(version, country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    client = cast.client("head")
    client.get(address(submitted))
    with django_assert_num_queries(13):
        client.get(address(submitted))
