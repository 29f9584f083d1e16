"""Reports that were cancelled, that no queue knows of, or whose worker was lost."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from kombu.exceptions import OperationalError
from pytest_django import DjangoCaptureOnCommitCallbacks

from mcof.accounts.answers import Refused
from plans.models import Plan, Report, ReportState
from plans.reports import jobs
from plans.reports.jobs import heartbeat
from plans.reports.printed import Printed
from plans.reports.tasks import render, tend_reports
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("own_files", "quick_print")
Ask = Callable[[], Report]


@pytest.fixture
def queued(submitted: Plan, cast: Cast) -> Report:
    """A report of which no queue has heard yet."""
    return jobs.ask_report(submitted, version=submitted.versions.get(), language="en", by=cast.drafter)


@pytest.fixture
def no_queue(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    def away(_report: int) -> None:
        raise OperationalError("connection refused")

    with monkeypatch.context() as patch:
        patch.setattr(render, "delay", away)
        yield patch


def later(**passed: int) -> datetime.datetime:
    return timezone.now() + datetime.timedelta(**passed)


def state(report: Report) -> tuple[str, int]:
    report.refresh_from_db()
    return report.state, report.attempts


def test_report_that_waits_is_cancelled_and_not_made(queued: Report, cast: Cast) -> None:
    jobs.cancel(queued, by=cast.drafter)
    jobs.run(queued.pk)
    assert state(queued) == (ReportState.CANCELLED, 0)
    assert queued.ended_at is not None


def test_report_in_the_making_is_cancelled_and_keeps_nothing(
    queued: Report, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cancelled_meanwhile(_document: object, _pictures: object) -> Printed:
        jobs.cancel(queued, by=cast.drafter)
        return Printed(b"too late", 1)

    monkeypatch.setattr(jobs.running, "print_document", cancelled_meanwhile)
    jobs.run(queued.pk)
    assert state(queued) == (ReportState.CANCELLED, 1)
    assert (queued.file.name, queued.sha256, queued.worked) == ("", "", None)
    assert left_behind(queued) == []


def test_report_cancelled_while_it_is_written_leaves_no_file(
    queued: Report, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter = jobs.keeping.enter

    def cancelled_after(report: Report, step: jobs.Step, **done: int) -> None:
        enter(report, step, **done)
        if step == jobs.Step.WRITING:
            jobs.cancel(queued, by=cast.drafter)

    monkeypatch.setattr(jobs.running, "enter", cancelled_after)
    jobs.run(queued.pk)
    assert state(queued) == (ReportState.CANCELLED, 1)
    assert left_behind(queued) == []


def test_report_is_cancelled_by_who_asked_only(queued: Report, cast: Cast) -> None:
    with pytest.raises(Refused):
        jobs.cancel(queued, by=cast.colleague)
    assert state(queued) == (ReportState.QUEUED, 0)


def test_report_that_has_ended_is_not_cancelled(queued: Report, cast: Cast) -> None:
    jobs.run(queued.pk)
    with pytest.raises(Refused, match="nothing to cancel"):
        jobs.cancel(queued, by=cast.drafter)
    assert state(queued) == (ReportState.DONE, 1)


def test_cancelled_report_is_made_when_asked_again(
    queued: Report, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    jobs.cancel(queued, by=cast.drafter)
    with django_capture_on_commit_callbacks(execute=True):
        jobs.repeat(queued, by=cast.drafter)
    assert state(queued) == (ReportState.DONE, 1)


def test_report_is_made_once_the_queue_is_there_again(
    submitted: Plan,
    cast: Cast,
    no_queue: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        report = jobs.ask_report(submitted, version=submitted.versions.get(), language="en", by=cast.drafter)
    tend_reports()
    assert state(report) == (ReportState.QUEUED, 0)
    no_queue.undo()
    tend_reports()
    assert state(report) == (ReportState.DONE, 1)


def test_report_that_the_queue_has_lost_is_queued_again(queued: Report) -> None:
    Report.objects.update(heard_at=timezone.now())
    tend_reports()
    assert state(queued) == (ReportState.QUEUED, 0)
    jobs.tend(now=later(minutes=11))
    assert state(queued) == (ReportState.DONE, 1)


def test_report_whose_worker_was_lost_is_made_by_another_without_the_half_of_its_file(queued: Report) -> None:
    half = lost(queued, attempts=1)
    jobs.tend(now=later(seconds=30))
    assert state(queued) == (ReportState.RUNNING, 1)
    jobs.tend(now=later(minutes=2))
    assert state(queued) == (ReportState.DONE, 2)
    assert queued.retries == 1
    assert left_behind(queued) == [Path(str(queued.file.name)).name]
    assert half != queued.file.name


def test_report_that_loses_every_worker_fails_with_a_reason(
    queued: Report, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    lost(queued, attempts=3, retries=jobs.RETRIES)
    jobs.tend(now=later(minutes=2))
    assert state(queued) == (ReportState.FAILED, 3)
    assert "stopped in the middle" in queued.error
    assert left_behind(queued) == []
    with django_capture_on_commit_callbacks(execute=True):
        jobs.repeat(queued, by=cast.drafter)
    assert state(queued) == (ReportState.DONE, 4)
    assert queued.retries == 0


def lost(report: Report, **told: int) -> str:
    """Leave the report as a worker does that is killed while it writes; return the half that it wrote."""
    Report.objects.update(state=ReportState.RUNNING, heard_at=timezone.now(), step=3, doing="writing", **told)
    report.refresh_from_db()
    return report.file.storage.save(jobs.keeping.place_of(report), ContentFile(b"half of a f"))


def left_behind(report: Report) -> list[str]:
    return [file.name for file in Path(report.file.storage.path("reports")).glob(f"{report.pk}-*")]


@pytest.mark.django_db(transaction=True)
def test_worker_gives_signs_of_life_while_it_works(queued: Report) -> None:
    Report.objects.update(state=ReportState.RUNNING, heard_at=None)
    queued.refresh_from_db()
    with heartbeat.heartbeat(queued, seconds=0.01):
        assert eventually(lambda: Report.objects.get().heard_at is not None)


@pytest.mark.django_db(transaction=True)
def test_work_on_a_cancelled_report_is_interrupted(queued: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted = Event()
    monkeypatch.setattr(heartbeat, "interrupt_main", lambda _signal: interrupted.set())
    with heartbeat.heartbeat(queued, seconds=0.01):
        assert interrupted.wait(10)


def eventually(holds: Callable[[], bool]) -> bool:
    return any(holds() or Event().wait(0.02) for _ in range(500))
