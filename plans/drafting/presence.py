"""Saying that one has a section open, and who else has. Not a write to the plan: the audit trail is silent on it."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from mcof.accounts.models import User
from plans.models import Presence, Section

HERE = datetime.timedelta(seconds=45)
FORGOTTEN = datetime.timedelta(hours=1)


def be_present(section: Section, *, by: User) -> list[User]:
    """Note that the person has the section open, and return who else has, the latest first."""
    now = timezone.now()
    if not Presence.objects.filter(section=section, person=by).update(seen_at=now):
        _arrive(section, by, now)
    others = Presence.objects.filter(section=section, seen_at__gt=now - HERE).exclude(person=by)
    return [it.person for it in others.select_related("person").order_by("-seen_at")]


def _arrive(section: Section, by: User, now: datetime.datetime) -> None:
    Presence.objects.filter(section__plan=section.plan_id, seen_at__lt=now - FORGOTTEN).delete()
    try:
        with transaction.atomic():
            Presence.objects.create(section=section, person=by, seen_at=now)
    except IntegrityError:
        pass  # the same person in another window was a moment faster
