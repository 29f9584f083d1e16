"""Reference data and rules: open to everybody, as the pages about the framework are."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.pagination import PageNumberPagination
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from plans.api.answers import Item, RuleLine, described, plain
from plans.catalogue import Catalogue, Entry, catalogue
from plans.validation import RULES


class Pages(PageNumberPagination):
    page_size = 100


class Vocabulary(APIView):
    """One list of reference data; `scope` narrows it to an edition or a set."""

    permission_classes = (AllowAny,)
    vocabulary = ""

    @extend_schema(
        responses=described(Item, many=True),
        parameters=[OpenApiParameter("scope", str), OpenApiParameter("page", int)],
    )
    def get(self, request: Request, vocabulary: str = "") -> Response:
        known = catalogue()
        name = vocabulary or self.vocabulary
        entries = known.entries(name, request.query_params.get("scope", ""), retired=True)
        if not entries and not _exists(known, name):
            raise NotFound
        pages = Pages()
        found = pages.paginate_queryset(entries, request)  # type: ignore[arg-type]  # a list pages as well as a queryset
        return pages.get_paginated_response(plain([_item(entry) for entry in found or []]))


def _exists(known: Catalogue, vocabulary: str) -> bool:
    return bool(known.entries(vocabulary, retired=True))


def _item(entry: Entry) -> Item:
    return Item(
        code=entry.code,
        name=entry.name,
        text=entry.text,
        names=dict(entry.names),
        scope=entry.scope,
        verified=entry.verified,
        retired=entry.retired,
    )


class Rules(APIView):
    permission_classes = (AllowAny,)

    @extend_schema(responses=described(RuleLine, many=True))
    def get(self, request: Request) -> Response:
        return Response(plain([_rule(rule) for rule in RULES]))


def _rule(rule: Any) -> RuleLine:
    return RuleLine(rule.code, str(rule.family.value), str(rule.level.value), str(rule.title), str(rule.why))
