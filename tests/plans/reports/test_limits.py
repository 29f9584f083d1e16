"""What a report may take: time, memory, room on the disk, its turn; and for how long its file is kept."""

import datetime
import errno
import re
import resource
from collections.abc import Callable
from pathlib import Path

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError
from django.utils import timezone
from pytest_django import Settings

from plans.models import Plan, Report, ReportState
from plans.reports import files as files_of_reports
from plans.reports import jobs
from plans.reports.genuine import genuine
from plans.reports.jobs.failures import words_for
from plans.reports.printed import Printed
from plans.reports.tasks import expire_reports
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("own_files", "quick_print")
Make = Callable[..., Report]


@pytest.fixture
def make(submitted: Plan, cast: Cast) -> Make:
    def make(who: str = "drafter", *, run: bool = True, language: str = "en") -> Report:
        version = submitted.versions.get()
        report = jobs.ask_report(submitted, version=version, language=language, by=cast.person(who))
        if run:
            jobs.run(report.pk)
        report.refresh_from_db()
        return report

    return make


def files(folder: Path) -> list[Path]:
    return [it for it in folder.rglob("*") if it.is_file() and it.parent.name == "reports"]


def test_report_that_needs_too_much_memory_says_so(
    make: Make, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.REPORT_MEMORY_MB = 64
    monkeypatch.setattr(jobs.running, "print_document", lambda *_: Printed(bytes(bytearray(256 * 1024 * 1024)), 1))
    report = make()
    assert report.state == ReportState.FAILED
    assert "more memory" in report.error
    assert len(bytearray(256 * 1024 * 1024)) > 0  # the limit was the report's, not the worker's


@pytest.mark.parametrize(
    "error", [MemoryError(), OSError(errno.ENOMEM, "Cannot allocate memory"), OperationalError("out of memory")]
)
def test_lack_of_memory_is_told_whoever_finds_it(error: Exception) -> None:
    assert "more memory" in words_for(error)
    late = ValueError("half of a result")
    late.__context__ = error
    assert "more memory" in words_for(late)
    assert "Something went wrong" in words_for(ValueError("half of a result"))


def test_report_within_its_memory_is_made(make: Make, settings: Settings) -> None:
    settings.REPORT_MEMORY_MB = 64
    assert make().state == ReportState.DONE


def test_limit_that_is_set_for_the_worker_is_not_passed(
    make: Make, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _what: (900, 1000))
    monkeypatch.setattr(resource, "setrlimit", lambda _what, limits: kept.append(limits))
    make()
    assert kept == [(1000, 1000), (900, 1000)]


@pytest.mark.parametrize("full", [errno.ENOSPC, errno.EDQUOT])
def test_full_disk_is_told_and_leaves_no_half_of_a_file(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: int
) -> None:
    def fill(self: FileSystemStorage, name: str, _content: object) -> str:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(b"half of a f")
        raise OSError(full, "No room")

    monkeypatch.setattr(FileSystemStorage, "_save", fill)
    report = make()
    assert (report.state, report.file.name) == (ReportState.FAILED, "")
    assert "no room left" in report.error
    assert files(tmp_path) == []


def test_report_that_takes_too_long_says_so(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def dawdle(_document: object, _pictures: object) -> Printed:
        raise SoftTimeLimitExceeded

    monkeypatch.setattr(jobs.running, "print_document", dawdle)
    assert "too long" in make().error


def test_time_left_is_what_the_last_reports_like_it_took(make: Make) -> None:
    for seconds in (10, 40, 20):
        Report.objects.filter(pk=make().pk).update(worked=datetime.timedelta(seconds=seconds))
    report = make(run=False)
    assert left(report) is None
    begin(report)
    assert left(report, passed=5) == 15
    assert left(report, passed=25) is None


def test_time_left_is_not_told_where_nothing_is_known(make: Make) -> None:
    report = make(run=False)
    begin(report)
    assert left(report) is None


def begin(report: Report) -> None:
    Report.objects.filter(pk=report.pk).update(state=ReportState.RUNNING, started_at=timezone.now())
    report.refresh_from_db()


def left(report: Report, passed: int = 0) -> float | None:
    at = (report.started_at or timezone.now()) + datetime.timedelta(seconds=passed)
    found = jobs.time_left(report, now=at)
    return found.total_seconds() if found else None


def test_file_that_was_there_already_says_nothing_of_how_long_it_takes(make: Make) -> None:
    assert [make().worked is None, make("head").worked is None] == [False, True]


def test_person_has_so_many_reports_under_way_and_no_more(make: Make, cast: Cast, settings: Settings) -> None:
    settings.REPORTS_AT_ONCE = 2
    first, _second = make(run=False), make(run=False)
    with pytest.raises(jobs.TooManyReports, match=r"^2 of your reports .* Try again when one of them is ready"):
        make(run=False)
    make("head", run=False)
    jobs.cancel(first, by=cast.drafter)
    third = make(run=False)
    with pytest.raises(jobs.TooManyReports):
        jobs.repeat(first, by=cast.drafter)
    jobs.run(third.pk)
    make(run=False)


def test_person_with_too_many_reports_is_told_when_to_try_again(make: Make, settings: Settings) -> None:
    settings.REPORTS_AT_ONCE = 1
    Report.objects.filter(pk=make().pk).update(worked=datetime.timedelta(seconds=100))
    begin(make(run=False))
    with pytest.raises(jobs.TooManyReports) as caught:
        make(run=False)
    assert caught.value.seconds is not None
    assert 90 < caught.value.seconds <= 100
    assert re.search(r"Try again in about (9\d|100) seconds", str(caught.value))


def aged(report: Report, days: int) -> Report:
    Report.objects.filter(pk=report.pk).update(ended_at=timezone.now() - datetime.timedelta(days=days))
    return report


def test_file_goes_after_its_days_and_is_made_anew(make: Make, cast: Cast, tmp_path: Path) -> None:
    report = aged(make(), days=31)
    sha256 = report.sha256
    expire_reports()
    report.refresh_from_db()
    assert (report.state, report.file.name, report.sha256) == (ReportState.EXPIRED, "", sha256)
    assert files(tmp_path) == []
    assert genuine(sha256) is not None
    jobs.repeat(report, by=cast.drafter)
    jobs.run(report.pk)
    report.refresh_from_db()
    assert (report.state, len(files(tmp_path))) == (ReportState.DONE, 1)


def test_file_stays_for_its_days(make: Make) -> None:
    report = aged(make(), days=29)
    expire_reports()
    report.refresh_from_db()
    assert report.state == ReportState.DONE


def test_file_of_two_reports_goes_with_the_last_that_needs_it(make: Make, tmp_path: Path) -> None:
    first, second = aged(make(), days=31), make("head")
    assert first.file.name == second.file.name
    expire_reports()
    states = [Report.objects.get(pk=it.pk).state for it in (first, second)]
    assert (states, len(files(tmp_path))) == ([ReportState.EXPIRED, ReportState.DONE], 1)
    aged(second, days=31)
    expire_reports()
    assert files(tmp_path) == []


def test_file_whose_time_is_over_in_this_moment_is_not_handed_out(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    first = aged(make(), days=31)

    def found_and_gone(made_of: str) -> Report | None:
        found = files_of_reports.same_file(made_of)
        expire_reports()
        return found

    monkeypatch.setattr(jobs.running, "same_file", found_and_gone)
    second = make("head")
    assert second.state == ReportState.DONE
    assert second.file.storage.exists(str(second.file.name))
    assert second.file.name != first.file.name
