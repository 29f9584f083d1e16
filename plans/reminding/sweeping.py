"""The run that tells what has come; it may come late, twice, or at the same moment as another."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.models import Notice, Reminder
from plans.notices import deliver
from plans.reminding.hearers import Hearers
from plans.reminding.matters import Matter, pages
from plans.reminding.steps import ESCALATION, STEPS, Step, to_tell

_STEPS = {step.code: step for step in (*STEPS, ESCALATION)}


def remind(now: datetime.datetime | None = None) -> int:
    """Tell everybody what has come and was not told, and return how many steps were told."""
    at = now or timezone.now()
    return sum(_remind(page, at) for page in pages(at))


@transaction.atomic
def _remind(page: Sequence[Matter], now: datetime.datetime) -> int:
    """Tell of one page of matters, in so many statements however many there are, but for an event per escalation."""
    told = _told(page)
    come = [(it, step) for it in page for step in to_tell(it.term, told[it.about.pk], now)]
    if not come:
        return 0
    hearers = Hearers([it for it, _step in come], now)
    heard = {(it.about.pk, step.code): people for it, step in come if (people := hearers.of(it, step))}
    made = _made([(it, step) for it, step in come if (it.about.pk, step.code) in heard], now)
    matters = {it.about.pk: it for it in page}
    notices: list[Notice] = []
    for reminder in made:
        matter, step = matters[reminder.review_id or reminder.assignment_id or 0], _STEPS[reminder.step]
        people = heard[matter.about.pk, step.code]
        notices += _notices(reminder, matter, step, people)
        if step is ESCALATION:
            _recorded(matter, people)
    deliver(notices)
    return len(made)


def _told(page: Sequence[Matter]) -> dict[int, set[str]]:
    """Return which steps were told of each, to this person and for this day."""
    found: dict[int, set[str]] = defaultdict(set)
    now = {(it.about.pk, it.person.pk, it.term.due_on) for it in page}
    name = page[0].name
    rows = Reminder.objects.filter(**{f"{name}__in": [it.about.pk for it in page]})
    for key, person, due_on, step in rows.values_list(name, "person", "due_on", "step"):
        if (key, person, due_on) in now:
            found[key].add(step)
    return found


def _made(come: Iterable[tuple[Matter, Step]], now: datetime.datetime) -> list[Reminder]:
    """Make the rows, and return those that no other run has made."""
    sweep = uuid.uuid4()
    rows = [
        Reminder(
            **{it.name: it.about}, person=it.person, due_on=it.term.due_on, step=step.code, made_at=now, sweep=sweep
        )
        for it, step in come
    ]
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)
    return list(Reminder.objects.filter(sweep=sweep).order_by("pk"))


def _notices(reminder: Reminder, matter: Matter, step: Step, people: Iterable[User]) -> list[Notice]:
    about = {"version": matter.version, "section": matter.section, "reminder": reminder}
    return [Notice(recipient=it, kind=step.kind, plan=matter.plan, **about) for it in people]


def _recorded(matter: Matter, people: Iterable[User]) -> None:
    about = {"person": str(matter.person), "due_on": matter.term.due_on.isoformat(), "to": [str(it) for it in people]}
    plan, section = matter.plan, matter.section
    if section is None:
        record("review.escalated", by=None, target=plan, plan=plan, after=about)
    else:
        record("section.escalated", by=None, target=plan, plan=plan, after=about, section=section.key)
