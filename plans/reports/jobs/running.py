"""What a worker does with a report: step by step, and with a word on what went wrong."""

import logging
from functools import cache, partial

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from plans.models import Attachment, Plan, Report, ReportFormat, ReportState
from plans.reports.bundle import packed, pieces_of
from plans.reports.files import file_name, fingerprint_of, fingerprint_of_all, same_file
from plans.reports.jobs.failures import words_for
from plans.reports.jobs.heartbeat import heartbeat
from plans.reports.jobs.keeping import Stopped, enter, fail, hand_out, keep, mine
from plans.reports.jobs.memory import within_memory
from plans.reports.jobs.steps import Step
from plans.reports.kinds import read
from plans.reports.pdf import print_document
from plans.reports.pictures import Pictures, with_losses_told
from plans.reports.printed import Printed
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
    pieces = pieces_of(report)
    builds = [read(piece) for piece in pieces]
    report.sections, report.languages = pieces[0].sections, pieces[0].languages
    mine(report).update(sections=report.sections, languages=report.languages)
    enter(report, Step.BUILDING)
    pictures = _pictures(report.plan)
    documents = [with_losses_told(build(), pictures) for build in builds]
    for piece, document in zip(pieces, documents, strict=True):
        piece.made_of = fingerprint_of(document, piece.file_format)
    if not ReportFormat(report.file_format).is_document:
        report.made_of = fingerprint_of_all(piece.made_of for piece in pieces)
    same = same_file(report.made_of)
    if same and hand_out(report, same):
        return
    printed = _laid_out(report, pieces, documents, pictures)
    enter(report, Step.WRITING, beyond=len(pieces) - 1, of=len(pieces))
    keep(report, printed)


def _laid_out(report: Report, pieces: list[Report], documents: list[Document], pictures: Pictures) -> Printed:
    if ReportFormat(report.file_format).is_document:
        enter(report, Step.LAYING_OUT)
        return _print(report, documents[0], pictures)
    files: dict[str, bytes] = {}
    for piece, document in zip(pieces, documents, strict=True):
        enter(report, Step.LAYING_OUT, beyond=len(files), of=len(pieces))
        files[file_name(piece)] = _there_already(piece) or _print(piece, document, pictures).data
    return packed(report, files, documents[0].dated)


def _there_already(piece: Report) -> bytes | None:
    same = same_file(piece.made_of)
    if same is None:
        return None
    with same.file.open("rb") as file:
        return bytes(file.read())


def _print(report: Report, document: Document, pictures: Pictures) -> Printed:
    if report.file_format == ReportFormat.WORD:
        return print_word(document, pictures)
    return print_document(document, pictures)


def _pictures(plan: Plan | None) -> Pictures:
    """Return how to read the pictures of the plan, those that left its draft too: versions still show them.

    Each is read once: what was found whole is what is printed, whatever becomes of its file meanwhile.
    """
    rows = Attachment.with_removed.filter(plan=plan).exclude(section="") if plan else ()
    return {row.sha256: cache(partial(_read, row)) for row in rows}


def _read(row: Attachment) -> tuple[bytes, str]:
    with row.stored.open() as file:
        return file.read(), row.media_type
