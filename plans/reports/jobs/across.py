"""Asking for documents across plans: of no plan, but of all that their asker may read when they are made."""

from django.db import transaction
from django.utils.translation import gettext as _

from mcof.accounts.access import demand
from mcof.accounts.models import User
from mcof.accounts.roles import Permission
from mcof.audit.recording import record
from plans.catalogue import catalogue
from plans.models import CouncilReport, Report, ReportFormat, ReportKind
from plans.reports.jobs.asking import InvalidReport, check_format, check_words
from plans.reports.jobs.queueing import enqueue
from plans.reports.jobs.room import demand_room
from plans.reports.jobs.steps import STEPS


@transaction.atomic
def ask_application(
    council: CouncilReport,
    *,
    language: str,
    by: User,
    symbol: str = "",
    sector: str = "",
    file_format: str = ReportFormat.PDF,
) -> Report:
    """Queue the document of a report to the Council, or the portfolio of one sector in its period.

    Raises Refused, InvalidReport and TooManyReports."""
    demand(Permission.REPORT_TO_COUNCIL, by)
    check_words(language, symbol.strip())
    check_format(file_format)
    demand_room(by)
    if sector and catalogue().find("sector", sector) is None:
        raise InvalidReport(sector=_("There is no such sector."))
    kind = ReportKind.SECTOR if sector else ReportKind.APPLICATION
    asked = {"kind": kind, "sector": sector, "language": language, "file_format": file_format}
    report = Report.objects.create(council=council, symbol=symbol.strip(), steps=len(STEPS), asked_by=by, **asked)
    record("report.asked", by=by, target=report, after=asked | {"symbol": report.symbol})
    transaction.on_commit(lambda: enqueue(report.pk))
    return report
