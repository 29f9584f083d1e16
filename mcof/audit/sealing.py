"""Linking what was recorded into a chain, after the fact, so that those who record never wait for each other.

An event is committed with its change; which one comes first is known only then, and numbers are given out before. So a
seal takes whatever is there and in no seal yet: what comes late, under a lower number, enters the next one.
"""

import datetime
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from mcof.audit.digest import canonical, fingerprint
from mcof.audit.models import Event, Seal

AT_MOST = 1000
# No transaction stays open for so long: what appears later among older numbers was not written by the site.
SETTLED = datetime.timedelta(hours=1)
Pair = tuple[int, str]


def seal() -> int:
    """Put what was recorded and is in no seal yet into the next seals; return how many events."""
    head = Seal.objects.last()
    waiting = _waiting()
    for first in range(0, len(waiting), AT_MOST):
        made = _next(head, waiting[first : first + AT_MOST])
        try:
            with transaction.atomic():
                made.save()
        except IntegrityError:  # somebody else seals at this moment, and with it what is left here
            return first
        head = made
    return len(waiting)


def _waiting() -> list[Pair]:
    """Return number and fingerprint of what is in no seal."""
    sealed: set[int] = set()
    for it in Seal.objects.filter(at__gt=timezone.now() - SETTLED).iterator(chunk_size=10):
        sealed |= it.covered.keys()
    later = Event.objects.filter(pk__gt=settled()).order_by("pk").values_list("pk", "digest")
    return [(number, digest) for number, digest in later.iterator() if number not in sealed]


def settled() -> int:
    """Return the number of an event up to which no more is to come."""
    old = Seal.objects.filter(at__lte=timezone.now() - SETTLED).last()
    return old.upto if old else 0


def _next(head: Seal | None, pairs: Sequence[Pair]) -> Seal:
    made = Seal(
        number=head.number + 1 if head else 1,
        previous=head.hash if head else "",
        upto=max(head.upto if head else 0, *(number for number, _digest in pairs)),
        events=canonical([[number, digest] for number, digest in pairs]),
    )
    made.hash = hash_of(made)
    return made


def hash_of(seal: Seal) -> str:
    at = seal.at.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    return fingerprint([seal.number, at, seal.previous, seal.upto, seal.events])
