"""Signs of life of the worker that makes a report."""

import logging
import signal
import threading
from _thread import interrupt_main
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection
from django.utils import timezone

from plans.models import Report
from plans.reports.jobs.keeping import mine

logger = logging.getLogger(__name__)

SECONDS = 5.0


@contextmanager
def heartbeat(report: Report, *, seconds: float = SECONDS) -> Iterator[None]:
    """Give a sign of life now and then, from beside the work, which may lay out pages for a minute on end.

    Where the report was cancelled, or given to another worker, the work is ended as by its time limit. Within a
    transaction nobody could see the sign, and it would wait for the end of that.
    """
    if connection.in_atomic_block:
        yield
        return
    over = threading.Event()
    thread = threading.Thread(target=_beat, args=(report, over, seconds), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _beat(report: Report, over: threading.Event, seconds: float) -> None:
    counts = 1
    while counts and not over.wait(seconds):
        try:
            counts = mine(report).update(heard_at=timezone.now())
        except DatabaseError:  # away for a moment: the next sign of life tells that the worker lives
            logger.warning("report %s could give no sign of life", report.pk, exc_info=True)
        finally:
            connection.close()
    if not counts and not over.is_set():
        interrupt_main(signal.SIGUSR1)  # by which Celery tells that time is up; elsewhere nothing listens
