"""The only writer of report jobs: asked for by a person, made by a worker, step by step, and never half-written."""

import datetime
import hashlib
import logging
import re
from collections import defaultdict
from enum import StrEnum
from functools import partial

from celery.exceptions import SoftTimeLimitExceeded
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from kombu.exceptions import OperationalError

from mcof.accounts.answers import Refused
from mcof.accounts.models import User
from mcof.accounts.roles import Permission
from mcof.audit.recording import record
from plans.access import extent_for, plans_allowing, rights, shares_for, versions_visible_to
from plans.content import PlanContent, load
from plans.extent import WHOLE, Extent, columns_of, extent_of, joined, part_of
from plans.models import Attachment, Language, Link, Plan, PlanVersion, Report, ReportFormat, ReportState
from plans.reports.build import build_report, with_frozen
from plans.reports.files import file_name, fingerprint_of, same_file
from plans.reports.pdf import Printed, print_document
from plans.reports.pictures import Pictures
from plans.reports.proof import Proof, proof_of_draft, proof_of_version
from plans.reports.tree import Document
from plans.reports.word import print_word

logger = logging.getLogger(__name__)

# Council and committee documents: C/117/5, C/115/RES/1412, C/Sp/2/1, S/35/INF/2, SCPF/92/Rev.1, MC/2355, MC/INF/301.
SYMBOL = re.compile(r"^(?:(?:C|S)/(?:Sp/)?\d+(?:/(?:L|INF|RES))?/\d+|SCPF/\d+|MC/(?:INF/)?\d+)(?:/(?:Rev|Corr)\.\d+)?$")
SILENT_AFTER = datetime.timedelta(minutes=15)
PRINT_HOLDS = datetime.timedelta(hours=1)
FAILURE_RESTS = datetime.timedelta(minutes=1)
UNDER_WAY = (ReportState.QUEUED, ReportState.RUNNING)


class Step(StrEnum):
    """What the worker is doing; the page has words for each."""

    READING = "reading"
    BUILDING = "building"
    LAYING_OUT = "laying-out"
    WRITING = "writing"


STEPS = tuple(Step)


class InvalidReport(ValueError):
    """What was asked for cannot be printed: `errors` maps fields to messages."""

    def __init__(self, **errors: "str | Promise") -> None:
        self.errors = errors
        super().__init__("; ".join(f"{field}: {message}" for field, message in errors.items()))


def reports_visible_to(user: User) -> "QuerySet[Report]":
    """Return the reports that the person asked for and may still read: a revoked share takes its reports along."""
    drafts = plans_allowing(Permission.VIEW_DRAFT, user)
    reviewed = plans_allowing(Permission.VIEW_SUBMITTED, user)
    of_version = Q(plan__in=drafts) | Q(plan__in=reviewed) | Q(pk__in=_of_shares(user))
    return Report.objects.filter(
        Q(version=None, plan__in=drafts) | Q(version__isnull=False) & of_version, asked_by=user
    )


def _of_shares(user: User) -> list[int]:
    """Return those of the person's reports that say no more of a version than is shared with them now."""
    given: dict[int, list[Extent]] = defaultdict(list)
    for share in shares_for(user):
        given[share.version_id].append(extent_of(share))
    made = Report.objects.filter(asked_by=user, version__in=given).only("version", "sections", "languages")
    return [it.pk for it in made if joined(given[it.version_id or 0]).covers(extent_of(it))] if given else []


@transaction.atomic
def ask_report(
    plan: Plan,
    *,
    version: PlanVersion | None,
    language: str,
    by: User,
    symbol: str = "",
    file_format: str = ReportFormat.PDF,
) -> Report:
    """Queue a document of a version, or of the draft where there is none.

    Raises Refused for a version that the person may not read, and InvalidReport naming what cannot be printed.
    """
    _check(plan, version, language, symbol.strip(), by=by)
    _check_format(file_format)
    extent = extent_for(by, version) if version else WHOLE
    asked = {"language": language, "file_format": file_format, "symbol": symbol.strip(), **columns_of(extent)}
    report = Report.objects.create(plan=plan, version=version, steps=len(STEPS), asked_by=by, **asked)
    number = version.number if version else None
    about = {"version": number, "language": language, "format": file_format, "symbol": report.symbol}
    record("report.asked", by=by, target=report, plan=plan, after=about)
    transaction.on_commit(lambda: _enqueue(report.pk))
    return report


