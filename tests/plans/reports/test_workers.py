"""Reports by real workers on a real queue, of which one is taken away and the other killed."""

import datetime
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from mcof.celery import app
from plans.models import Plan, Report, ReportState
from plans.reports import jobs
from tests.cast import Cast
from tests.worker import running_worker

PATIENCE = 60.0


@pytest.mark.skipif(bool(settings.REDIS_URL), reason="this queue is a folder, which can be moved away")
def test_report_outlives_a_queue_that_is_away_and_a_worker_that_is_killed(
    real_queue: None, submitted: Plan, cast: Cast
) -> None:
    before = files()
    queue = Path(app.conf.broker_transport_options["data_folder_in"])
    queue.rename(queue.with_name("away"))
    report = jobs.ask_report(submitted, version=submitted.versions.get(), language="en", by=cast.drafter)
    assert (state(report), report.heard_at) == (ReportState.QUEUED, None)

    queue.with_name("away").rename(queue)
    jobs.tend(now=timezone.now())
    with running_worker() as worker:
        wait_for(lambda: state(report) == ReportState.RUNNING and report.doing == jobs.Step.LAYING_OUT)
        worker.kill()
    assert (state(report), report.attempts) == (ReportState.RUNNING, 1)

    jobs.tend(now=timezone.now() + datetime.timedelta(minutes=2))
    with running_worker():
        wait_for(lambda: state(report) == ReportState.DONE)
    assert (report.attempts, report.retries, report.error) == (2, 1, "")
    with report.file.open("rb") as file:
        assert file.read(5) == b"%PDF-"
    assert files() - before == {Path(report.file.path)}


def files() -> set[Path]:
    """Return the files of reports that are there: other tests left some."""
    return set(Path(settings.MEDIA_ROOT, "reports").glob("*"))


def state(report: Report) -> str:
    report.refresh_from_db()
    return report.state


def wait_for(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "nothing came of it"
        time.sleep(0.02)
