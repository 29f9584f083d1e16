"""Limits that a real worker really runs into: the report ends with a word on it, and the worker makes the next one."""

import pytest

from plans.models import Plan, Report, ReportState
from plans.reports import jobs
from plans.reports.tasks import render
from tests.cast import Cast
from tests.plans.reports.test_workers import files, state, wait_for
from tests.worker import running_worker


def made(plan: Plan, cast: Cast, language: str, file_format: str = "pdf") -> Report:
    version = plan.versions.get()
    report = jobs.ask_report(plan, version=version, language=language, file_format=file_format, by=cast.drafter)
    wait_for(lambda: state(report) in {ReportState.DONE, ReportState.FAILED})
    return report


def test_report_that_takes_too_long_is_ended_and_the_worker_makes_the_next(
    real_queue: None, submitted: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files()
    with running_worker():
        with monkeypatch.context() as patch:  # whoever queues a report says how long it may take
            patch.setattr(render, "delay", lambda report: render.apply_async((report,), soft_time_limit=1))
            long = made(submitted, cast, "en", "zip")
        assert (long.state, long.attempts) == (ReportState.FAILED, 1)
        assert long.error.startswith("The report took too long.")
        assert files() == before
        assert made(submitted, cast, "en").state == ReportState.DONE


def test_report_that_needs_too_much_memory_is_ended_and_so_is_the_next(
    real_queue: None, submitted: Plan, cast: Cast
) -> None:
    """It runs out while Python builds the document: what runs out in a library of C may be a worker that died."""
    before = files()
    with running_worker(REPORT_MEMORY_MB="2"):
        large = [made(submitted, cast, language) for language in ("en", "fr")]
    assert [(it.state, it.attempts) for it in large] == [(ReportState.FAILED, 1)] * 2
    assert {it.error for it in large} == {
        "The report needs more memory than one report may take. Tell an administrator."
    }
    assert files() == before