@transaction.atomic
def print_of(link: Link, *, language: str, file_format: str = ReportFormat.PDF) -> Report:
    """Return the document of what a link shows, made within the hour, or else one that is queued now.

    A worker that has gone silent is not waited for, and what has failed is tried again a minute later.
    """
    now = timezone.now()
    recent = Q(state=ReportState.DONE, asked_at__gt=now - PRINT_HOLDS)
    recent |= Q(state__in=UNDER_WAY, asked_at__gt=now - SILENT_AFTER)
    recent |= Q(state=ReportState.FAILED, asked_at__gt=now - FAILURE_RESTS)
    asked = {"link": link, "version": link.version, "language": language, "file_format": file_format}
    found = Report.objects.filter(recent, **asked).first()
    if found is not None:
        return found
    report = Report.objects.create(plan=link.version.plan, steps=len(STEPS), **asked)
    transaction.on_commit(lambda: _enqueue(report.pk))
    return report


def repeat(report: Report, *, by: User) -> None:
    """Run a report again that failed, or whose worker has gone silent. Raises Refused for one that is under way."""
    rights(by, report.plan).read.demand()
    silent = timezone.now() - SILENT_AFTER
    again = Q(state=ReportState.FAILED) | Q(state__in=UNDER_WAY, asked_at__lt=silent)
    with transaction.atomic():
        fresh = {"state": ReportState.QUEUED, "step": 0, "doing": "", "error": "", "asked_at": timezone.now()}
        if not Report.objects.filter(again, pk=report.pk, asked_by=by).update(**fresh):
            raise Refused(_("This report is ready or still in the making: there is nothing to repeat."))
        record("report.repeated", by=by, target=report, plan=report.plan)
        transaction.on_commit(lambda: _enqueue(report.pk))


def _check(plan: Plan, version: PlanVersion | None, language: str, symbol: str, *, by: User) -> None:
    allowed = rights(by, plan)
    (allowed.read if version else allowed.view_draft).demand()
    if version and not versions_visible_to(by, plan).filter(pk=version.pk).exists():
        raise Refused(_("You may not read this version."))
    errors: dict[str, str | Promise] = {}
    if language not in Language.values:
        errors["language"] = _("Choose English, French or Spanish.")
    if symbol and not SYMBOL.match(symbol):
        errors["symbol"] = _("A symbol looks like C/117/5 or S/35/INF/2: type it as the secretariat assigned it.")
    if errors:
        raise InvalidReport(**errors)


def _check_format(file_format: str) -> None:
    if file_format not in ReportFormat.values:
        raise InvalidReport(file_format=_("Choose PDF or Word."))


def _enqueue(report: int) -> None:
    """Hand the report to a worker; with the queue away it waits as failed, to be repeated by hand."""
    from plans.reports.tasks import render  # noqa: PLC0415  # the task calls back into this module

    try:
        render.delay(report)
    except (OperationalError, OSError):
        logger.exception("report %s could not be queued", report)
        waiting = Report.objects.filter(pk=report, state=ReportState.QUEUED)
        _fail(
            waiting, gettext_noop("The queue does not answer, so no worker knows of this report. Run it again later.")
        )


