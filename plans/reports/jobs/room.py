"""How many reports one person may have under way at once, so that nobody waits behind a hundred of somebody else."""

import math

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from mcof.accounts.models import User
from plans.models import Report
from plans.reports.jobs.queueing import UNDER_WAY
from plans.reports.jobs.timing import time_left


class TooManyReports(ValueError):
    """As many reports of the person are under way as may be; `seconds` is when one will be ready, if that is known."""

    def __init__(self, count: int, seconds: int | None) -> None:
        self.seconds = seconds
        told = {"count": count, "seconds": seconds}
        full = _("%(count)s of your reports are waiting or in the making, as many as one person may have at once.")
        wait = _("Try again in about %(seconds)s seconds, or cancel one.")
        if seconds is None:
            wait = _("Try again when one of them is ready, or cancel one.")
        super().__init__(f"{full} {wait}" % told)


def demand_room(person: User) -> None:
    """Raise TooManyReports where the person has no room for one more."""
    # Of two wishes at once, the second sees the first.
    User.objects.select_for_update().get(pk=person.pk)
    under_way = list(Report.objects.filter(asked_by=person, state__in=UNDER_WAY))
    if len(under_way) < settings.REPORTS_AT_ONCE:
        return
    now = timezone.now()
    left = [it.total_seconds() for report in under_way if (it := time_left(report, now=now))]
    raise TooManyReports(len(under_way), math.ceil(min(left)) if left else None)
