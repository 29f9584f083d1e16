"""Whoever is given chosen sections finds nothing of the others at any address: pages, programs, documents, files.

Each section is left out once: the first State reads one half of the version, the second State the other.
"""

import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from pytest_django import DjangoCaptureOnCommitCallbacks

from mcof.accounts.answers import Refused
from mcof.accounts.roles import Role
from plans import drafting, linking, reviewing, sharing, workflow
from plans.content import PlanContent
from plans.drafting import Placing
from plans.extent import Extent, parts_of, sha256_of
from plans.models import Plan, Purpose, Report, Share
from plans.reports import jobs
from tests.cast import Cast
from tests.factories import make_membership
from tests.plans.filling import fill, revision_of
from tests.plans.test_extent import KEYS, everything_marked, token
from tests.plans.views.test_pictures import upload
from tests.stages import record_office_consent

READERS = ("focal_point", "other_focal_point")


@pytest.fixture
def halves() -> dict[str, frozenset[str]]:
    return {"focal_point": frozenset(KEYS[::2]), "other_focal_point": frozenset(KEYS[1::2])}


@pytest.fixture
def shared(plan: Plan, cast: Cast, halves: dict[str, frozenset[str]]) -> Plan:
    """Version 1 in force, half of it shared with either State."""
    fill(plan, everything_marked(), by=cast.drafter)
    letter = SimpleUploadedFile("letter.pdf", b"%PDF-1.7 letter", content_type="application/pdf")
    drafting.attach(plan, file=letter, title=token("attachments"), revision=0, by=cast.drafter)
    placing = Placing(section="context", caption=token("picture"), alternative_text="Water", credit="A. Deng")
    pictures = revision_of(plan, drafting.ATTACHMENTS)
    drafting.add_picture(plan, file=upload(), placing=placing, revision=pictures, by=cast.drafter)
    workflow.submit(plan, by=cast.head)
    reviewing.endorse(plan, version=1, reason="Sound.", by=cast.regional)
    record_office_consent(plan, cast)
    reviewing.approve(plan, version=1, reason="Sound.", by=cast.reviewer)
    version = plan.versions.get()
    for who, country in zip(READERS, (cast.country, cast.other_country), strict=True):
        about = {"country": country, "purpose": Purpose.INFORMATION, "extent": Extent(halves[who])}
        sharing.share(version, by=cast.head, **about)  # type: ignore[arg-type]  # what a share is made of
    return plan


def api(plan: Plan, path: str = "") -> str:
    return f"/api/v1/plans/{plan.reference}/{path}"


def shown(text: str, halves: dict[str, frozenset[str]], who: str) -> None:
    """Check that the text has the word of each section that the State is given, and of no other."""
    assert {key for key in KEYS if token(key) in text} == halves[who]
    assert (token("picture") in text) == ("context" in halves[who])


@pytest.mark.parametrize("who", READERS)
def test_pages_and_programs_have_the_sections_that_are_given(
    shared: Plan, cast: Cast, halves: dict[str, frozenset[str]], who: str
) -> None:
    client = cast.client(who)
    pages = [reverse("plan", args=[shared.reference]), reverse("version", args=[shared.reference, 1])]
    pages += [api(shared), api(shared, "versions/1/"), api(shared, "versions/1/changes/")]
    for page in pages:
        shown(client.get(page).content.decode(), halves, who)


@pytest.mark.parametrize("who", READERS)
def test_lists_findings_and_comparisons_say_nothing_of_the_rest(
    shared: Plan, cast: Cast, halves: dict[str, frozenset[str]], who: str
) -> None:
    client, version = cast.client(who), shared.versions.get()
    pages = [reverse("plans"), reverse("desk"), reverse("notices"), reverse("plan-reports", args=[shared.reference])]
    pages += ["/api/v1/plans/?search=xq", api(shared, "findings/"), api(shared, "shares/"), api(shared, "versions/")]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200
        assert not [key for key in KEYS if key not in halves[who] and token(key) in answer.content.decode()], page
    assert client.get(api(shared, "findings/")).json()["results"] == []
    [line] = client.get(api(shared, "versions/")).json()["results"]
    assert line["sha256"] == sha256_of(version, Extent(halves[who])) != version.sha256
    told = client.get(api(shared)).json()
    assert set(told["part"]) == halves[who]
    assert told["sha256"] == client.get(api(shared, "versions/1/")).json()["sha256"] == line["sha256"]
    for url in (api(shared, "attachments/"), reverse("plan-history", args=[shared.reference])):
        assert client.get(url).status_code == 403


@pytest.mark.parametrize("who", READERS)
def test_files_open_with_the_sections_that_they_stand_in(
    shared: Plan, cast: Cast, halves: dict[str, frozenset[str]], who: str
) -> None:
    for file in shared.attachment_rows.all():
        given = (file.section or "attachments") in halves[who]
        for name in ("attachment-file", "api-attachment-file"):
            assert status(cast.client(who), reverse(name, args=[shared.reference, file.uid])) == (200 if given else 404)


