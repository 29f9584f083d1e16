"""Opening a link. Whoever holds it has no account: the trail knows them by the link and whom it was made for."""

import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from plans.linking.codes import take
from plans.linking.holder import recorded
from plans.linking.secret import fingerprint_of
from plans.models import Link
from plans.models.link import LinkQuerySet


class Gone(Exception):
    """The link leads nowhere: it ended, is used up, or never was. Nobody is told which."""


class Way(StrEnum):
    """How a version is read by a link; each is an action of the trail."""

    OPENED = "link.opened"
    PRINT = "link.printed"
    FILE = "link.file_opened"


def reach(secret: str, at: datetime.datetime | None = None) -> Link:
    """Return the link of this secret that can be opened now. Raises Gone."""
    return _found(Link.objects.open(at).left(), secret)


def visited(secret: str, number: int, at: datetime.datetime | None = None) -> Link:
    """Return the link of this secret to somebody who has opened it before and reads on. Raises Gone."""
    return _found(Link.objects.open(at).filter(pk=number), secret)


def _found(links: LinkQuerySet, secret: str) -> Link:
    """Ask one statement, whatever is wrong with the link: no stranger can tell by the time why it leads nowhere."""
    found = links.filter(sha256=fingerprint_of(secret)).select_related("version__plan__office__parent")
    link = found.defer("version__content").first()
    if link is None:
        raise Gone
    return link


def enter(link: Link, *, code: str = "") -> None:
    """Open the link: counted and recorded. Raises WrongCode, and Gone where it ended a moment ago."""
    if link.asks_code:
        take(link, code)
    with transaction.atomic():
        now = timezone.now()
        once_more = {"times_opened": F("times_opened") + 1, "opened_at": now}
        if not Link.objects.standing(now).left().filter(pk=link.pk).update(**once_more):
            raise Gone
        note(link, Way.OPENED)


def note(link: Link, way: Way, **about: Any) -> None:
    """Record what was read by the link."""
    recorded(way, link, **about)
