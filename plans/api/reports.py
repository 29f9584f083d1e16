"""Reports: asked for, made by a worker, fetched when ready."""

from typing import Any

from django.http import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import get_object_or_404
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from plans.api.answers import Problem, ReportLine, described, plain
from plans.api.door import plan_or_404, signed_in, version_or_404
from plans.api.requests import ReportRequest, read
from plans.models import Report
from plans.reports.jobs import ask_report, reports_visible_to
from plans.views.reports import file_response


class Reports(APIView):
    @extend_schema(responses=described(ReportLine, many=True), parameters=[OpenApiParameter("page", int)])
    def get(self, request: Request) -> Response:
        """List your reports, the newest first."""
        found = reports_visible_to(signed_in(request)).select_related("plan", "version").defer("version__content")
        pages = PageNumberPagination()
        page = pages.paginate_queryset(found, request) or []
        return pages.get_paginated_response([_report(report) for report in page])

    @extend_schema(
        request=ReportRequest,
        responses={202: described(ReportLine), 400: described(Problem), 404: described(Problem)},
    )
    def post(self, request: Request) -> Response:
        """Ask a worker for a report; look at its address until its state is `done`."""
        given = read(ReportRequest, request.data)
        plan = plan_or_404(request, given["plan"])
        version = version_or_404(request, plan, given["version"]) if given["version"] else None
        report = ask_report(
            plan, version=version, language=given["language"], symbol=given["symbol"], by=signed_in(request)
        )
        return Response(_report(report), status=202)


class ReportPage(APIView):
    @extend_schema(responses={200: described(ReportLine), 404: described(Problem)})
    def get(self, request: Request, report: int) -> Response:
        """Return how far the report is."""
        return Response(_report(_visible(request, report)))


class ReportFile(APIView):
    @extend_schema(responses={(200, "application/pdf"): OpenApiTypes.BINARY, 404: described(Problem)})
    def get(self, request: Request, report: int) -> HttpResponseBase:
        """Return the file of a report that is done."""
        return file_response(_visible(request, report))


def _visible(request: Request, report: int) -> Report:
    return get_object_or_404(reports_visible_to(signed_in(request)).select_related("plan", "version"), pk=report)


def _report(report: Report) -> Any:
    return plain(
        ReportLine(
            id=report.pk,
            plan=report.plan.reference,
            version=report.version.number if report.version else None,
            language=report.language,
            symbol=report.symbol,
            state=report.state,
            step=report.step,
            steps=report.steps,
            error=report.error,
            pages=report.pages,
            size=report.size,
            sha256=report.sha256,
            asked_at=report.asked_at,
        )
    )
