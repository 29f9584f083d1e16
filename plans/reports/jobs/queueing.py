"""How workers hear of a report."""

import logging

from django.utils.translation import gettext_noop
from kombu.exceptions import OperationalError

from plans.models import Report, ReportState
from plans.reports.jobs.keeping import fail

logger = logging.getLogger(__name__)


def enqueue(report: int) -> None:
    """Hand the report to a worker; with the queue away it waits as failed, to be repeated by hand."""
    from plans.reports.tasks import render  # noqa: PLC0415  # the task calls back into this module

    try:
        render.delay(report)
    except (OperationalError, OSError):
        logger.exception("report %s could not be queued", report)
        waiting = Report.objects.filter(pk=report, state=ReportState.QUEUED)
        fail(waiting, gettext_noop("The queue does not answer, so no worker knows of this report. Run it again later."))
