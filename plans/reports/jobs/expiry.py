"""How files of reports go: after some time, each with the last report that needs it."""

import datetime

from django.conf import settings
from django.db import transaction

from plans.models import Report, ReportState


def expire(*, now: datetime.datetime) -> None:
    """Let reports go without their files that were made long ago; each can be made anew."""
    since = now - datetime.timedelta(days=settings.REPORT_DAYS)
    for report in Report.objects.filter(state=ReportState.DONE, ended_at__lt=since):
        _expire(report)


def _expire(report: Report) -> None:
    """Say that the file is there no more, and remove it unless another report has it too."""
    name = str(report.file.name)
    with transaction.atomic():
        Report.objects.filter(pk=report.pk, file=name).update(state=ReportState.EXPIRED, file="")
        needed = Report.objects.filter(file=name).exists()
    if not needed:
        report.file.storage.delete(name)
