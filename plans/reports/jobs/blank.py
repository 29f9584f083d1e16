"""Asking for the blank form of a plan, which takes no right on any plan."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from mcof.accounts.access import mandates
from mcof.accounts.answers import Refused
from mcof.accounts.models import Membership, User
from mcof.audit.circumstances import act_in
from mcof.audit.recording import record
from plans.content import response_key
from plans.models import Report, ReportFormat, ReportKind
from plans.reports.blank import sectors_offered
from plans.reports.jobs.asking import InvalidReport, check_format, check_words
from plans.reports.jobs.queueing import enqueue
from plans.reports.jobs.room import demand_room
from plans.reports.jobs.steps import STEPS


def may_ask_blank(user: User) -> bool:
    return _in_office(user) is not None


def demand_blank(user: User) -> None:
    """Raise Refused for whoever is of no office."""
    found = _in_office(user)
    if found is None:
        raise Refused(_("The blank form is for people of an office."))
    act_in(found.capacity)


def _in_office(user: User) -> Membership | None:
    return next((it for it in mandates(user) if it.office_id), None)


@transaction.atomic
def ask_blank(*, sectors: Sequence[str] = (), language: str, by: User, file_format: str = ReportFormat.PDF) -> Report:
    """Queue the blank form with these sectors, or with all. Raises Refused, InvalidReport and TooManyReports."""
    demand_blank(by)
    check_words(language, "")
    check_format(file_format)
    if set(sectors) - {it.code for it in sectors_offered()}:
        raise InvalidReport(sectors=_("Choose sectors of the newest edition."))
    demand_room(by)
    asked = {"kind": ReportKind.BLANK, "language": language, "file_format": file_format}
    chosen = [response_key(code) for code in sectors] or None
    report = Report.objects.create(sections=chosen, steps=len(STEPS), asked_by=by, **asked)
    record("report.asked", by=by, target=report, after=asked | {"sectors": list(sectors)})
    transaction.on_commit(lambda: enqueue(report.pk))
    return report
