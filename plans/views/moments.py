"""The points of a plan's past in words, for people to choose from."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from plans.history import NOW, Session, milestone_point, sessions_of, version_point
from plans.models import Milestone, Plan, PlanVersion
from plans.views.places import section_title

SHOWN = 50
Group: TypeAlias = tuple[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Moments:
    sessions: list[Session]
    milestones: list[Milestone]
    versions: list[PlanVersion]

    def offered(self, chosen: str) -> list[Group]:
        """Return the points to choose from: named ones, the ends of the latest sessions, and the chosen one."""
        listed = {point for _title, points in self._groups for point, _label in points}
        return self._groups if chosen in listed else [*self._groups, (_("Chosen"), [(chosen, self.label(chosen))])]

    @cached_property
    def _groups(self) -> list[Group]:
        found = [
            (_("The draft"), {NOW: _("As it is now")}),
            (_("Milestones"), self._milestones),
            (_("Versions"), self._versions),
            (_("After a session of work"), {it.after: self.label(it.after) for it in self.sessions[:SHOWN]}),
        ]
        return [(title, list(points.items())) for title, points in found if points]

    @property
    def first(self) -> str:
        """Where a comparison with now sets out from unless somebody chooses another point."""
        points = [*self._milestones, *self._versions, *(it.before for it in self.sessions[-1:])]
        return points[0] if points else NOW

    def label(self, point: str) -> str:
        """Return what a point that the plan has is called."""
        named = {NOW: _("As it is now"), **self._milestones, **self._versions}
        return named.get(point) or self._session(*point.rpartition("-")[::2])

    @cached_property
    def _milestones(self) -> dict[str, str]:
        return {milestone_point(it): f"{it.name} ({_clock(it.at)})" for it in self.milestones}

    @cached_property
    def _versions(self) -> dict[str, str]:
        return {version_point(it): _("Version %s") % it.number for it in self.versions}

    def _session(self, key: str, revision: str) -> str:
        until = [it for it in self.sessions if it.key == key and it.revision <= int(revision)]
        title = capfirst(str(section_title(key)))
        if not until:
            return _("%s, before it was written") % title
        return f"{title} · {until[0].by_name} · {_clock(until[0].ended_at)}"


def moments_of(plan: Plan) -> Moments:
    """Read what can be compared, for those who read the draft, in three statements."""
    versions = plan.versions.without_content()
    return Moments(sessions_of(plan), list(Milestone.objects.filter(plan=plan)), list(versions))


def _clock(moment: datetime.datetime) -> str:
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
