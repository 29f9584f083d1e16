"""Who hears of a step: the person, their supervisor by rule, and whoever stands in for one who is away."""

import datetime
from collections.abc import Iterable, Sequence

from mcof.accounts.models import Absence, Membership, User
from mcof.accounts.roles import Role
from plans.reminding.matters import Matter
from plans.reminding.steps import ESCALATION, Step

_ONE = datetime.timedelta(days=1)


class Hearers:
    """Roles and absences of all whom these matters concern, read in two statements."""

    def __init__(self, matters: Sequence[Matter], now: datetime.datetime) -> None:
        self.now = now
        # Days begin at other hours elsewhere: what holds on the day of each office is seen below.
        first, last = now.date() - _ONE, now.date() + _ONE
        held = Membership.objects.not_over(first).filter(office__in={it.office for it in matters if it.office})
        wanted = held.filter(role__in=(Role.HEAD, Role.ENDORSER, Role.REVIEWER), user__is_active=True)
        self.memberships = list(wanted.select_related("user").order_by("user__name", "pk"))
        people = {it.person.pk for it in matters} | {it.user_id for it in self.memberships}
        away = Absence.objects.between(first, last).filter(person__in=people, deputy__is_active=True)
        self.absences = list(away.select_related("deputy"))

    def of(self, matter: Matter, step: Step) -> list[User]:
        if step is not ESCALATION:
            return self._with_deputies([matter.person], self._day(matter))
        return self._with_deputies(self._supervisors(matter), self._day(matter))

    def _supervisors(self, matter: Matter) -> list[User]:
        """Return the heads of the office; of one without, those colleagues who may do it as well."""
        day = self._day(matter)
        here = [it for it in self.memberships if it.office_id == (matter.office.pk if matter.office else None)]
        others = [it for it in here if it.is_active(day) and it.user_id != matter.person.pk]
        heads = [it.user for it in others if it.role == Role.HEAD]
        return heads or [it.user for it in others if it.role == matter.colleagues]

    def _with_deputies(self, people: Iterable[User], day: datetime.date) -> list[User]:
        found = {person.pk: person for person in people}
        for absence in self.absences:
            if absence.person_id in found and absence.starts_on <= day < absence.ends_on:
                found.setdefault(absence.deputy_id, absence.deputy)
        return list(found.values())

    def _day(self, matter: Matter) -> datetime.date:
        return matter.term.calendar.today(self.now)
