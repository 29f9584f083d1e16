"""Reports to the Council by their periods: their documents are asked for as other reports are."""

import datetime
from dataclasses import dataclass

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from mcof.accounts.access import demand
from mcof.accounts.roles import Permission
from plans import council
from plans.api.answers import answer, described
from plans.api.door import signed_in
from plans.api.pages import ListView
from plans.api.requests import CouncilPeriod, read
from plans.models import CouncilReport, Language


@dataclass(frozen=True)
class CouncilReportLine:
    id: int
    starts_on: datetime.date
    ends_on: datetime.date
    languages: list[Language]
    """In which headquarters has written texts."""


class CouncilReports(ListView):
    @extend_schema(responses=described(CouncilReportLine, many=True))
    def get(self, request: Request) -> Response:
        """List the reports to the Council, that of the latest period first; for those who write them."""
        demand(Permission.REPORT_TO_COUNCIL, signed_in(request))
        return self.page_of(request, CouncilReport.objects.prefetch_related("texts"), _line)

    @extend_schema(request=CouncilPeriod, responses={201: described(CouncilReportLine)})
    def post(self, request: Request) -> Response:
        """Begin the report of a period; one that was begun before is answered as it is."""
        try:
            begun = council.begin(**read(CouncilPeriod, request.data), by=signed_in(request))
        except council.InvalidPeriod as error:
            raise serializers.ValidationError({"ends_on": str(error)}) from error
        return answer(_line(begun), status=201)


def _line(report: CouncilReport) -> CouncilReportLine:
    languages = sorted(Language(text.language) for text in report.texts.all())
    return CouncilReportLine(id=report.pk, starts_on=report.starts_on, ends_on=report.ends_on, languages=languages)
