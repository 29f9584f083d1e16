"""What a worker writes of a report: how far it is, the file that is whole, or why there is none."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from plans.models import Report, ReportState
from plans.reports.files import file_name
from plans.reports.jobs.steps import STEPS, Step
from plans.reports.printed import Printed


class Stopped(Exception):
    """The report was cancelled, or this attempt was given up on: whatever it does counts no more."""


def mine(report: Report) -> "QuerySet[Report]":
    """Return the row while this attempt counts: a worker that was given up on changes nothing any more."""
    return Report.objects.filter(pk=report.pk, state=ReportState.RUNNING, attempts=report.attempts)


def enter(report: Report, step: Step, *, beyond: int = 0, of: int = 1) -> None:
    """Say what is done now, and how often of how many times it was done already. Raises Stopped."""
    told = {"step": STEPS.index(step) + beyond, "steps": len(STEPS) - 1 + of}
    if not mine(report).update(**told, doing=step, heard_at=timezone.now()):
        raise Stopped


def keep(report: Report, printed: Printed) -> None:
    """Write the file, then name it in the row: a file that could not be written whole is never offered."""
    digest = hashlib.sha256(printed.data).hexdigest()
    try:
        name = report.file.storage.save(place_of(report), ContentFile(printed.data))
        worked = timezone.now() - (report.started_at or timezone.now())
        if not _finish(report, name, sha256=digest, worked=worked, pages=printed.pages, size=len(printed.data)):
            raise Stopped  # what was written goes, as after any failure
    except BaseException:
        discard(report)
        raise


def discard(report: Report) -> None:
    """Remove what this attempt may have written, be it half of a file."""
    report.file.storage.delete(place_of(report))


def place_of(report: Report) -> str:
    """Return where this attempt writes, and no other: what is found there after it failed can go."""
    return f"reports/{report.pk}-{report.attempts}-{file_name(report)}"


@transaction.atomic
def hand_out(report: Report, same: Report) -> bool:
    """Hand out the file of a report that was made of the same, which whoever asked now might have had made.

    Where that report's time is over in this moment, its file goes, and is not handed out any more.
    """
    if not list(Report.objects.select_for_update().filter(pk=same.pk, state=ReportState.DONE).values_list("pk")):
        return False
    return _finish(report, str(same.file.name), pages=same.pages, size=same.size, sha256=same.sha256)


@transaction.atomic
def _finish(report: Report, file: str, *, sha256: str, **told: object) -> bool:
    """Say that the report is ready, unless this attempt was given up on meanwhile."""
    done = {"state": ReportState.DONE, "step": F("steps"), "doing": "", "ended_at": timezone.now()}
    finished = mine(report).update(file=file, sha256=sha256, made_of=report.made_of, **done, **told)
    if finished and report.sha256 not in {"", sha256}:
        report.former.create(sha256=report.sha256, made_at=report.ended_at)
    return bool(finished)


def fail(report: "QuerySet[Report]", error: str) -> int:
    """Say why there is no file; return how many rows this was true of."""
    return report.update(state=ReportState.FAILED, doing="", error=error, ended_at=timezone.now())
