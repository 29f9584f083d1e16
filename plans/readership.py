"""Which of its readers opened what a State was shown. The trail itself is the record; the page of shares reads it.

Opening the same thing again within an hour is the same reading: a page that is loaded anew says nothing more.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, Max
from django.utils import timezone

from mcof.accounts.models import User
from mcof.audit.models import Event, EventQuerySet
from mcof.audit.recording import record
from plans.access import Rights, rights, shares_for
from plans.models import Attachment, PlanVersion, Report, Share

THE_SAME = datetime.timedelta(hours=1)


class Way(StrEnum):
    """How a shared version was opened; each is an action of the trail."""

    PAGE = "share.read"
    PROGRAM = "share.fetched"
    PRINT = "share.printed"
    FILE = "share.file_opened"


def note_reading(allowed: Rights, version: PlanVersion, way: Way, *, by: User, **about: Any) -> None:
    """Record that the person opened a version as focal point of a State; nobody else's reading is kept."""
    if not allowed.view_shared:
        return
    allowed.view_shared.demand()
    for share in shares_for(by).filter(version=version):
        told = {"version": version.number, "state": share.country.code, **about}
        if not any(event.data == {"detail": told} for event in _lately(share, way, by)):
            record(way, by=by, target=share, plan=allowed.plan, **told)


def note_print(report: Report, *, by: User) -> None:
    """Record that somebody took a shared version as a document; a draft is nobody's but its office's."""
    if report.version is not None and report.plan is not None:
        note_reading(rights(by, report.plan), report.version, Way.PRINT, by=by, language=report.language)


def note_file(allowed: Rights, versions: Iterable[PlanVersion], attachment: Attachment, *, by: User) -> None:
    """Record that somebody opened a file that these versions name."""
    for version in versions:
        note_reading(allowed, version, Way.FILE, by=by, file=str(attachment), sha256=attachment.sha256)


def _lately(share: Share, way: Way, by: User) -> EventQuerySet:
    since = timezone.now() - THE_SAME
    return _readings([share]).filter(action=way, actor_id=by.pk, at__gt=since)


def _readings(shares: Iterable[Share]) -> EventQuerySet:
    return Event.objects.filter(
        action__in=list(Way), target_type=Share._meta.label_lower, target_id__in=[str(share.pk) for share in shares]
    )


def opened_by(user: User, shares: Iterable[Share]) -> set[int]:
    """Return which of the shares the person has opened in any way, by number."""
    found = _readings(shares).filter(actor_id=user.pk).order_by().values_list("target_id", flat=True).distinct()
    return set(map(int, found))


@dataclass(frozen=True)
class Opened:
    """Who opened a share in which way, how often, and when last."""

    person: str
    way: Way
    times: int
    last: datetime.datetime


def openings(shares: Iterable[Share]) -> dict[int, list[Opened]]:
    """Return who opened each of the shares, the latest first, in one statement."""
    found: dict[int, list[Opened]] = defaultdict(list)
    rows = _readings(shares).values_list("target_id", "actor_id", "actor_name", "action")
    for share, _person, name, way, times, last in rows.annotate(times=Count("pk"), last=Max("at")).order_by("-last"):
        found[int(share)].append(Opened(name, Way(way), times, last))
    return found