def status(client: Client, url: str) -> int:
    answer: Any = client.get(url)
    if answer.streaming:
        answer.getvalue()
    return int(answer.status_code)


@pytest.mark.parametrize("who", READERS)
def test_printed_document_has_the_sections_that_are_given(
    shared: Plan,
    cast: Cast,
    halves: dict[str, frozenset[str]],
    who: str,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        report = jobs.ask_report(shared, version=shared.versions.get(), language="en", by=cast.person(who))
    file: Any = cast.client(who).get(reverse("report-file", args=[report.pk]))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(file.getvalue())).pages]
    shown(re.sub(r"[\s\u00ad-]", "", "".join(pages)), halves, who)
    assert "These are sections of version 1" in " ".join(" ".join(pages).split())
    assert all("Part of version 1, approved" in " ".join(page.split()) for page in pages)


def test_document_of_more_than_is_shared_now_is_gone(shared: Plan, cast: Cast) -> None:
    version, made = shared.versions.get(), Share.objects.get(country=cast.country)
    whole = Report.objects.create(plan=shared, version=version, language="en", asked_by=cast.focal_point)
    assert not jobs.reports_visible_to(cast.focal_point).exists()
    sharing.revoke(made, by=cast.head)
    sharing.share(version, country=cast.country, purpose=Purpose.INFORMATION, by=cast.head)
    assert list(jobs.reports_visible_to(cast.focal_point)) == [whole]


def test_share_that_ended_before_its_document_was_made_prints_nothing(shared: Plan, cast: Cast) -> None:
    version, made = shared.versions.get(), Share.objects.get(country=cast.country)
    report = jobs.ask_report(shared, version=version, language="en", by=cast.focal_point)
    sharing.revoke(made, by=cast.head)
    jobs.run(report.pk)
    report.refresh_from_db()
    assert (report.state, report.file.name) == ("failed", "")
    assert report.error == "You may not read this version any more."


def test_nobody_starts_a_plan_from_a_part(shared: Plan, cast: Cast) -> None:
    make_membership(cast.stranger, Role.FOCAL_POINT, cast.country)
    client = cast.client("stranger")
    address = f"{reverse('plan-new-form')}?from={shared.reference}&version=1"
    assert client.get(address).status_code == 403
    assert shared.reference not in client.get(reverse("plan-new-sources")).content.decode()
    source = drafting.Source(shared.versions.get(), same_crisis=False)
    with pytest.raises(Refused):
        drafting.carry_over(source, PlanContent(reference="", office="PNG", edition="2021"), by=cast.stranger)


@pytest.mark.parametrize("who", READERS)
def test_link_gives_the_sections_and_files_that_it_was_made_for(
    shared: Plan, cast: Cast, halves: dict[str, frozenset[str]], who: str
) -> None:
    client, secret = linked(shared, cast, halves[who])
    shown(client.get(reverse("link", args=[secret])).content.decode(), halves, who)
    for file in shared.attachment_rows.all():
        given = (file.section or "attachments") in halves[who]
        assert status(client, reverse("link-file", args=[secret, file.uid])) == (200 if given else 404)


@pytest.mark.parametrize("who", READERS)
def test_document_of_a_link_has_its_sections_whatever_other_links_printed(
    shared: Plan,
    cast: Cast,
    halves: dict[str, frozenset[str]],
    who: str,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    made = [linked(shared, cast, None), linked(shared, cast, halves[who])]
    with django_capture_on_commit_callbacks(execute=True):
        for client, secret in made:
            client.get(reverse("link-print", args=[secret]))
    whole, part = Report.objects.order_by("pk")
    assert whole.sha256 != part.sha256
    assert (whole.sections, part.sections) == (None, sorted(halves[who]))
    file: Any = client.get(reverse("link-print-file", args=[secret, part.pk]))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(file.getvalue())).pages]
    shown(re.sub(r"[\s\u00ad-]", "", "".join(pages)), halves, who)
    assert client.get(reverse("link-print-file", args=[secret, whole.pk])).status_code == 404


def linked(plan: Plan, cast: Cast, sections: frozenset[str] | None) -> tuple[Client, str]:
    """Return a browser that has opened a link to these sections, and its secret."""
    wanted = linking.Wanted(label="Embassy", extent=Extent(sections))
    _, secret = linking.make(plan.versions.get(), wanted=wanted, by=cast.head)
    client = Client()
    client.post(reverse("link", args=[secret]))
    return client, secret


def test_two_shares_of_a_version_are_read_together(shared: Plan, cast: Cast) -> None:
    make_membership(cast.focal_point, Role.FOCAL_POINT, cast.other_country)
    told = cast.client("focal_point").get(api(shared)).json()
    assert set(told["part"]) == set(parts_of(PlanContent.from_json(shared.versions.get().content)))
