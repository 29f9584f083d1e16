"""How the draft came to be what it is: sessions of work, named moments, two points compared, and the way back."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from plans import drafting
from plans.access import rights
from plans.api.answers import SavedSection, answer, described
from plans.api.door import plan_or_404, signed_in
from plans.api.pages import ListView
from plans.api.requests import HistoryAsked, MilestoneRequest, Points, RestorationRequest, SectionAsked, read
from plans.content import RESPONSE_PREFIX, PlanContent
from plans.content.changes import changes
from plans.content.codec import to_plain
from plans.content.rows import load_section
from plans.history import NOW, Session, UnknownPoint, contents_at, milestone_point, sessions_of
from plans.models import Milestone, Plan, SetAside


@dataclass(frozen=True)
class SessionLine:
    """What one person saved in one section without a longer break; it led from the point `before` to `after`.

    `person` is an e-mail address.
    """

    section: str
    by: str
    person: str
    began_at: datetime.datetime
    ended_at: datetime.datetime
    saves: int
    before: str
    after: str


@dataclass(frozen=True)
class MilestoneLine:
    point: str
    name: str
    by: str
    at: datetime.datetime


@dataclass(frozen=True)
class DraftChanges:
    """`changes` maps a place to its value at either point; rows go by uid."""

    before: str
    after: str
    changes: dict[str, list[Any]]


@dataclass(frozen=True)
class SetAsideLine:
    """`places` maps a place to what both started from, `base`, what was there, `theirs`, and what was sent, `mine`."""

    section: str
    by: str
    person: str
    at: datetime.datetime
    revision: int
    places: dict[str, dict[str, Any]]


class History(ListView):
    @extend_schema(responses=described(SessionLine, many=True), parameters=[HistoryAsked])
    def get(self, request: Request, reference: str) -> Response:
        """List the sessions of work on the draft, the newest first, each with the points that it led from and to."""
        asked, found = read(HistoryAsked, request.query_params), sessions_of(_draft(request, reference))
        section, person = asked["section"], asked["person"].lower()
        wanted = [it for it in found if section in ("", it.key) and person in ("", it.by_email.lower())]
        return self.page_of(request, wanted, _session)


class Milestones(ListView):
    @extend_schema(responses=described(MilestoneLine, many=True))
    def get(self, request: Request, reference: str) -> Response:
        """List the moments of the draft that have a name."""
        found = Milestone.objects.filter(plan=_draft(request, reference)).select_related("by")
        return self.page_of(request, found, _milestone)

    @extend_schema(request=MilestoneRequest, responses={201: described(MilestoneLine)})
    def post(self, request: Request, reference: str) -> Response:
        """Give the draft as it is now a name, under which it stays readable."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).edit.demand()
        name = read(MilestoneRequest, request.data)["name"]
        return answer(_milestone(drafting.name_milestone(plan, name=name, by=signed_in(request))), status=201)


class ComparisonPage(APIView):
    @extend_schema(responses=described(DraftChanges), parameters=[Points])
    def get(self, request: Request, reference: str) -> Response:
        """Return what differs between two points of the draft's past."""
        plan, given = _draft(request, reference), read(Points, request.query_params)
        before, after = _at(plan, given["before"], given["after"])
        found = _within(given["section"], changes(before, after))
        return answer(DraftChanges(given["before"], given["after"], found))


class RestorationPage(APIView):
    @extend_schema(request=RestorationRequest, responses=described(SavedSection))
    def post(self, request: Request, reference: str, key: str) -> Response:
        """Save a section as it was at a point, upon the revision that you read; 409 where somebody changed the same."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).edit.demand()
        given = read(RestorationRequest, request.data)
        value = _section_at(plan, key, given["to"])
        revision = drafting.restore_section(
            plan, key=key, value=value, point=given["to"], revision=given["revision"], by=signed_in(request)
        )
        return answer(SavedSection(key, revision, to_plain(load_section(plan, key))))


class SetAsideTexts(ListView):
    @extend_schema(responses=described(SetAsideLine, many=True), parameters=[SectionAsked])
    def get(self, request: Request, reference: str) -> Response:
        """List what was sent and not saved since a colleague had changed the same, the newest first."""
        found = SetAside.objects.filter(plan=_draft(request, reference)).select_related("by")
        if section := read(SectionAsked, request.query_params)["section"]:
            found = found.filter(key=section)
        return self.page_of(request, found, _aside)


def _draft(request: Request, reference: str) -> Plan:
    plan = plan_or_404(request, reference)
    rights(signed_in(request), plan).view_draft.demand()
    return plan


def _at(plan: Plan, *points: str) -> list[PlanContent]:
    try:
        return contents_at(plan, *points)
    except UnknownPoint:
        raise NotFound from None


def _section_at(plan: Plan, key: str, point: str) -> Any:
    """Return the section as it was, or answer 404 where the plan has no such section now or had none then."""
    now, then = _at(plan, NOW, point)
    try:
        now.section(key)
        return then.section(key)
    except KeyError:
        raise NotFound from None


def _within(section: str, found: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    """Return the places of one section; those of a response stand under its sector."""
    outer = f"responses.{section.removeprefix(RESPONSE_PREFIX)}" if section.startswith(RESPONSE_PREFIX) else section
    return {place: both for place, both in found.items() if not outer or f"{place}.".startswith(f"{outer}.")}


def _session(it: Session) -> SessionLine:
    return SessionLine(
        section=it.key,
        by=it.by_name,
        person=it.by_email,
        began_at=it.began_at,
        ended_at=it.ended_at,
        saves=it.saves,
        before=it.before,
        after=it.after,
    )


def _milestone(it: Milestone) -> MilestoneLine:
    return MilestoneLine(milestone_point(it), it.name, it.by.name, it.at)


def _aside(it: SetAside) -> SetAsideLine:
    return SetAsideLine(it.key, it.by.name, it.by.email, it.at, it.revision, it.places)
