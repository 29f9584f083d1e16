"""Who asks for a report: a person, or the reader of a link; and asking again for one that failed."""

import datetime
import re
from functools import reduce

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from mcof.accounts.access import demand
from mcof.accounts.answers import Refused
from mcof.accounts.models import User
from mcof.accounts.roles import Permission
from mcof.audit.recording import record
from plans.access import extent_for, rights, versions_visible_to
from plans.extent import WHOLE, Extent, columns_of, common
from plans.models import Language, Link, Plan, PlanVersion, Report, ReportFormat, ReportKind, ReportState
from plans.reports.jobs.queueing import UNDER_WAY, enqueue
from plans.reports.jobs.room import demand_room
from plans.reports.jobs.steps import STEPS

# Council and committee documents: C/117/5, C/115/RES/1412, C/Sp/2/1, S/35/INF/2, SCPF/92/Rev.1, MC/2355, MC/INF/301.
SYMBOL = re.compile(r"^(?:(?:C|S)/(?:Sp/)?\d+(?:/(?:L|INF|RES))?/\d+|SCPF/\d+|MC/(?:INF/)?\d+)(?:/(?:Rev|Corr)\.\d+)?$")
SILENT_AFTER = datetime.timedelta(minutes=15)
PRINT_HOLDS = datetime.timedelta(hours=1)
FAILURE_RESTS = datetime.timedelta(minutes=1)
ENDED_WITHOUT = (ReportState.FAILED, ReportState.CANCELLED, ReportState.EXPIRED)


class InvalidReport(ValueError):
    """What was asked for cannot be printed: `errors` maps fields to messages."""

    def __init__(self, **errors: "str | Promise") -> None:
        self.errors = errors
        super().__init__("; ".join(f"{field}: {message}" for field, message in errors.items()))


@transaction.atomic
def ask_report(
    plan: Plan,
    *,
    version: PlanVersion | None,
    language: str,
    by: User,
    symbol: str = "",
    file_format: str = ReportFormat.PDF,
    kind: str = ReportKind.PLAN,
    since: PlanVersion | None = None,
) -> Report:
    """Queue a document of a version, or of the draft where there is none; for changes, `since` is the earlier version.

    Raises Refused for a version that the person may not read, InvalidReport naming what cannot be printed, and
    TooManyReports.
    """
    bundle = file_format == ReportFormat.ZIP
    if bundle:
        kind = ReportKind.PLAN  # a bundle holds what it holds, whatever one document was chosen before
        since = _before(plan, version, by=by)
    elif kind != ReportKind.CHANGES:
        since = None
    _check(plan, version, since, by=by)
    check_words(language, symbol.strip())
    _check_look(kind, file_format)
    demand_room(by)
    if kind == ReportKind.CHANGES:
        _check_since(version, since)
    extent = _extent(by, version, since)
    look = {"kind": kind, "language": language, "file_format": file_format, "symbol": symbol.strip()}
    asked = {**look, **columns_of(extent)}
    report = Report.objects.create(plan=plan, version=version, since=since, steps=len(STEPS), asked_by=by, **asked)
    numbers = {"version": version.number if version else None} | ({"since": since.number} if since else {})
    about = {"kind": kind, **numbers, "language": language, "format": file_format, "symbol": report.symbol}
    record("report.asked", by=by, target=report, plan=plan, after=about)
    transaction.on_commit(lambda: enqueue(report.pk))
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
    transaction.on_commit(lambda: enqueue(report.pk))
    return report


def repeat(report: Report, *, by: User) -> None:
    """Run a report again that has no file, or whose worker has gone silent. Raises Refused and TooManyReports."""
    _demand_reading(report, by)
    silent = timezone.now() - SILENT_AFTER
    again = Q(state__in=ENDED_WITHOUT) | Q(state__in=UNDER_WAY, asked_at__lt=silent)
    with transaction.atomic():
        demand_room(by)
        fresh = {"state": ReportState.QUEUED, "step": 0, "doing": "", "error": "", "retries": 0, "heard_at": None}
        fresh["asked_at"] = timezone.now()
        if not Report.objects.filter(again, pk=report.pk, asked_by=by).update(**fresh):
            raise Refused(_("This report is ready or still in the making: there is nothing to repeat."))
        record("report.repeated", by=by, target=report, plan=report.plan)
        transaction.on_commit(lambda: enqueue(report.pk))


def _demand_reading(report: Report, by: User) -> None:
    if report.plan:
        rights(by, report.plan).read.demand()
    elif report.council:
        demand(Permission.REPORT_TO_COUNCIL, by)


def _extent(by: User, *versions: PlanVersion | None) -> Extent:
    """Return how much the person reads of all of these."""
    return reduce(common, (extent_for(by, version) for version in versions if version), WHOLE)


def _check(plan: Plan, version: PlanVersion | None, since: PlanVersion | None, *, by: User) -> None:
    allowed = rights(by, plan)
    (allowed.read if version else allowed.view_draft).demand()
    asked = {it.pk for it in (version, since) if it}
    if versions_visible_to(by, plan).filter(pk__in=asked).count() < len(asked):
        raise Refused(_("You may not read this version."))


def _before(plan: Plan, version: PlanVersion | None, *, by: User) -> PlanVersion | None:
    """Return the version since which a bundle tells the changes: the one before, if the person reads as much of it."""
    readable = versions_visible_to(by, plan)
    earlier = (readable.filter(number__lt=version.number) if version else readable).order_by("-number").first()
    if earlier and extent_for(by, earlier).covers(extent_for(by, version) if version else WHOLE):
        return earlier
    return None


def check_words(language: str, symbol: str) -> None:
    errors: dict[str, str | Promise] = {}
    if language not in Language.values:
        errors["language"] = _("Choose English, French or Spanish.")
    if symbol and not SYMBOL.match(symbol):
        errors["symbol"] = _("A symbol looks like C/117/5 or S/35/INF/2: type it as the secretariat assigned it.")
    if errors:
        raise InvalidReport(**errors)


def _check_since(version: PlanVersion | None, since: PlanVersion | None) -> None:
    if since is None or (version and since.number >= version.number):
        raise InvalidReport(since=_("Choose a version that is earlier than the other."))


def _check_look(kind: str, file_format: str) -> None:
    if kind not in ReportKind.values or kind in ReportKind.across:
        raise InvalidReport(kind=_("Choose one of the kinds of documents."))
    if file_format != ReportFormat.ZIP:
        check_format(file_format)


def check_format(file_format: str) -> None:
    if file_format not in ReportFormat.values or not ReportFormat(file_format).is_document:
        raise InvalidReport(file_format=_("Choose PDF or Word."))
