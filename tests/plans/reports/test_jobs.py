"""Report jobs: asked for, made once, never half-written, and read only by those who may still read the version."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import DjangoCaptureOnCommitCallbacks

from mcof.accounts.answers import Refused
from mcof.audit.models import Event
from plans import reviewing, sharing, workflow
from plans.models import Plan, Purpose, Report, ReportState
from plans.reports import jobs
from plans.reports.jobs import InvalidReport, ask_report, repeat, reports_visible_to
from plans.reports.printed import Printed
from tests.cast import PEOPLE, Cast

Ask = Callable[..., Report]


@pytest.fixture
def ask(cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Ask:
    """Ask as somebody, and let the worker do what it was told once the asking stands."""

    def ask(plan: Plan, who: str = "drafter", *, version: int | None = 1, language: str = "fr") -> Report:
        found = plan.versions.get(number=version) if version else None
        with django_capture_on_commit_callbacks(execute=True):
            report = ask_report(plan, version=found, language=language, by=cast.person(who))
        report.refresh_from_db()
        return report

    return ask


def test_report_of_a_version_is_a_file_with_its_pages_and_fingerprint(submitted: Plan, ask: Ask) -> None:
    report = ask(submitted)
    assert (report.state, report.error, report.step) == (ReportState.DONE, "", len(jobs.STEPS))
    with report.file.open("rb") as file:
        data = file.read()
        assert len(PdfReader(file).pages) == report.pages
    assert (report.size, report.sha256) == (len(data), hashlib.sha256(data).hexdigest())


def test_draft_is_printed_for_those_who_read_drafts_only(quick_print: None, ready: Plan, ask: Ask) -> None:
    assert ask(ready, version=None).state == ReportState.DONE
    workflow.submit(ready, by=ready.created_by)
    with pytest.raises(Refused):
        ask(ready, "reviewer", version=None)


def test_step_is_told_while_it_is_taken(submitted: Plan, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, str, int]] = []

    def look(_document: object, _pictures: object) -> Printed:
        told.append(Report.objects.values_list("state", "doing", "step").get())
        return Printed(b"", 0)

    monkeypatch.setattr(jobs.running, "print_document", look)
    ask(submitted)
    assert told == [(ReportState.RUNNING, "laying-out", 2)]


@pytest.mark.parametrize("symbol", ["C/117/5", "C/115/RES/1412", "S/35/INF/2", "SCPF/92/Rev.1", "MC/2355", "C/Sp/2/1"])
def test_symbol_as_secretariats_assign_it_is_taken(submitted: Plan, cast: Cast, symbol: str) -> None:
    version = submitted.versions.get()
    assert ask_report(submitted, version=version, language="en", symbol=symbol, by=cast.drafter).symbol == symbol


@pytest.mark.parametrize("symbol", ["C/117", "draft", "C 117/5", "C/117/5; DROP", "../../etc"])
def test_symbol_of_another_form_is_refused(submitted: Plan, cast: Cast, symbol: str) -> None:
    with pytest.raises(InvalidReport) as caught:
        ask_report(submitted, version=None, language="de", symbol=symbol, by=cast.drafter)
    assert set(caught.value.errors) == {"symbol", "language"}
    assert not Report.objects.exists()


@pytest.mark.parametrize("who", ["focal_point", "other_focal_point", "stranger", "administrator"])
def test_version_that_one_may_not_see_is_not_printed(submitted: Plan, cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        ask_report(submitted, version=submitted.versions.get(), language="en", by=cast.person(who))
    assert not Report.objects.exists()


def test_report_is_seen_by_whoever_asked_only(quick_print: None, submitted: Plan, ask: Ask, cast: Cast) -> None:
    report = ask(submitted, "colleague")
    assert {who for who in PEOPLE if report in reports_visible_to(cast.person(who))} == {"colleague"}


def test_revoked_share_takes_its_reports_along(quick_print: None, submitted: Plan, ask: Ask, cast: Cast) -> None:
    version = submitted.versions.get()
    share = sharing.share(version, country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    report = ask(submitted, "focal_point")
    assert list(reports_visible_to(cast.focal_point)) == [report]
    sharing.revoke(share, by=cast.head)
    assert not reports_visible_to(cast.focal_point).exists()


def test_failure_is_stored_in_words_and_leaves_no_file(
    submitted: Plan, ask: Ask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_document: object, _pictures: object) -> Printed:
        raise RuntimeError("a font went missing")

    monkeypatch.setattr(jobs.running, "print_document", fail)
    report = ask(submitted)
    assert (report.state, report.file.name) == (ReportState.FAILED, "")
    assert "Run it again" in report.error
    assert "font" not in report.error


def test_second_worker_finds_the_report_taken(quick_print: None, submitted: Plan, ask: Ask) -> None:
    report = ask(submitted)
    before = report.file.name
    jobs.run(report.pk)
    report.refresh_from_db()
    assert (report.file.name, report.attempts) == (before, 1)


def test_worker_that_was_given_up_on_changes_nothing_any_more(
    submitted: Plan, ask: Ask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It went silent, the report was asked for again, and a second worker is at it when the first wakes up."""

    def sleep_long(document: object, _pictures: object) -> Printed:
        Report.objects.update(attempts=2, step=0)
        return Printed(b"late", 1)

    monkeypatch.setattr(jobs.running, "print_document", sleep_long)
    report = ask(submitted)
    assert (report.state, report.step, report.file.name) == (ReportState.RUNNING, 0, "")
    files = Path(report.file.storage.path("reports")).iterdir()
    assert [file for file in files if file.read_bytes() == b"late"] == []


def test_silent_report_is_repeated(
    quick_print: None,
    submitted: Plan,
    ask: Ask,
    cast: Cast,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    report = ask(submitted)
    long_ago = timezone.now() - jobs.SILENT_AFTER
    Report.objects.update(state=ReportState.RUNNING, file="", asked_at=long_ago)
    with django_capture_on_commit_callbacks(execute=True):
        repeat(report, by=cast.drafter)
    report.refresh_from_db()
    assert (report.state, report.attempts) == (ReportState.DONE, 2)


def test_report_that_is_ready_is_not_repeated(quick_print: None, submitted: Plan, ask: Ask, cast: Cast) -> None:
    report = ask(submitted)
    with pytest.raises(Refused):
        repeat(report, by=cast.drafter)


def test_report_of_somebody_else_is_not_repeated(
    submitted: Plan, ask: Ask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs.running, "print_document", lambda _document, _pictures: 1 / 0)
    report = ask(submitted)
    with pytest.raises(Refused):
        repeat(report, by=cast.colleague)


def test_asking_is_on_record(quick_print: None, submitted: Plan, ask: Ask, cast: Cast) -> None:
    ask(submitted, language="es")
    event = Event.objects.newest_first()[0]
    assert (event.action, event.actor_id) == ("report.asked", cast.drafter.pk)
    assert event.data["after"] == {"kind": "plan", "version": 1, "language": "es", "format": "pdf", "symbol": ""}


def test_version_returned_since_can_still_be_printed(quick_print: None, submitted: Plan, ask: Ask, cast: Cast) -> None:
    reviewing.return_for_changes(submitted, version=1, by=cast.regional, reason="More on floods")
    assert ask(submitted, "reviewer").state == ReportState.DONE
