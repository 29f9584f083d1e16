"""What reviewers make of a version, for themselves: who reviews it, marks, opinions, and the checklist."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from plans import assigning, reviewing
from plans.access import rights
from plans.api.answers import answer, described
from plans.api.door import plan_or_404, signed_in, version_or_404
from plans.api.pages import ListView
from plans.api.requests import read
from plans.assigning import Assigned
from plans.content import PlanContent
from plans.models import (
    CheckAnswer,
    DecisionKind,
    Mark,
    Opinion,
    PlanVersion,
    Priority,
    SectionMark,
    Stage,
)
from plans.reviewing import Point


@dataclass(frozen=True)
class ReviewLine:
    """`person` is an e-mail address, `deputy` that of whoever stands in for them today.

    `assigned_by` is empty where the rule chose them.
    """

    id: int
    person: str
    name: str
    deputy: str
    stage: Stage
    due_on: datetime.date | None
    priority: Priority
    assigned_by: str
    assigned_at: datetime.datetime


@dataclass(frozen=True)
class MarkLine:
    section: str
    mark: Mark
    person: str
    marked_at: datetime.datetime


@dataclass(frozen=True)
class OpinionLine:
    person: str
    advice: DecisionKind
    reason: str
    given_at: datetime.datetime


@dataclass(frozen=True)
class PointLine:
    """A point of the checklist, in the reader's language, with your answer: `yes`, `no`, `n/a`, or empty."""

    item: str
    question: str
    answer: str
    note: str


class ReviewRequest(serializers.Serializer[Any]):
    person = serializers.EmailField(help_text="Somebody who may decide at this stage and had no part in the version.")
    stage = serializers.ChoiceField(choices=Stage.choices)
    due_on = serializers.DateField(default=None, allow_null=True)
    priority = serializers.ChoiceField(choices=Priority.choices, default=Priority.NORMAL)


class MarkRequest(serializers.Serializer[Any]):
    section = serializers.CharField(help_text="Such as `risks` or `response-S21-14`.")
    mark = serializers.ChoiceField(choices=Mark.choices, allow_null=True, help_text="None takes the mark back.")


class OpinionRequest(serializers.Serializer[Any]):
    advice = serializers.ChoiceField(choices=DecisionKind.choices)
    reason = serializers.CharField(max_length=30_000)


class PointRequest(serializers.Serializer[Any]):
    item = serializers.CharField()
    answer = serializers.ChoiceField(choices=CheckAnswer.choices)
    note = serializers.CharField(default="", allow_blank=True, max_length=30_000)


class ChecklistRequest(serializers.Serializer[Any]):
    answers = PointRequest(many=True)


class Reviewers(ListView):
    @extend_schema(responses=described(ReviewLine, many=True))
    def get(self, request: Request, reference: str, number: int) -> Response:
        """List who reviews the version, and by when."""
        version = _version(request, reference, number)
        return self.page_of(request, assigning.reviews_of(version), _review)

    @extend_schema(request=ReviewRequest, responses=described(ReviewLine))
    def put(self, request: Request, reference: str, number: int) -> Response:
        """Give the version to a reviewer, or change their day and priority."""
        version = _version(request, reference, number)
        given = read(ReviewRequest, request.data)
        stage, email = Stage(given["stage"]), given["person"]
        person = assigning.candidates(version, stage).filter(email__iexact=email).first()
        if person is None:
            raise serializers.ValidationError(
                {"person": [_("This person does not decide on this version at this stage.")]}
            )
        about = {"due_on": given["due_on"], "priority": Priority(given["priority"])}
        made = assigning.assign(version, person=person, stage=stage, by=signed_in(request), **about)
        return answer(_review(next(it for it in assigning.reviews_of(version) if it.review == made)))


class ReviewerPage(APIView):
    @extend_schema(request=None, responses={204: None})
    def delete(self, request: Request, reference: str, number: int, review: int) -> Response:
        """Take the version back from a reviewer."""
        version = _version(request, reference, number)
        found = get_object_or_404(version.reviews.select_related("person"), pk=review)
        found.version = version
        assigning.release(found, by=signed_in(request))
        return Response(status=204)


