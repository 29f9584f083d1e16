"""What a worker does with a report: step by step, and with a word on what went wrong."""

import logging
from functools import partial

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from plans.models import Attachment, Plan, Report, ReportFormat, ReportState
from plans.reports.files import fingerprint_of, same_file
from plans.reports.jobs.failures import words_for
from plans.reports.jobs.heartbeat import heartbeat
from plans.reports.jobs.keeping import Stopped, enter, fail, hand_out, keep, mine
from plans.reports.jobs.memory import within_memory
from plans.reports.jobs.steps import Step
from plans.reports.kinds import read
from plans.reports.pdf import Printed, print_document
from plans.reports.pictures import Pictures, with_losses_told
from plans.reports.tree import Document
from plans.reports.word import print_word

logger = logging.getLogger(__name__)


def run(report_id: int) -> None:
    """Make one report. A second call for the same report finds it taken and does nothing."""
    start = {"state": ReportState.RUNNING, "attempts": F("attempts") + 1}
    start["started_at"] = start["heard_at"] = timezone.now()
    if not Report.objects.filter(pk=report_id, state=ReportState.QUEUED).update(**start):
        return
    with_it = ("plan__office", "version__plan__office", "since__plan__office", "asked_by", "link", "council")
    report = Report.objects.select_related(*with_it).get(pk=report_id)
    try:
        with heartbeat(report), within_memory(settings.REPORT_MEMORY_MB):
            _make(report)
    except Stopped:
        logger.info("report %s is wanted no more", report_id)
    except Exception as error:
        logger.exception("report %s failed", report_id)
        fail(mine(report), words_for(error))


def _make(report: Report) -> None:
    enter(report, Step.READING)
    build = read(report)
    mine(report).update(sections=report.sections, languages=report.languages)
    enter(report, Step.BUILDING)
    document = with_losses_told(build(), _pictures(report.plan))
    report.made_of = fingerprint_of(document, report.file_format)
    same = same_file(report.made_of)
    if same and hand_out(report, same):
        return
    enter(report, Step.LAYING_OUT)
    printed = _print(report, document)
    enter(report, Step.WRITING)
    keep(report, printed)


def _print(report: Report, document: Document) -> Printed:
    if report.file_format == ReportFormat.WORD:
        return print_word(document, _pictures(report.plan))
    return print_document(document, _pictures(report.plan))


def _pictures(plan: Plan | None) -> Pictures:
    """Return how to read the pictures of the plan, those that left its draft too: versions still show them."""
    rows = Attachment.with_removed.filter(plan=plan).exclude(section="") if plan else ()
    return {row.sha256: partial(_read, row) for row in rows}


def _read(row: Attachment) -> tuple[bytes, str]:
    with row.stored.open() as file:
        return file.read(), row.media_type
