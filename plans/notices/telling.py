"""Telling people of something, and how often they want mail of it."""

from collections.abc import Iterable, Mapping, Sequence
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
    deliver([Notice(recipient=it, kind=kind, plan=plan, **about) for it in told.values()])


def deliver(notices: Sequence[Notice]) -> None:
    """Bring notices to their people, in the transaction of what they tell."""
    if notices:
        Notice.objects.bulk_create(notices)
        transaction.on_commit(_mail_at_once, robust=True)


def _mail_at_once() -> None:
    """A function with a name: where the queue is away, Django logs it by that name and goes on."""
    mail_notices.delay(Frequency.AT_ONCE)


@transaction.atomic
def prefer(user: User, *, frequencies: Mapping[NoticeKind, Frequency]) -> None:
    """Keep how often the person wants mail of each kind."""
    for kind, frequency in frequencies.items():
        NoticePreference.objects.update_or_create(person=user, kind=kind, defaults={"frequency": frequency})


def preferences_of(user: User) -> dict[str, str]:
    """Return how often the person wants mail, by the kinds for which they said so."""
    return dict(NoticePreference.objects.filter(person=user).values_list("kind", "frequency"))
