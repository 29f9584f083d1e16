"""Shares and answers of States over the interface."""

import datetime
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from plans import sharing
from plans.models import Consent, Plan, Purpose, Share
from tests.cast import EVERYBODY, PEOPLE, Cast
from tests.factories import make_country
from tests.plans.api.conftest import Program, Programs
from tests.stages import record_office_consent

REPLY: dict[str, Any] = {
    "version": 1,
    "country": "SSD",
    "answer": "consent",
    "given_on": "2026-01-20",
    "function": "Director",
    "reference": "MHA/2026/14",
}


@pytest.fixture
def shared(submitted: Plan, cast: Cast) -> Plan:
    sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    return submitted


def test_share_is_made_by_head_and_headquarters_only(submitted: Plan, programs: Programs) -> None:
    path, body = f"plans/{submitted.reference}/shares/", {"version": 1, "countries": ["SSD"], "purpose": "consent"}
    found = {who: programs.of(who).post(path, **body).status_code for who in EVERYBODY}
    once = {"head", "reviewer", "second_reviewer"}
    refused = {"drafter", "colleague", "regional", "focal_point"}  # by then the head has shared it with the State
    expected = {who: 403 if who in refused else 404 for who in EVERYBODY} | {"visitor": 401}
    assert {who: found[who] for who in EVERYBODY if who not in once} == {
        who: expected[who] for who in EVERYBODY if who not in once
    }
    assert sorted(found[who] for who in once) == [201, 400, 400]  # the first shares, the others find it done
    assert Share.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"countries": ["SSD", "QQQ"]}, "country"),
        ({"countries": ["SSD", "PNG"]}, "country"),
        ({"countries": []}, "countries"),
        ({"sections": ["risks", "gossip"]}, "sections"),
        ({"sections": []}, "sections"),
        ({"languages": ["fr"]}, "languages"),
        ({"languages": ["xx"]}, "languages"),
        ({"purpose": "information"}, "purpose"),
        ({"purpose": "gossip"}, "purpose"),
        ({"expires_at": "2020-01-01T00:00:00Z"}, "expires_at"),
        ({"expires_at": "tomorrow"}, "expires_at"),
        ({"version": None}, "version"),
    ],
)
def test_wrong_share_names_its_field(submitted: Plan, head: Program, changes: dict[str, object], place: str) -> None:
    body = {"version": 1, "countries": ["SSD"], "purpose": "consent"} | changes
    answer = head.post(f"plans/{submitted.reference}/shares/", **body)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [place])
    assert not Share.objects.exists()


def test_share_of_a_version_that_does_not_exist_is_not_found(submitted: Plan, head: Program) -> None:
    body = {"version": 7, "countries": ["SSD"], "purpose": "consent"}
    assert head.post(f"plans/{submitted.reference}/shares/", **body).status_code == 404


def test_share_is_revoked_once_and_again_without_harm(shared: Plan, programs: Programs) -> None:
    path = f"plans/{shared.reference}/shares/{Share.objects.get().pk}/"
    assert programs.of("drafter").delete(path).status_code == 403
    assert programs.of("stranger").delete(path).status_code == 404
    assert [programs.of("head").delete(path).status_code for _ in range(2)] == [204, 204]
    assert Share.objects.get().revoked_at is not None


def test_share_of_another_plan_is_not_revoked(shared: Plan, plan: Plan, cast: Cast, programs: Programs) -> None:
    own = programs.of("stranger").post("plans/", office="PNG", identity={"title": "Mine"}).json()["reference"]
    assert programs.of("stranger").delete(f"plans/{own}/shares/{Share.objects.get().pk}/").status_code in {403, 404}
    assert Share.objects.get().revoked_at is None


def test_expired_share_is_listed_for_the_office_and_gone_for_the_state(shared: Plan, programs: Programs) -> None:
    Share.objects.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))
    path = f"plans/{shared.reference}/shares/"
    assert len(programs.of("head").results(path)) == 1
    assert programs.of("focal_point").get(path).status_code == 410


def test_state_answers_for_itself(shared: Plan, cast: Cast, programs: Programs) -> None:
    answer = programs.of("focal_point").post(f"plans/{shared.reference}/consents/", **REPLY)
    assert (answer.status_code, answer.json()["by_state"], answer.json()["version"]) == (201, True, 1)
    assert Consent.objects.get().recorded_by == cast.focal_point


def test_office_records_what_it_holds_in_writing(submitted: Plan, head: Program) -> None:
    answer = head.post(f"plans/{submitted.reference}/consents/", **REPLY | {"version": None})
    assert (answer.status_code, answer.json()["by_state"], answer.json()["version"]) == (201, False, None)


