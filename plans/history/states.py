"""The draft as it was, read back from what it is: each section step by step."""

import datetime
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeAlias

from django.db.models import Max, Q

from plans.content import RESPONSE_PREFIX, SECTION_KEYS, PlanContent, load, response_key, values
from plans.content.changes import applied
from plans.drafting import CHOICE
from plans.drafting.lines import with_lines
from plans.models import Plan, Step

Revisions: TypeAlias = Mapping[str, int]


class Past:
    """The sections of a draft back to a revision of each, read in a constant number of statements.

    Where steps became one, a revision between them reads as the kept one before it.
    """

    def __init__(self, plan: Plan, back_to: Revisions) -> None:
        self.now = load(plan)
        self._steps: dict[str, list[tuple[int, int, Any]]] = defaultdict(list)
        wanted = Q(pk__in=[])
        for key, revision in back_to.items():
            wanted |= Q(key=key, revision__gt=revision)
        steps = Step.objects.filter(wanted, plan=plan).order_by("key", "-revision")
        for key, since, revision, undo in steps.values_list("key", "since", "revision", "undo"):
            self._steps[key].append((since, revision, undo))
        self._states = cache(self._walk)

    def section(self, key: str, revision: int) -> Any:
        revisions, states = self._states(key)
        return states[max(bisect_right(revisions, revision) - 1, 0)]

    def draft(self, revisions: Revisions) -> PlanContent:
        """Return the whole draft with each section at its revision; one that has none there was not begun."""
        found = {key: self.section(key, revisions.get(key, 0)) for key in (*SECTION_KEYS, CHOICE)}
        sectors = map(response_key, found.pop(CHOICE).sectors)
        return replace(self.now, **found, responses=tuple(self.section(it, revisions.get(it, 0)) for it in sectors))

    def _walk(self, key: str) -> tuple[list[int], list[Any]]:
        """Return the revisions that are kept of a section, in order, and the section at each."""
        steps, value = self._steps[key], self._value_now(key)
        found = [(steps[0][1] if steps else 0, value)]
        for since, _revision, undo in steps:
            value = applied(value, dict(undo))
            found.append((since, value))
        revisions, states = zip(*reversed(found), strict=True)
        return list(revisions), list(states)

    def _value_now(self, key: str) -> Any:
        if key == CHOICE:
            return values.SectorChoice(sectors=tuple(response.sector for response in self.now.responses))
        sector = key.removeprefix(RESPONSE_PREFIX)
        if key != sector and self.now.response(sector) is None:  # taken out of the plan: it ended as it began
            return with_lines(values.SectorResponse(sector=sector))
        return self.now.section(key)


def revisions_when(plan: Plan, moment: datetime.datetime | None = None) -> dict[str, int]:
    """Return the revision of each section that was ever saved, now or at a moment of the past."""
    until = Q() if moment is None else Q(ended_at__lte=moment)
    saved = Step.objects.filter(plan=plan).order_by().values_list("key").annotate(last=Max("revision", filter=until))
    return {key: last or 0 for key, last in saved}
