"""How workers hear of a report, and hear of it again where the queue was away or a worker was lost."""

import datetime
import logging

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_noop
from kombu.exceptions import OperationalError

from plans.models import Report, ReportState
from plans.reports.jobs.keeping import discard, fail

logger = logging.getLogger(__name__)

UNDER_WAY = (ReportState.QUEUED, ReportState.RUNNING)
TAKEN_AFTER = datetime.timedelta(minutes=10)
LOST_AFTER = datetime.timedelta(minutes=1)
RETRIES = 2


def enqueue(report: int) -> None:
    """Hand the report to a worker; with the queue away it waits until `tend` finds the queue there again."""
    from plans.reports.tasks import render  # noqa: PLC0415  # the task calls back into this module

    try:
        render.delay(report)
    except (OperationalError, OSError):
        logger.exception("report %s could not be queued", report)
    else:
        Report.objects.filter(pk=report, state=ReportState.QUEUED).update(heard_at=timezone.now())


def tend(*, now: datetime.datetime) -> None:
    """Queue what no queue knows of, and what a worker took and was lost with, the latter a few times at most.

    A report that is queued twice is made once: the second worker finds it taken.
    """
    for report in Report.objects.filter(state=ReportState.RUNNING).filter(_silent(now - LOST_AFTER)):
        _give_up(report)
    waiting = Report.objects.filter(state=ReportState.QUEUED).filter(_silent(now - TAKEN_AFTER))
    for number in waiting.values_list("pk", flat=True):
        enqueue(number)


def _silent(since: datetime.datetime) -> Q:
    return Q(heard_at=None) | Q(heard_at__lt=since)


def _give_up(report: Report) -> None:
    """Take the report away from a worker that gives no sign of life, with what that may have half written."""
    lost = Report.objects.filter(pk=report.pk, state=ReportState.RUNNING, attempts=report.attempts)
    if report.retries < RETRIES:
        again = {"state": ReportState.QUEUED, "step": 0, "doing": "", "heard_at": None}
        given_up = lost.update(**again, retries=F("retries") + 1)
    else:
        given_up = fail(
            lost,
            gettext_noop("Every worker that was at this report stopped in the middle. Tell an administrator."),
        )
    if given_up:
        logger.warning("report %s lost its worker in attempt %s", report.pk, report.attempts)
        discard(report)
