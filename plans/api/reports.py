"""Reports: asked for, made by a worker, fetched when ready."""

import math
from dataclasses import replace
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from mcof.accounts.access import demand
from mcof.accounts.roles import Permission
from plans import door
from plans.api.answers import ReportLine, answer, described
from plans.api.door import plan_or_404, signed_in, version_or_404
from plans.api.pages import ListView
from plans.api.requests import ReportRequest, read
from plans.models import CouncilReport, Language, Report, ReportFormat, ReportKind, ReportState
from plans.reports import jobs
from plans.reports.files import MEDIA_TYPES


class Reports(ListView):
    @extend_schema(responses=described(ReportLine, many=True))
    def get(self, request: Request) -> Response:
        """List your reports, the newest first."""
        found = jobs.reports_visible_to(signed_in(request)).select_related("plan", "version", "since")
        return self.page_of(request, found.defer("version__content", "since__content"), _report)

    @extend_schema(
        request=ReportRequest,
        responses={202: described(ReportLine)},
    )
    def post(self, request: Request) -> Response:
        """Ask a worker for a report; look at its address until its state is `done`."""
        given = read(ReportRequest, request.data)
        look = {"language": given["language"], "file_format": given["format"]}
        if given["kind"] == ReportKind.BLANK:
            report = jobs.ask_blank(sectors=given["sectors"], by=signed_in(request), **look)
        elif given["kind"] in ReportKind.across:
            report = _across(request, given, **look)
        else:
            report = _of_plan(request, given, **look)
        return answer(_report(report), status=202)


def _across(request: Request, given: dict[str, Any], **look: str) -> Report:
    demand(Permission.REPORT_TO_COUNCIL, signed_in(request))
    council = get_object_or_404(CouncilReport, pk=given["council"])
    sector = given["sector"] if given["kind"] == ReportKind.SECTOR else ""
    return jobs.ask_application(council, sector=sector, symbol=given["symbol"], by=signed_in(request), **look)


def _of_plan(request: Request, given: dict[str, Any], **look: str) -> Report:
    plan = plan_or_404(request, given["plan"])
    return jobs.ask_report(
        plan,
        version=version_or_404(request, plan, given["version"]) if given["version"] else None,
        kind=given["kind"],
        since=version_or_404(request, plan, given["since"]) if given["since"] else None,
        symbol=given["symbol"],
        by=signed_in(request),
        **look,
    )


class ReportPage(APIView):
    @extend_schema(responses=described(ReportLine))
    def get(self, request: Request, report: int) -> Response:
        """Return how far the report is."""
        found = door.report_or_404(signed_in(request), report)
        left = jobs.time_left(found, now=timezone.now())
        return answer(replace(_report(found), seconds_left=math.ceil(left.total_seconds()) if left else None))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, report: int) -> Response:
        """Cancel a report that is queued or in the making."""
        user = signed_in(request)
        jobs.cancel(door.report_or_404(user, report), by=user)
        return Response(status=204)


class ReportFile(APIView):
    @extend_schema(responses={(200, media_type): OpenApiTypes.BINARY for media_type in MEDIA_TYPES.values()})
    def get(self, request: Request, report: int) -> HttpResponseBase:
        """Return the file of a report that is done."""
        return door.report_file(signed_in(request), report)


def _report(report: Report) -> ReportLine:
    return ReportLine(
        id=report.pk,
        plan=report.plan.reference if report.plan else None,
        version=report.version.number if report.version else None,
        kind=ReportKind(report.kind),
        since=report.since.number if report.since else None,
        council=report.council_id,
        sector=report.sector,
        language=Language(report.language),
        format=ReportFormat(report.file_format),
        symbol=report.symbol,
        state=ReportState(report.state),
        step=report.step,
        steps=report.steps,
        error=report.error,
        pages=report.pages,
        size=report.size,
        sha256=report.sha256,
        asked_at=report.asked_at,
    )