def run(report_id: int) -> None:
    """Make one report. A second call for the same report finds it taken and does nothing."""
    start = {"state": ReportState.RUNNING, "started_at": timezone.now(), "attempts": F("attempts") + 1}
    if not Report.objects.filter(pk=report_id, state=ReportState.QUEUED).update(**start):
        return
    found = Report.objects.select_related("plan__office", "version__plan__office", "asked_by", "link")
    report = found.get(pk=report_id)
    try:
        _make(report)
    except SoftTimeLimitExceeded:
        _fail(
            _mine(report),
            gettext_noop("The report took too long. Run it again; if it happens twice, tell an administrator."),
        )
    except Refused:
        _fail(_mine(report), gettext_noop("You may not read this version any more."))
    except Exception:
        logger.exception("report %s failed", report_id)
        _fail(_mine(report), gettext_noop("Something went wrong in the making. Run it again; the error is on record."))


def _make(report: Report) -> None:
    _enter(report, Step.READING)
    content, proof = _material(report)
    _enter(report, Step.BUILDING)
    document = build_report(content, proof=proof, language=report.language, symbol=report.symbol)
    document = with_frozen(document, content, proof)
    report.made_of = fingerprint_of(document, report.file_format)
    if same := same_file(report.made_of):
        _share(report, same)
        return
    _enter(report, Step.LAYING_OUT)
    printed = _print(report, document)
    _enter(report, Step.WRITING)
    _keep(report, printed)


def _print(report: Report, document: Document) -> Printed:
    if report.file_format == ReportFormat.WORD:
        return print_word(document, _pictures(report.plan))
    return print_document(document, _pictures(report.plan))


def _material(report: Report) -> tuple[PlanContent, Proof]:
    if report.version is not None:
        extent, states = _given_to(report, report.version)
        _mine(report).update(**columns_of(extent))
        return part_of(report.version, extent), proof_of_version(report.version, extent, states)
    content = load(report.plan)
    return content, proof_of_draft(report.plan, content)


def _given_to(report: Report, version: PlanVersion) -> tuple[Extent, frozenset[str] | None]:
    """Return what of a version goes to whoever the report is for, and of which States' answers: by a link, of all."""
    if report.asked_by is None:
        return extent_of(report.link) if report.link else WHOLE, None
    allowed = rights(report.asked_by, version.plan)
    return allowed.extent(version), allowed.states


def _pictures(plan: Plan) -> Pictures:
    """Return how to read the pictures of the plan, those that left its draft too: versions still show them."""
    rows = Attachment.with_removed.filter(plan=plan).exclude(section="")
    return {row.sha256: partial(_read, row) for row in rows}


def _read(row: Attachment) -> tuple[bytes, str]:
    with row.stored.open() as file:
        return file.read(), row.media_type


def _mine(report: Report) -> "QuerySet[Report]":
    """Return the row while this attempt counts: a worker that was given up on changes nothing any more."""
    return Report.objects.filter(pk=report.pk, state=ReportState.RUNNING, attempts=report.attempts)


def _enter(report: Report, step: Step) -> None:
    _mine(report).update(step=STEPS.index(step), doing=step)


def _keep(report: Report, printed: Printed) -> None:
    """Write the file, then name it in the row: a file that could not be written whole is never offered."""
    digest = hashlib.sha256(printed.data).hexdigest()
    report.file.save(file_name(report), ContentFile(printed.data), save=False)
    if not _finish(report, str(report.file.name), pages=printed.pages, size=len(printed.data), sha256=digest):
        report.file.delete(save=False)


def _share(report: Report, same: Report) -> None:
    """Hand out the file of a report that was made of the same, which whoever asked now might have had made."""
    _finish(report, str(same.file.name), pages=same.pages, size=same.size, sha256=same.sha256)


def _finish(report: Report, file: str, **told: object) -> bool:
    """Say that the report is ready, unless this attempt was given up on meanwhile."""
    done = {"state": ReportState.DONE, "step": len(STEPS), "doing": "", "ended_at": timezone.now()}
    return bool(_mine(report).update(file=file, made_of=report.made_of, **done, **told))


def _fail(report: "QuerySet[Report]", error: str) -> None:
    report.update(state=ReportState.FAILED, doing="", error=error, ended_at=timezone.now())
