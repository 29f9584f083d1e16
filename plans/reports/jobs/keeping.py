"""What a worker writes of a report: how far it is, the file that is whole, or why there is none."""

import hashlib

from django.core.files.base import ContentFile
from django.db.models import QuerySet
from django.utils import timezone

from plans.models import Report, ReportState
from plans.reports.files import file_name
from plans.reports.jobs.steps import STEPS, Step
from plans.reports.pdf import Printed


def mine(report: Report) -> "QuerySet[Report]":
    """Return the row while this attempt counts: a worker that was given up on changes nothing any more."""
    return Report.objects.filter(pk=report.pk, state=ReportState.RUNNING, attempts=report.attempts)


def enter(report: Report, step: Step) -> None:
    mine(report).update(step=STEPS.index(step), doing=step)


def keep(report: Report, printed: Printed) -> None:
    """Write the file, then name it in the row: a file that could not be written whole is never offered."""
    digest = hashlib.sha256(printed.data).hexdigest()
    report.file.save(file_name(report), ContentFile(printed.data), save=False)
    if not _finish(report, str(report.file.name), pages=printed.pages, size=len(printed.data), sha256=digest):
        report.file.delete(save=False)


def hand_out(report: Report, same: Report) -> None:
    """Hand out the file of a report that was made of the same, which whoever asked now might have had made."""
    _finish(report, str(same.file.name), pages=same.pages, size=same.size, sha256=same.sha256)


def _finish(report: Report, file: str, **told: object) -> bool:
    """Say that the report is ready, unless this attempt was given up on meanwhile."""
    done = {"state": ReportState.DONE, "step": len(STEPS), "doing": "", "ended_at": timezone.now()}
    return bool(mine(report).update(file=file, made_of=report.made_of, **done, **told))


def fail(report: "QuerySet[Report]", error: str) -> None:
    report.update(state=ReportState.FAILED, doing="", error=error, ended_at=timezone.now())
