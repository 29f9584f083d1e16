"""Who writes which section by when, which sections are ready for colleagues, and who follows the plan."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from mcof.accounts.models import User
from plans import drafting, following
from plans.access import rights
from plans.api.answers import SectionLine, answer, described
from plans.api.door import plan_or_404, signed_in
from plans.api.requests import AssignmentRequest, ReadyRequest, read
from plans.models import Plan, Section
from plans.writers import writers_of


class AssignmentPage(APIView):
    @extend_schema(request=AssignmentRequest, responses=described(SectionLine))
    def put(self, request: Request, reference: str, key: str) -> Response:
        """Assign the section to somebody who writes on the plan, in place of whoever had it."""
        plan = _drafted(request, reference, key)
        given = read(AssignmentRequest, request.data)
        person = _writer(plan, given["person"])
        drafting.assign(plan, keys=[key], person=person, due_on=given["due_on"], by=signed_in(request))
        return answer(_line(plan, key))

    @extend_schema(request=None, responses={204: None})
    def delete(self, request: Request, reference: str, key: str) -> Response:
        """Take the section back."""
        drafting.release(_drafted(request, reference, key), keys=[key], by=signed_in(request))
        return Response(status=204)


class ReadyMarkPage(APIView):
    @extend_schema(request=ReadyRequest, responses=described(SectionLine))
    def put(self, request: Request, reference: str, key: str) -> Response:
        """Mark the section as ready for colleagues, as it was at the revision that you read."""
        plan = _drafted(request, reference, key)
        revision = read(ReadyRequest, request.data)["revision"]
        drafting.mark_ready(plan, key=key, revision=revision, by=signed_in(request))
        return answer(_line(plan, key))

    @extend_schema(request=None, responses={204: None})
    def delete(self, request: Request, reference: str, key: str) -> Response:
        """Take the mark back."""
        drafting.unmark_ready(_drafted(request, reference, key), key=key, by=signed_in(request))
        return Response(status=204)


class FollowingPage(APIView):
    @extend_schema(request=None, responses={204: None})
    def put(self, request: Request, reference: str) -> Response:
        """Follow the plan: your desk tells what others change in it."""
        following.follow(plan_or_404(request, reference), by=signed_in(request))
        return Response(status=204)

    @extend_schema(request=None, responses={204: None})
    def delete(self, request: Request, reference: str) -> Response:
        """Follow it no more, though you write on it or review it."""
        following.unfollow(plan_or_404(request, reference), by=signed_in(request))
        return Response(status=204)


def section_lines(plan: Plan) -> tuple[SectionLine, ...]:
    """Return where each section of the draft stands and whose it is, in one statement."""
    people = ("changed_by", "assignment__person", "ready_mark__marked_by")
    return tuple(_section(it) for it in plan.sections.select_related(*people).order_by("pk"))


def _drafted(request: Request, reference: str, key: str) -> Plan:
    plan = plan_or_404(request, reference)
    rights(signed_in(request), plan).edit.demand()
    get_object_or_404(Section, plan=plan, key=key)
    return plan


def _writer(plan: Plan, email: str) -> User:
    found = writers_of(plan).filter(email__iexact=email).first()
    if found is None:
        raise drafting.InvalidSection({"person": [_("Give the e-mail address of somebody who writes on this plan.")]})
    return found


def _line(plan: Plan, key: str) -> SectionLine:
    return next(it for it in section_lines(plan) if it.section == key)


def _section(section: Section) -> SectionLine:
    assignment, mark = getattr(section, "assignment", None), getattr(section, "ready_mark", None)
    return SectionLine(
        section=section.key,
        revision=section.revision,
        changed_by=str(section.changed_by or ""),
        changed_at=section.changed_at,
        assigned_to=assignment.person.email if assignment else "",
        due_on=assignment.due_on if assignment else None,
        ready_by=str(mark.marked_by) if mark else "",
        ready_at=mark.marked_at if mark else None,
        ready_revision=mark.revision if mark else None,
    )
