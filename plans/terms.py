"""By whose calendar something is due, and what is said of it."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from mcof.accounts.models import Office
from mcof.accounts.roles import OfficeKind
from mcof.accounts.terms import day_in_words, distance_in_words
from mcof.accounts.workdays import Calendar, calendar_of
from plans.models import Plan, Stage


@dataclass(frozen=True)
class Due:
    """A day by which something is owed, as those read it who owe it; `escalated_at` once their head was told."""

    day: datetime.date
    calendar: Calendar
    escalated_at: datetime.datetime | None = None

    def __str__(self) -> str:
        return _("due on %(day)s, %(distance)s") % {"day": day_in_words(self.day), "distance": self.distance}

    @property
    def distance(self) -> str:
        return distance_in_words(self.day, self.calendar)

    @property
    def overdue(self) -> bool:
        return self.day < self.calendar.today()


class Offices:
    """All offices with their calendars, read once, in two statements, where something is due."""

    def __init__(self) -> None:
        self._calendars: dict[int, Calendar] = {}

    @cached_property
    def _all(self) -> dict[int, Office]:
        found = Office.objects.select_related("country", "seat").prefetch_related("days")
        return {office.pk: office for office in found}

    def of(self, plan: Plan) -> Office:
        return self._all[plan.office_id]

    def reviewing(self, plan: Plan, stage: Stage) -> Office | None:
        """Return the office that reviews the plan at this stage: the one above its office, or headquarters."""
        if stage == Stage.APPROVAL:
            return next((it for it in self._all.values() if it.kind == OfficeKind.HEADQUARTERS), None)
        return self._all[plan.office.parent_id] if plan.office.parent_id else None

    def calendar(self, office: Office | None) -> Calendar:
        if office is None:
            return Calendar()
        return self._calendars.setdefault(office.pk, calendar_of(office))

    def due(self, plan: Plan, day: datetime.date | None, stage: Stage | None = None) -> Due | None:
        """Return what is said of the term of a review, or of a section where there is no stage."""
        if day is None:
            return None
        office = self.reviewing(plan, stage) if stage else self.of(plan)
        return Due(day, self.calendar(office))


def review_calendar(plan: Plan, stage: Stage) -> Calendar:
    offices = Offices()
    return offices.calendar(offices.reviewing(plan, stage))


def plan_calendar(plan: Plan) -> Calendar:
    return calendar_of(plan.office)
