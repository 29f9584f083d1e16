"""How long a report will still take, by how long the last ones like it took."""

import datetime
from statistics import median

from plans.models import Report, ReportState

LAST = 9


def time_left(report: Report, *, now: datetime.datetime) -> datetime.timedelta | None:
    """Return how long a report in the making will still take; nothing where that is not known, or has passed."""
    if report.state != ReportState.RUNNING or report.started_at is None:
        return None
    usual = _usual(report)
    left = report.started_at + usual - now if usual else None
    return left if left and left > datetime.timedelta() else None


def _usual(report: Report) -> datetime.timedelta | None:
    """Return how long workers were at the last reports like it: of the same plan, or else of any."""
    like = Report.objects.filter(kind=report.kind, file_format=report.file_format, worked__isnull=False)
    durations = like.order_by("-ended_at").values_list("worked", flat=True)
    found = list(durations.filter(plan=report.plan_id)[:LAST]) or list(durations[:LAST])
    seconds = [it.total_seconds() for it in found if it]
    return datetime.timedelta(seconds=median(seconds)) if seconds else None
