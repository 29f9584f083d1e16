"""Reports that nobody wants any more."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mcof.accounts.answers import Refused
from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.models import Report, ReportState
from plans.reports.jobs.queueing import UNDER_WAY


@transaction.atomic
def cancel(report: Report, *, by: User) -> None:
    """Make no more of a report: a worker that is at it keeps nothing. Raises Refused for one that has ended."""
    ended = {"state": ReportState.CANCELLED, "doing": "", "ended_at": timezone.now()}
    if not Report.objects.filter(pk=report.pk, asked_by=by, state__in=UNDER_WAY).update(**ended):
        raise Refused(_("This report is not in the making any more: there is nothing to cancel."))
    record("report.cancelled", by=by, target=report, plan=report.plan)
