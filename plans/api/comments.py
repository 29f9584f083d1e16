"""Comments of the reviewers, and what is said and done about them."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from mcof.accounts.models import User
from plans import commenting
from plans.access import Rights, rights
from plans.api.answers import answer, described
from plans.api.door import plan_or_404, shown, signed_in, version_or_404
from plans.api.pages import ListView
from plans.api.requests import HIGHEST, read
from plans.commenting import InvalidComment, Remark
from plans.content import PlanContent
from plans.models import Audience, CommentState, ReplyKind
from plans.threads import Thread, threads
from plans.writers import readers_of_comments


@dataclass(frozen=True)
class ReplyLine:
    kind: ReplyKind
    body: str
    written_by: str
    written_at: datetime.datetime


@dataclass(frozen=True)
class CommentLine:
    """`passage` is what the quoted words say now; it is empty, and `gone` true, where they are no longer there."""

    id: int
    version: int
    section: str
    place: str
    quote: str
    passage: str
    gone: bool
    body: str
    audience: Audience
    is_condition: bool
    state: CommentState
    written_by: str
    written_at: datetime.datetime
    replies: tuple[ReplyLine, ...]


class CommentRequest(serializers.Serializer[Any]):
    version = serializers.IntegerField(min_value=1, max_value=HIGHEST, help_text="The version that you read.")
    body = serializers.CharField(max_length=30_000)
    section = serializers.CharField(default="", allow_blank=True, help_text="Empty for the plan as a whole.")
    place = serializers.CharField(default="", allow_blank=True, help_text="Path within the section, rows by uid.")
    quote = serializers.CharField(default="", allow_blank=True, help_text="Words of one paragraph or cell.")
    audience = serializers.ChoiceField(choices=Audience.choices, default=Audience.OFFICE)
    is_condition = serializers.BooleanField(default=False, help_text="To be answered before the next submission.")
    mentioned = serializers.ListField(child=serializers.EmailField(), default=list, help_text="Whom to tell.")


class TurnRequest(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=ReplyKind.choices)
    body = serializers.CharField(default="", allow_blank=True, max_length=30_000)


class Comments(ListView):
    @extend_schema(
        responses=described(CommentLine, many=True),
        parameters=[OpenApiParameter("state", str, enum=CommentState.values), OpenApiParameter("section", str)],
    )
    def get(self, request: Request, reference: str) -> Response:
        """List the comments that you may read, the oldest first, with what their passages say now."""
        allowed = _reading(request, reference)
        found = list(allowed.comments.filter(**self.narrowed(request)).with_thread())
        return self.page_of(request, threads(found, shown(allowed).content) if found else [], _line)

    @extend_schema(request=CommentRequest, responses={201: described(CommentLine)})
    def post(self, request: Request, reference: str) -> Response:
        """Comment on a version, a section, a field or a passage."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).comment.demand()
        given = read(CommentRequest, request.data)
        version = version_or_404(request, plan, given.pop("version"))
        audience = Audience(given.pop("audience"))
        told = _told(readers_of_comments(plan, audience), given.pop("mentioned"))
        remark = Remark(audience=audience, mentioned=told, **given)
        made = commenting.comment(version, remark=remark, by=signed_in(request))
        (thread,) = threads([made], PlanContent.from_json(version.content))
        return answer(_line(thread), status=201)


class Replies(APIView):
    @extend_schema(request=TurnRequest, responses={201: described(CommentLine)})
    def post(self, request: Request, reference: str, comment: int) -> Response:
        """Reply, say how it was dealt with, settle it, or ask again."""
        allowed = _reading(request, reference)
        found = get_object_or_404(allowed.comments.with_thread(), pk=comment)
        given = read(TurnRequest, request.data)
        commenting.TURNS[ReplyKind(given["kind"])](found, body=given["body"], by=signed_in(request))
        again = allowed.comments.with_thread().get(pk=comment)
        (thread,) = threads([again], shown(allowed).content)
        return answer(_line(thread), status=201)


def _reading(request: Request, reference: str) -> Rights:
    allowed = rights(signed_in(request), plan_or_404(request, reference))
    allowed.inside.demand()
    return allowed


def _told(readers: Iterable[User], wanted: list[str]) -> tuple[User, ...]:
    known = {reader.email.lower(): reader for reader in readers} if wanted else {}
    if unknown := [email for email in wanted if email.lower() not in known]:
        raise InvalidComment(mentioned=_("These people may not read the comment: %s.") % ", ".join(unknown))
    return tuple(known[email.lower()] for email in wanted)


def _line(thread: Thread) -> CommentLine:
    it = thread.comment
    return CommentLine(
        id=it.pk,
        version=it.version.number,
        section=it.section,
        place=thread.place,
        quote=it.quote,
        passage=thread.now.quote if thread.now else "",
        gone=thread.gone,
        body=it.body,
        audience=Audience(it.audience),
        is_condition=it.is_condition,
        state=CommentState(it.state),
        written_by=str(it.written_by),
        written_at=it.written_at,
        replies=tuple(
            ReplyLine(ReplyKind(reply.kind), reply.body, str(reply.written_by), reply.written_at)
            for reply in it.replies.all()
        ),
    )
