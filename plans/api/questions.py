"""Questions of States about what was shared with them, and what is said to them."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from plans import asking
from plans.access import rights
from plans.api.answers import answer, described
from plans.api.door import plan_or_404, signed_in, version_or_404
from plans.api.pages import ListView
from plans.api.requests import HIGHEST, read
from plans.api.sharing import country_of
from plans.models import Question, QuestionState, TurnKind
from plans.questions import questions_for


@dataclass(frozen=True)
class QuestionTurnLine:
    kind: TurnKind
    body: str
    by_state: bool
    written_by: str
    written_at: datetime.datetime


@dataclass(frozen=True)
class QuestionLine:
    id: int
    version: int
    country: str
    section: str
    body: str
    state: QuestionState
    asked_by: str
    asked_at: datetime.datetime
    turns: tuple[QuestionTurnLine, ...]


class QuestionRequest(serializers.Serializer[Any]):
    version = serializers.IntegerField(min_value=1, max_value=HIGHEST, help_text="The version that you read.")
    country = serializers.CharField(help_text="Three-letter code of your State.")
    section = serializers.CharField(default="", allow_blank=True, help_text="Empty for the plan as a whole.")
    body = serializers.CharField(max_length=30_000)


class QuestionTurnRequest(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=TurnKind.choices)
    body = serializers.CharField(default="", allow_blank=True, max_length=30_000)


class Questions(ListView):
    @extend_schema(
        responses=described(QuestionLine, many=True),
        parameters=[OpenApiParameter("state", str, enum=QuestionState.values), OpenApiParameter("section", str)],
    )
    def get(self, request: Request, reference: str) -> Response:
        """List the questions that you may read, the oldest first; a focal point sees those of their State."""
        allowed = rights(signed_in(request), plan_or_404(request, reference))
        return self.page_of(request, questions_for(allowed).filter(**self.narrowed(request)).with_thread(), _line)

    @extend_schema(request=QuestionRequest, responses={201: described(QuestionLine)})
    def post(self, request: Request, reference: str) -> Response:
        """Ask the office for your State about a version shared with it, or about one of its sections."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).ask.demand()
        given = read(QuestionRequest, request.data)
        version = version_or_404(request, plan, given.pop("version"))
        given["country"] = country_of(given["country"])
        return answer(_line(asking.ask(version, **given, by=signed_in(request))), status=201)


class QuestionTurns(APIView):
    @extend_schema(request=QuestionTurnRequest, responses={201: described(QuestionLine)})
    def post(self, request: Request, reference: str, question: int) -> Response:
        """Answer for the office, ask further for the State, or settle for either."""
        allowed = rights(signed_in(request), plan_or_404(request, reference))
        found = get_object_or_404(questions_for(allowed), pk=question)
        given = read(QuestionTurnRequest, request.data)
        asking.TURNS[TurnKind(given["kind"])](found, body=given["body"], by=signed_in(request))
        return answer(_line(questions_for(allowed).with_thread().get(pk=question)), status=201)


def _line(it: Question) -> QuestionLine:
    return QuestionLine(
        id=it.pk,
        version=it.version.number,
        country=it.country.code,
        section=it.section,
        body=it.body,
        state=QuestionState(it.state),
        asked_by=str(it.asked_by),
        asked_at=it.asked_at,
        turns=tuple(
            QuestionTurnLine(TurnKind(turn.kind), turn.body, turn.by_state, str(turn.written_by), turn.written_at)
            for turn in it.turns.all()
        ),
    )
