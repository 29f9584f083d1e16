"""A share that has not begun shows nothing; one that ended says so to whoever read by it, and to nobody else."""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from mcof.accounts.models import Membership
from mcof.accounts.roles import Role
from plans import sharing
from plans.access import plans_visible_to
from plans.models import NoticeKind, Plan, Purpose, Share
from plans.notices import readable
from plans.reports import jobs
from tests.cast import EVERYBODY, Cast
from tests.factories import make_membership

DAY = datetime.timedelta(days=1)
ENDED = "The office ended this share on"


@pytest.fixture
def ended(submitted: Plan, cast: Cast) -> Plan:
    """A plan that South Sudan read for a while."""
    made = sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    sharing.revoke(made, by=cast.head)
    return submitted


def share(plan: Plan, cast: Cast, **terms: Any) -> Share:
    return sharing.share(plan.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head, **terms)


def test_nothing_is_seen_or_told_before_a_share_begins(submitted: Plan, cast: Cast) -> None:
    begins = timezone.now() + DAY
    share(submitted, cast, starts_at=begins)
    assert cast.client("focal_point").get(reverse("plan", args=[submitted.reference])).status_code == 404
    assert not readable(cast.focal_point).exists()
    assert not plans_visible_to(cast.focal_point, begins - datetime.timedelta(seconds=1)).exists()
    assert plans_visible_to(cast.focal_point, begins).exists()
    assert "begins" in cast.client("head").get(reverse("plan-shares", args=[submitted.reference])).content.decode()


def test_state_is_told_once_the_share_begins(submitted: Plan, cast: Cast) -> None:
    made = share(submitted, cast, starts_at=timezone.now() + DAY)
    past = timezone.now() - datetime.timedelta(minutes=1)
    Share.objects.filter(pk=made.pk).update(starts_at=past)
    cast.focal_point.notices.update(not_before=past)
    assert readable(cast.focal_point).get().kind == NoticeKind.SHARED


def test_share_ends_after_it_begins(submitted: Plan, cast: Cast) -> None:
    with pytest.raises(sharing.InvalidShare) as caught:
        share(submitted, cast, starts_at=timezone.now() + 2 * DAY, expires_at=timezone.now() + DAY)
    assert set(caught.value.errors) == {"expires_at"}


def test_days_are_those_of_the_person(submitted: Plan, cast: Cast) -> None:
    type(cast.head).objects.filter(pk=cast.head.pk).update(timezone="Pacific/Auckland")
    first = timezone.localdate() + 3 * DAY
    page = reverse("plan-shares", args=[submitted.reference])
    form = cast.client("head").get(page).context["form"]
    ask = {"countries": ["SSD"], "purpose": "consent", "starts_on": str(first), "expires_on": str(first)}
    sections = [key for key, _title in form.fields["sections"].choices]
    assert cast.client("head").post(page, {**ask, "sections": sections}).status_code == 302
    made = Share.objects.get()
    assert made.sections is None
    assert made.starts_at is not None
    assert made.expires_at is not None
    assert made.starts_at.astimezone(datetime.UTC).hour in {11, 12}
    assert made.expires_at - made.starts_at == DAY


def addresses(plan: Plan) -> list[str]:
    numbered = [reverse(name, args=[plan.reference, 1]) for name in ("version", "api-version")]
    return [*numbered, *(reverse(name, args=[plan.reference]) for name in ("plan", "plan-consents", "api-plan"))]


def test_next_click_says_that_the_share_ended(ended: Plan, cast: Cast) -> None:
    for address in addresses(ended):
        answer = cast.client("focal_point").get(address)
        assert (answer.status_code, ENDED in answer.content.decode()) == (410, True), address
        assert ended.title not in answer.content.decode()


def test_everybody_else_learns_nothing(ended: Plan, cast: Cast) -> None:
    never = addresses(Plan(reference="SSD-2099-01"))
    for who in ("other_focal_point", "stranger", "administrator"):
        client = cast.client(who)
        for address, other in zip(addresses(ended), never, strict=True):
            answer, nothing = client.get(address), client.get(other)
            assert (answer.status_code, ENDED in answer.content.decode()) == (nothing.status_code, False)
    assert {who: cast.client(who).get(addresses(ended)[0]).status_code for who in EVERYBODY}["head"] == 200


def test_whoever_came_after_the_end_learns_nothing(ended: Plan, cast: Cast) -> None:
    Share.objects.update(revoked_at=timezone.now() - 5 * DAY, shared_at=timezone.now() - 9 * DAY)
    make_membership(cast.stranger, Role.FOCAL_POINT, cast.country, starts_on=timezone.localdate() - DAY)
    assert cast.client("stranger").get(addresses(ended)[0]).status_code == 404
    Membership.objects.filter(user=cast.focal_point).update(ends_on=timezone.localdate())
    assert cast.client("focal_point").get(addresses(ended)[0]).status_code == 404


def test_share_revoked_before_it_began_was_never_there(submitted: Plan, cast: Cast) -> None:
    sharing.revoke(share(submitted, cast, starts_at=timezone.now() + DAY), by=cast.head)
    assert cast.client("focal_point").get(addresses(submitted)[0]).status_code == 404


def test_expired_share_says_so_too(submitted: Plan, cast: Cast) -> None:
    share(submitted, cast, expires_at=timezone.now() + DAY)
    Share.objects.update(expires_at=timezone.now() - datetime.timedelta(minutes=1))
    answer = cast.client("focal_point").get(addresses(submitted)[0])
    assert (answer.status_code, "This share ended on" in answer.content.decode()) == (410, True)


def test_document_of_an_ended_share_says_so(submitted: Plan, cast: Cast) -> None:
    made = share(submitted, cast)
    report = jobs.ask_report(submitted, version=submitted.versions.get(), language="en", by=cast.focal_point)
    sharing.revoke(made, by=cast.head)
    assert cast.client("focal_point").get(reverse("report", args=[report.pk])).status_code == 410
    assert cast.client("other_focal_point").get(reverse("report", args=[report.pk])).status_code == 404
