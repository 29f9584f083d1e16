"""Telling people of something, and how often they want mail of it."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from django.db import transaction

from mcof.accounts.models import User
from plans.models import Frequency, Notice, NoticeKind, NoticePreference, Plan
from plans.notices.tasks import mail_notices


def tell(people: Iterable[User], kind: NoticeKind, *, plan: Plan, by: User | None, **about: Any) -> None:
    """Tell people of something, in the transaction in which it happened; never whoever did it.

    Mail goes out once it is committed. Where the queue is away, the next sweep sends it.
    """
    told = {person.pk: person for person in people if by is None or person.pk != by.pk}
    if not told:
        return
    Notice.objects.bulk_create(Notice(recipient=it, kind=kind, plan=plan, **about) for it in told.values())
    transaction.on_commit(partial(mail_notices.delay, Frequency.AT_ONCE), robust=True)


@transaction.atomic
def prefer(user: User, *, frequencies: Mapping[NoticeKind, Frequency]) -> None:
    """Keep how often the person wants mail of each kind."""
    for kind, frequency in frequencies.items():
        NoticePreference.objects.update_or_create(person=user, kind=kind, defaults={"frequency": frequency})


def preferences_of(user: User) -> dict[str, str]:
    """Return how often the person wants mail, by the kinds for which they said so."""
    return dict(NoticePreference.objects.filter(person=user).values_list("kind", "frequency"))
