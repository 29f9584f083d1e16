"""Is this document genuine? What is answered, and what is not told on the way."""

import datetime
import hashlib
import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from plans import workflow
from plans.content import PlanContent
from plans.forms import genuine as form
from plans.models import Plan, Report
from plans.reports import build_report, jobs, proof_of_version
from plans.reports.build import with_frozen
from plans.reports.genuine import Genuine, Holds, genuine
from plans.reports.pdf import print_document
from plans.reports.printed import Printed
from plans.reports.tasks import expire_reports
from plans.reports.tree import Figure
from tests.cast import Cast

URL = "/genuine/"
Ask = Callable[..., Report]


@pytest.fixture
def ask(
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Ask:
    monkeypatch.setattr(jobs.running, "print_document", lambda document, _pictures: Printed(document.proof.encode(), 7))

    def ask(plan: Plan, *, draft: bool = False) -> Report:
        version = None if draft else plan.versions.first()
        with django_capture_on_commit_callbacks(execute=True):
            report = jobs.ask_report(plan, version=version, language="en", by=cast.drafter)
        report.refresh_from_db()
        return report

    return ask


def test_frozen_content_is_known_by_its_fingerprint(submitted: Plan) -> None:
    version = submitted.versions.get()
    found = genuine(version.sha256)
    assert found is not None
    expected = Genuine(holds=Holds.CONTENT, reference=submitted.reference, version=1, on=found.on)
    assert found == expected
    assert genuine("0" * 64) is None


def test_file_is_known_by_its_own_fingerprint(submitted: Plan, ask: Ask) -> None:
    report = ask(submitted)
    found = genuine(report.sha256)
    assert found is not None
    assert (found.holds, found.reference, found.version) == (Holds.FILE, submitted.reference, 1)


def test_draft_is_known_by_its_file_only(ready: Plan, ask: Ask) -> None:
    found = genuine(ask(ready, draft=True).sha256)
    assert found is not None
    assert (found.holds, found.version) == (Holds.FILE, None)


@pytest.mark.parametrize("draft", [False, True])
def test_file_is_known_after_another_release_made_it_anew(
    ready: Plan, cast: Cast, ask: Ask, monkeypatch: pytest.MonkeyPatch, draft: bool
) -> None:
    plan = ready
    if not draft:
        workflow.submit(plan, by=cast.head)
    report = ask(plan, draft=draft)
    first, made_on = report.sha256, timezone.localdate() - datetime.timedelta(days=40)
    Report.objects.update(ended_at=timezone.now() - datetime.timedelta(days=40))
    expire_reports()
    monkeypatch.setattr(jobs.running, "print_document", lambda *_: Printed(b"another look", 7))
    jobs.repeat(report, by=cast.drafter)
    jobs.run(report.pk)
    report.refresh_from_db()
    assert report.sha256 != first
    before, after = genuine(first), genuine(report.sha256)
    assert before is not None
    assert after is not None
    assert (before.holds, before.version) == (after.holds, after.version)
    if draft:
        assert (before.on, after.on) == (made_on, timezone.localdate())


def words(client: Client, **given: str) -> str:
    return client.get(URL, given).content.decode()


def test_page_answers_the_code_of_a_document_without_a_sign_in(client: Client, submitted: Plan) -> None:
    page = words(client, sha256=submitted.versions.get().sha256)
    assert "Yes, it is genuine" in page
    assert f"<dd>{submitted.reference}</dd>" in page


def test_page_tells_a_stranger_no_more_than_the_document_does(client: Client, submitted: Plan, cast: Cast) -> None:
    page = words(client, sha256=submitted.versions.get().sha256)
    hidden = [submitted.title, cast.drafter.name, cast.office.name]
    assert [word for word in hidden if word in page] == []


@pytest.mark.parametrize("given", ["0" * 64, "F" * 64])
def test_page_says_that_it_knows_nothing(client: Client, submitted: Plan, given: str) -> None:
    page = words(client, sha256=given)
    assert "Nothing here has this fingerprint" in page
    assert submitted.reference not in page


@pytest.mark.parametrize("given", ["", "9f2c41ab", "x" * 64, "9f2c41ab…9f2c41ab"])
def test_what_is_no_fingerprint_is_said_to_be_none(client: Client, db: None, given: str) -> None:
    answer = client.get(URL, {"sha256": given})
    assert answer.status_code == 422
    assert 'id="answer"' not in answer.content.decode()


def test_fingerprint_may_be_typed_as_it_is_printed(client: Client, submitted: Plan) -> None:
    sha256 = submitted.versions.get().sha256
    typed = " ".join(sha256[place : place + 16].upper() for place in range(0, 64, 16))
    assert "Yes, it is genuine" in client.post(URL, {"sha256": typed}).content.decode()


def test_file_is_proved_by_itself_until_something_in_it_is_changed(client: Client, submitted: Plan, ask: Ask) -> None:
    with ask(submitted).file.open() as stored:
        data = stored.read()
    assert "nothing in it has been changed" in sent(client, data)
    assert "Nothing here has this fingerprint" in sent(client, data + b" ")


def sent(client: Client, data: bytes) -> str:
    return client.post(URL, {"file": SimpleUploadedFile("plan.pdf", data)}).content.decode()


def test_file_beyond_measure_is_refused(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "LARGEST_MB", 0)
    assert "at most 0" in sent(client, b"large")


@pytest.mark.parametrize("count", [1, 3])
def test_answer_takes_the_same_statements_however_many_files_there_are(
    submitted: Plan, ask: Ask, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    (sha256,) = {ask(submitted).sha256 for _ in range(count)}
    with django_assert_num_queries(2):
        genuine(sha256)


def test_document_of_a_version_leads_to_the_page(submitted: Plan) -> None:
    version = submitted.versions.get()
    content, proof = PlanContent.from_json(version.content), proof_of_version(version)
    assert proof.address.endswith(f"{reverse('genuine')}?sha256={version.sha256}")
    figures = [it for it in build_report(content, proof=proof, language="en").blocks() if isinstance(it, Figure)]
    drawn = figures[-1].svg
    assert all(version.sha256[place : place + 16] in drawn for place in range(0, 64, 16))
    assert version.sha256 in drawn.partition("</title>")[0]
    assert drawn.count("#000000") > 100


def test_pdf_carries_the_frozen_content_that_its_fingerprint_is_of(submitted: Plan) -> None:
    version = submitted.versions.get()
    content, proof = PlanContent.from_json(version.content), proof_of_version(version)
    document = with_frozen(build_report(content, proof=proof, language="en"), content, proof)
    reader = PdfReader(io.BytesIO(print_document(document).data))
    ((name, (data, *_others)),) = reader.attachments.items()
    assert name == "plan.json"
    assert hashlib.sha256(data).hexdigest() == version.sha256


def test_part_of_a_plan_does_not_carry_the_whole(submitted: Plan) -> None:
    version = submitted.versions.get()
    content, proof = PlanContent(reference=submitted.reference, office="", edition="2021"), proof_of_version(version)
    assert with_frozen(build_report(content, proof=proof, language="en"), content, proof).frozen == ""