class Marks(ListView):
    @extend_schema(responses=described(MarkLine, many=True))
    def get(self, request: Request, reference: str, number: int) -> Response:
        """List what each reviewer makes of each section."""
        found = _version(request, reference, number).marks.select_related("person").order_by("section", "pk")
        return self.page_of(request, found, _mark)

    @extend_schema(request=MarkRequest, responses={204: None})
    def put(self, request: Request, reference: str, number: int) -> Response:
        """Say what you make of a section, in place of what you said before."""
        version = _version(request, reference, number)
        given = read(MarkRequest, request.data)
        if PlanContent.from_json(version.content).section_or_none(given["section"]) is None:
            raise serializers.ValidationError({"section": [_("This version has no such section.")]})
        wanted = Mark(given["mark"]) if given["mark"] else None
        reviewing.mark(version, section=given["section"], mark=wanted, by=signed_in(request))
        return Response(status=204)


class Opinions(ListView):
    @extend_schema(responses=described(OpinionLine, many=True))
    def get(self, request: Request, reference: str, number: int) -> Response:
        """List what the reviewers would decide, and why."""
        return self.page_of(request, _version(request, reference, number).opinions.select_related("person"), _opinion)

    @extend_schema(request=OpinionRequest, responses=described(OpinionLine))
    def put(self, request: Request, reference: str, number: int) -> Response:
        """Say what you would decide and why, in place of what you said before."""
        version = _version(request, reference, number)
        given = read(OpinionRequest, request.data)
        about = {"advice": DecisionKind(given["advice"]), "reason": given["reason"]}
        return answer(_opinion(reviewing.advise(version, by=signed_in(request), **about)))


class Checklist(ListView):
    @extend_schema(responses=described(PointLine, many=True))
    def get(self, request: Request, reference: str, number: int) -> Response:
        """List the points of the reviewer's checklist with your answers."""
        points = reviewing.checklist_of(_version(request, reference, number), signed_in(request))
        return self.page_of(request, points, _point)

    @extend_schema(request=ChecklistRequest, responses={204: None})
    def put(self, request: Request, reference: str, number: int) -> Response:
        """Keep your answers in place of those before; they go along with your decision."""
        version, by = _version(request, reference, number), signed_in(request)
        given = {it["item"]: it for it in read(ChecklistRequest, request.data)["answers"]}
        known = {point.entry.code for point in reviewing.checklist_of(version, by)}
        if unknown := [item for item in given if item not in known]:
            reason = _("The checklist does not have these points: %s.") % ", ".join(unknown)
            raise serializers.ValidationError({"answers": [reason]})
        answers = {item: (CheckAnswer(it["answer"]), it["note"]) for item, it in given.items()}
        reviewing.answer_checklist(version, answers=answers, by=by)
        return Response(status=204)


def _version(request: Request, reference: str, number: int) -> PlanVersion:
    """Return a version to somebody who reviews it. Raises Refused for others inside the plan."""
    plan = plan_or_404(request, reference)
    version = version_or_404(request, plan, number)
    rights(signed_in(request), plan).comment.demand()
    return version


def _review(assigned: Assigned) -> ReviewLine:
    it, absence = assigned.review, assigned.absence
    return ReviewLine(
        id=it.pk,
        person=it.person.email,
        name=it.person.name,
        deputy=absence.deputy.email if absence else "",
        stage=Stage(it.stage),
        due_on=it.due_on,
        priority=Priority(it.priority),
        assigned_by=it.assigned_by.name if it.assigned_by else "",
        assigned_at=it.assigned_at,
    )


def _mark(it: SectionMark) -> MarkLine:
    return MarkLine(it.section, Mark(it.mark), it.person.name, it.marked_at)


def _opinion(it: Opinion) -> OpinionLine:
    return OpinionLine(it.person.name, DecisionKind(it.advice), it.reason, it.given_at)


def _point(it: Point) -> PointLine:
    return PointLine(it.entry.code, it.entry.name, it.answer, it.note)
