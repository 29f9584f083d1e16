"""A newer approved version replaces the one that States read only when somebody says so, and the States are told."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.answers import Refused
from mcof.audit.models import Event
from plans import reviewing, sharing, workflow
from plans.access import versions_visible_to
from plans.content import PlanContent
from plans.extent import WHOLE, Extent, extent_of
from plans.models import NoticeKind, Plan, Purpose, Share
from plans.notices import readable
from plans.notices.words import told, url_of
from plans.replacing import outdated, replace_shares
from tests.cast import Cast
from tests.factories import make_country
from tests.plans.contents import SECTORS
from tests.plans.versions import next_version
from tests.stages import record_office_consent

GONE = f"response-{SECTORS[0]}"


@pytest.fixture
def twice(approved: Plan, cast: Cast) -> Plan:
    """Version 1 shared with two States, with one in part; version 2 is in force and lacks a sector of the first."""
    version = approved.versions.get()
    for country, extent in ((cast.country, WHOLE), (cast.other_country, Extent(frozenset({"risks", GONE})))):
        sharing.share(version, country=country, purpose=Purpose.INFORMATION, extent=extent, by=cast.head)
    return next_version(approved, cast)


def reads(cast: Cast, who: str, plan: Plan) -> list[int]:
    return [version.number for version in versions_visible_to(cast.person(who), plan)]


def test_states_read_the_older_version_until_somebody_says_otherwise(approved: Plan, cast: Cast) -> None:
    sharing.share(approved.versions.get(), country=cast.country, purpose=Purpose.INFORMATION, by=cast.head)
    workflow.revise(approved, by=cast.head)
    workflow.submit(approved, by=cast.head)
    reviewing.endorse(approved, version=2, reason="Sound.", by=cast.regional)
    record_office_consent(approved, cast)
    assert outdated(Plan.objects.get(pk=approved.pk)) is None
    reviewing.approve(approved, version=2, reason="Sound.", by=cast.reviewer)
    assert reads(cast, "focal_point", approved) == [1]
    found = outdated(Plan.objects.get(pk=approved.pk))
    assert found is not None
    assert [(it.country, it.numbers, it.extent) for it in found.states] == [(cast.country, [1], WHOLE)]


def test_replacement_carries_the_part_over_and_says_what_is_lost(twice: Plan, cast: Cast) -> None:
    found = outdated(twice)
    assert found is not None
    lost = {it.country.code: it.lost for it in found.states}
    assert lost == {"SSD": (), "PNG": (GONE,)}
    made = replace_shares(twice, version=2, by=cast.reviewer)
    assert {it.country.code: extent_of(it) for it in made} == {"SSD": WHOLE, "PNG": Extent(frozenset({"risks"}))}
    for who in ("focal_point", "other_focal_point"):
        assert reads(cast, who, twice) == [2]
    assert outdated(twice) is None
    assert Share.objects.filter(revoked_at=None, version__number=1).count() == 0
    trail = Event.objects.filter(action__in=("share.made", "share.revoked")).order_by("-pk")[:4]
    assert [event.action for event in trail] == ["share.made", "share.revoked"] * 2
    assert trail[0].data["after"]["replaces"] == 1


def test_one_state_is_moved_and_the_other_reads_on(twice: Plan, cast: Cast) -> None:
    replace_shares(twice, version=2, countries=["PNG"], by=cast.head)
    assert (reads(cast, "focal_point", twice), reads(cast, "other_focal_point", twice)) == ([1], [2])


def test_state_is_told_of_the_new_version(twice: Plan, cast: Cast) -> None:
    replace_shares(twice, version=2, by=cast.head)
    notice = readable(cast.focal_point).get(kind=NoticeKind.REPLACED)
    assert told(notice) == f"Version 2 of “{twice.title}” replaces the one that your State read."
    assert url_of(notice) == reverse("version", args=[twice.reference, 2])


def test_days_of_a_share_go_along(approved: Plan, cast: Cast) -> None:
    now = timezone.now()
    version = approved.versions.get()
    begins, ends = now + datetime.timedelta(days=2), now + datetime.timedelta(days=9)
    about = {"purpose": Purpose.INFORMATION, "starts_at": begins, "expires_at": ends}
    sharing.share(version, country=cast.country, by=cast.head, **about)
    plan = next_version(approved, cast)
    [made] = replace_shares(plan, version=2, by=cast.head)
    assert (made.starts_at, made.expires_at) == (begins, ends)
    assert not readable(cast.focal_point).exists()


@pytest.mark.parametrize(("version", "countries"), [(1, None), (3, None), (2, ["KEN"]), (2, ["SSD", "KEN"])])
def test_replacement_that_does_not_fit_changes_nothing(
    twice: Plan, cast: Cast, version: int, countries: list[str] | None
) -> None:
    with pytest.raises(sharing.InvalidShare):
        replace_shares(twice, version=version, countries=countries, by=cast.head)
    assert reads(cast, "focal_point", twice) == [1]


def test_part_of_which_nothing_is_left_is_not_replaced(twice: Plan, cast: Cast) -> None:
    Share.objects.filter(country=cast.other_country).update(sections=[GONE])
    found = outdated(twice)
    assert found is not None
    assert [it.nothing_left for it in found.states] == [True, False]
    with pytest.raises(sharing.InvalidShare) as caught:
        replace_shares(twice, version=2, by=cast.head)
    assert "Papua New Guinea" in str(caught.value)
    assert reads(cast, "focal_point", twice) == [1]


@pytest.mark.parametrize("who", ["drafter", "regional", "focal_point", "stranger", "administrator"])
def test_replacement_by_somebody_without_the_right_is_refused(twice: Plan, cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        replace_shares(twice, version=2, by=cast.person(who))
    assert reads(cast, "focal_point", twice) == [1]


def test_page_offers_the_replacement_and_does_it(twice: Plan, cast: Cast) -> None:
    client, page = cast.client("head"), reverse("plan-shares", args=[twice.reference])
    text = client.get(page).content.decode()
    assert "Version 2 is approved; these States still read an older one" in text
    assert "Not in version 2 any more: " in text
    assert "Replace by version 2 for all" in text
    url = reverse("share-replacement", args=[twice.reference])
    assert "There is nothing to replace" in client.post(url, {"version": "9"}, follow=True).content.decode()
    done = client.post(url, {"version": "2"}, follow=True).content.decode()
    assert "Version 2 is now shared with: Papua New Guinea, South Sudan. They are told." in done
    assert "still read an older one" not in done


def test_program_replaces_for_all_or_for_one(twice: Plan, cast: Cast) -> None:
    url = reverse("api-share-replacement", args=[twice.reference])
    client = cast.client("reviewer")
    answer = client.post(url, {"version": 2, "countries": ["SSD"]}, content_type="application/json")
    assert [(it["country"], it["version"], it["sections"]) for it in answer.json()] == [("SSD", 2, None)]
    assert client.post(url, {"version": 2}, content_type="application/json").json()[0]["sections"] == ["risks"]
    assert client.post(url, {"version": 2}, content_type="application/json").status_code == 400


@pytest.mark.parametrize("count", [1, 3])
def test_states_behind_take_as_many_statements_however_many(
    approved: Plan, cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        country = make_country(f"Z{number}Z")
        sharing.share(approved.versions.get(), country=country, purpose=Purpose.INFORMATION, by=cast.head)
    plan = next_version(approved, cast)
    with django_assert_num_queries(1):
        found = outdated(plan)
    assert found is not None
    assert len(found.states) == count
    assert PlanContent.from_json(found.version.content).edition == "2021"
