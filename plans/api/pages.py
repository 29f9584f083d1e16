"""Lists come in pages, so that none grows without end."""

from collections.abc import Callable
from typing import Any

from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from plans.content.codec import to_plain


class Pages(PageNumberPagination):
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 500


class ListView(APIView):
    """A view whose GET answers with a page; the OpenAPI document reads `pagination_class`."""

    pagination_class = Pages

    def page_of(self, request: Request, found: Any, line: Callable[[Any], Any]) -> Response:
        """Return the page asked for of a queryset or a list, a line of each."""
        pages = self.pagination_class()
        page: list[Any] = pages.paginate_queryset(found, request, view=self) or []
        return pages.get_paginated_response([to_plain(line(it)) for it in page])

    def narrowed(self, request: Request) -> dict[str, Any]:
        """Return what a list of what was said is narrowed to: a state, a section, or both."""
        return {name: value for name, value in request.query_params.items() if name in ("state", "section")}
