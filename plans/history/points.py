"""The points of a plan's past that addresses name: now, a milestone, a version, or where a session of work ended."""

import datetime

from plans.content import PlanContent, load
from plans.history.states import Past, Revisions, revisions_when
from plans.models import Milestone, Plan, PlanVersion, Step

NOW = "now"
_MILESTONE, _VERSION = "milestone", "version"
_INSTANT = datetime.timedelta.resolution


class UnknownPoint(LookupError):
    """The plan has no such point."""


def milestone_point(milestone: Milestone) -> str:
    return f"{_MILESTONE}-{milestone.pk}"


def version_point(version: PlanVersion) -> str:
    return f"{_VERSION}-{version.number}"


def contents_at(plan: Plan, *points: str) -> list[PlanContent]:
    """Return the plan at each point, for those who read its draft, in a constant number of statements.

    Raises UnknownPoint.
    """
    frozen = {point: _version(plan, point) for point in points if point.startswith(f"{_VERSION}-")}
    drafts = {point: _revisions(plan, point) for point in points if point not in frozen and point != NOW}
    if not drafts:
        return [frozen[point] if point in frozen else load(plan) for point in points]
    back_to = {key: min(it.get(key, 0) for it in drafts.values()) for key in revisions_when(plan)}
    past = Past(plan, back_to)
    return [frozen.get(point) or (past.draft(drafts[point]) if point in drafts else past.now) for point in points]


def _version(plan: Plan, point: str) -> PlanContent:
    version = plan.versions.filter(number=_number(point)).first()
    if version is None:
        raise UnknownPoint(point)
    return PlanContent.from_json(version.content)


def _revisions(plan: Plan, point: str) -> Revisions:
    kind = point.rpartition("-")[0]
    return _at_milestone(plan, _number(point)) if kind == _MILESTONE else _at_save(plan, kind, _number(point))


def _number(point: str) -> int:
    number = point.rpartition("-")[2]
    if not number.isdecimal() or len(number) > 9:
        raise UnknownPoint(point)
    return int(number)


def _at_milestone(plan: Plan, number: int) -> Revisions:
    milestone = Milestone.objects.filter(plan=plan, pk=number).first()
    if milestone is None:
        raise UnknownPoint(f"{_MILESTONE}-{number}")
    revisions: Revisions = milestone.revisions
    return revisions


def _at_save(plan: Plan, key: str, revision: int) -> Revisions:
    """Return the revisions that all sections had when this one came to its revision, or just before its first save."""
    steps = Step.objects.of(plan, key)
    last = steps.filter(revision__lte=revision).order_by("-revision").first()
    first = last or steps.order_by("revision").first()
    if first is None:
        raise UnknownPoint(f"{key}-{revision}")
    moment = last.ended_at if last else first.began_at - _INSTANT
    return {**revisions_when(plan, moment), key: revision}
