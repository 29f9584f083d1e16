"""Whoever opens what was shared with a State is on record, once an hour, and the office sees it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from mcof.accounts.roles import Role
from mcof.audit.models import Event
from plans import drafting, readership, sharing, workflow
from plans.access import rights
from plans.models import Plan, Purpose, Share
from plans.readership import Way, openings
from plans.reports import jobs
from plans.reports.printed import Printed
from tests.cast import PEOPLE, Cast
from tests.factories import make_membership


@pytest.fixture
def shared(submitted: Plan, cast: Cast) -> Plan:
    sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    return submitted


def readings() -> list[str]:
    return list(Event.objects.filter(action__in=list(Way)).order_by("pk").values_list("action", flat=True))


def test_reading_says_who_read_what_by_which_right(shared: Plan, cast: Cast) -> None:
    cast.client("focal_point").get(reverse("version", args=[shared.reference, 1]))
    event = Event.objects.get(action=Way.PAGE)
    assert (event.actor_email, event.acting_as, event.address) == (
        "focalpoint@mcof.example",
        "focal_point SSD",
        "127.0.0.1",
    )
    assert (event.target_type, event.target_id) == ("plans.share", str(Share.objects.get().pk))
    assert (event.plan_reference, event.office) == (shared.reference, "SSD")
    assert event.data == {"detail": {"version": 1, "state": "SSD"}}


def test_reading_of_anybody_else_is_not_kept(shared: Plan, cast: Cast) -> None:
    for who in PEOPLE:
        if who != "focal_point":
            cast.client(who).get(reverse("version", args=[shared.reference, 1]))
    assert readings() == []


def test_reading_again_within_the_hour_is_the_same(shared: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client, url = cast.client("focal_point"), reverse("plan", args=[shared.reference])
    client.get(url)
    client.get(url)
    assert readings() == [Way.PAGE]
    monkeypatch.setattr(readership, "THE_SAME", timedelta(0))
    client.get(url)
    assert readings() == [Way.PAGE, Way.PAGE]


def test_two_people_of_a_state_are_told_apart(shared: Plan, cast: Cast) -> None:
    make_membership(cast.other_focal_point, Role.FOCAL_POINT, cast.country)
    for who in ("focal_point", "other_focal_point"):
        cast.client(who).get(reverse("plan", args=[shared.reference]))
    assert readings() == [Way.PAGE, Way.PAGE]


def test_version_shared_for_two_purposes_is_read_by_both_shares(approved: Plan, cast: Cast) -> None:
    version = approved.versions.get()
    shares = [
        Share.objects.create(version=version, country=cast.country, purpose=purpose, shared_by=cast.head)
        for purpose in Purpose
    ]
    sharing.revoke(shares[0], by=cast.head)
    sharing.share(version, country=cast.other_country, purpose=Purpose.INFORMATION, by=cast.head)
    cast.client("other_focal_point").get(reverse("plan", args=[approved.reference]))
    assert {share.country.code: len(openings([share])) for share in Share.objects.all()} == {"SSD": 0, "PNG": 1}


def test_document_that_was_printed_is_a_reading_of_its_own(
    shared: Plan,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    monkeypatch.setattr(jobs.running, "print_document", lambda _document, _pictures: Printed(b"%PDF-", 1))
    with django_capture_on_commit_callbacks(execute=True):
        reports = [
            jobs.ask_report(shared, version=version, language="fr", by=person)
            for version, person in ((shared.versions.get(), cast.focal_point), (None, cast.drafter))
        ]
    for report, who in zip(reports, ("focal_point", "drafter"), strict=True):
        assert cast.client(who).get(reverse("report-file", args=[report.pk])).getvalue() == b"%PDF-"
    assert readings() == [Way.PRINT]


def test_each_file_of_a_shared_version_is_a_reading_of_its_own(ready: Plan, cast: Cast) -> None:
    files = [
        drafting.attach(
            ready,
            file=SimpleUploadedFile(f"{name}.pdf", b"%PDF-1.7 " + name.encode(), content_type="application/pdf"),
            title=name,
            revision=number,
            by=cast.drafter,
        )
        for number, name in enumerate(("letter", "map"))
    ]
    version = workflow.submit(ready, by=cast.head)
    sharing.share(version, country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    client = cast.client("focal_point")
    for file in (*files, files[0]):
        client.get(reverse("attachment-file", args=[ready.reference, file.uid])).getvalue()
    told = Event.objects.filter(action=Way.FILE).order_by("pk").values_list("data__detail__file", flat=True)
    assert list(told) == ["letter", "map"]


def test_office_sees_who_opened_what_and_when(shared: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    url = reverse("plan-shares", args=[shared.reference])
    assert "not yet" in cast.client("head").get(url).content.decode()
    monkeypatch.setattr(readership, "THE_SAME", timedelta(0))
    client = cast.client("focal_point")
    for address in (reverse("plan", args=[shared.reference]),) * 2 + (reverse("api-plan", args=[shared.reference]),):
        client.get(address)
    page = cast.client("head").get(url)
    [line] = page.context["shares"]
    assert [(it.person, it.way, it.times) for it in line.opened] == [
        ("Focalpoint", Way.PROGRAM, 1),
        ("Focalpoint", Way.PAGE, 2),
    ]
    assert all(timezone.now() - it.last < timedelta(minutes=1) for it in line.opened)
    text = page.content.decode()
    assert "Focalpoint, by a program," in text
    assert "(2 times)" in text


def test_reading_costs_others_no_statement(
    shared: Plan, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    allowed, version = rights(cast.head, shared), shared.versions.get()
    with django_assert_num_queries(0):
        readership.note_reading(allowed, version, Way.PAGE, by=cast.head)