@pytest.mark.parametrize(
    ("changes", "status"), [({"version": None}, 403), ({"country": "PNG"}, 403), ({"version": 2}, 404)]
)
def test_state_answers_on_its_own_share_only(
    shared: Plan, programs: Programs, changes: dict[str, object], status: int
) -> None:
    answer = programs.of("focal_point").post(f"plans/{shared.reference}/consents/", **REPLY | changes)
    assert answer.status_code == status
    assert not Consent.objects.exists()


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"given_on": "2999-01-01"}, "given_on"),
        ({"given_on": "20/01/2026"}, "given_on"),
        ({"function": "  "}, "function"),
        ({"reference": ""}, "reference"),
        ({"answer": "perhaps"}, "answer"),
        ({"country": "QQQ"}, "country"),
        ({"answer": "decline"}, "reason"),
    ],
)
def test_wrong_answer_names_its_field(submitted: Plan, head: Program, changes: dict[str, object], place: str) -> None:
    answer = head.post(f"plans/{submitted.reference}/consents/", **REPLY | {"version": None} | changes)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [place])
    assert not Consent.objects.exists()


@pytest.mark.parametrize("who", ["drafter", "regional", "reviewer"])
def test_insider_without_the_right_records_nothing(submitted: Plan, programs: Programs, who: str) -> None:
    answer = programs.of(who).post(f"plans/{submitted.reference}/consents/", **REPLY | {"version": None})
    assert (answer.status_code, Consent.objects.exists()) == (403, False)


def test_state_sees_its_own_answers_only(shared: Plan, cast: Cast, programs: Programs) -> None:
    record_office_consent(shared, cast)
    kenya = make_country("KEN")
    shared.countries.create(uid="ken", country="KEN", position=1)
    record_office_consent(shared, cast, country=kenya, reference="KEN/1")
    path = f"plans/{shared.reference}/consents/"
    assert {it["country"] for it in programs.of("head").results(path)} == {"SSD", "KEN"}
    assert {it["country"] for it in programs.of("focal_point").results(path)} == {"SSD"}


def test_answer_of_a_state_new_in_the_draft_stays_with_the_office(
    approved: Plan, cast: Cast, programs: Programs
) -> None:
    kenya = make_country("KEN")
    approved.countries.create(uid="ken", country="KEN", position=1)
    record_office_consent(approved, cast, country=kenya, reference="KEN/1")
    found = {
        who: {it["country"] for it in programs.of(who).results(f"plans/{approved.reference}/consents/")}
        for who in ("head", "reviewer")
    }
    assert found == {"head": {"SSD", "KEN"}, "reviewer": {"SSD"}}


@pytest.mark.parametrize("count", [1, 3])
def test_lists_take_as_many_statements_whatever_their_length(
    shared: Plan, cast: Cast, head: Program, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        record_office_consent(shared, cast, reference=f"MHA/{number}")
    for _ in range(count - 1):
        sharing.revoke(Share.objects.filter(revoked_at=None).get(), by=cast.head)
        sharing.share(shared.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    for name, statements in (("shares", SHARES), ("consents", CONSENTS)):
        path = f"plans/{shared.reference}/{name}/"
        head.get(path)
        with django_assert_num_queries(statements):
            assert len(head.results(path)) == count


SHARES, CONSENTS = 9, 9


def test_readings_say_who_opened_what_and_how_often(shared: Plan, programs: Programs, cast: Cast) -> None:
    assert programs.of("head").results(f"plans/{shared.reference}/readings/") == []
    cast.client("focal_point").get(f"/plans/{shared.reference}/versions/1/")
    programs.of("focal_point").get(f"plans/{shared.reference}/versions/1/")
    lines = programs.of("head").results(f"plans/{shared.reference}/readings/")
    assert [(it["person"], it["way"], it["times"]) for it in lines] == [
        ("Focalpoint", "share.fetched", 1),
        ("Focalpoint", "share.read", 1),
    ]
    assert {(it["share"], it["version"], it["country"]) for it in lines} == {(Share.objects.get().pk, 1, "SSD")}


def test_readings_are_for_those_who_share(shared: Plan, programs: Programs) -> None:
    path = f"plans/{shared.reference}/readings/"
    statuses = {who: programs.of(who).get(path).status_code for who in PEOPLE}
    assert {who for who, status in statuses.items() if status == 200} == {"head", "reviewer", "second_reviewer"}
    assert {who for who, status in statuses.items() if status == 404} == {
        "other_focal_point",
        "stranger",
        "administrator",
    }
