"""The rule: on which working days somebody is reminded, and when what is owed is escalated."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings

from mcof.accounts.workdays import Calendar, workday_after, workday_before
from plans.models import NoticeKind
from plans.models.reminder import ESCALATED

HOUR = 8
"""In the morning, by the clock of the office."""


@dataclass(frozen=True)
class Step:
    """`days` are working days after the term; it is reached on the last day worked where the term is a day off."""

    code: str
    days: int
    kind: NoticeKind

    def moment(self, due_on: datetime.date, calendar: Calendar) -> datetime.datetime:
        return calendar.moment(self._day(due_on, calendar), HOUR)

    def _day(self, due_on: datetime.date, calendar: Calendar) -> datetime.date:
        if self.days > 0:
            return workday_after(due_on, self.days, calendar)
        if self.days == 0 and calendar.works_on(due_on):
            return due_on
        return workday_before(due_on, max(1, -self.days), calendar)


STEPS = (
    Step("-2", -2, NoticeKind.DUE_SOON),
    Step("0", 0, NoticeKind.DUE_TODAY),
    Step("+1", 1, NoticeKind.OVERDUE),
    Step("+4", 4, NoticeKind.OVERDUE),
    Step("+7", 7, NoticeKind.OVERDUE),
    Step("+10", 10, NoticeKind.OVERDUE),
)
ESCALATION = Step(ESCALATED, settings.ESCALATION_DAYS, NoticeKind.ESCALATED)
_ORDER = {step.code: number for number, step in enumerate(STEPS)}


@dataclass(frozen=True)
class Term:
    """A day by which something is owed, by the calendar of an office; `since` when this day has held."""

    due_on: datetime.date
    since: datetime.datetime
    calendar: Calendar

    def reached(self, step: Step, now: datetime.datetime) -> bool:
        return self.since < step.moment(self.due_on, self.calendar) <= now


def to_tell(term: Term, told: Collection[str], now: datetime.datetime) -> list[Step]:
    """Return what is to be told now: of the steps that have come the last one alone, and the escalation.

    Whoever was not reminded for days, as the scheduler stood still, hears what holds now and not all that was missed.
    A step is passed over too where a later one was told: a calendar may have changed in between.
    """
    come = [step for step in STEPS if term.reached(step, now)][-1:]
    last = max((_ORDER.get(code, -1) for code in told), default=-1)
    found = [step for step in come if _ORDER[step.code] > last]
    if ESCALATION.code not in told and term.reached(ESCALATION, now):
        found.append(ESCALATION)
    return found
