"""Who opened what a State was shown, how and when."""

import datetime
from dataclasses import dataclass

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from plans.access import rights
from plans.api.answers import described
from plans.api.door import plan_or_404, signed_in
from plans.api.pages import ListView
from plans.models import Share
from plans.readership import Opened, Way, openings


@dataclass(frozen=True)
class ReadingLine:
    """Somebody who opened a share in one way; the same opened again within an hour counts once."""

    share: int
    version: int
    country: str
    person: str
    way: Way
    times: int
    last_at: datetime.datetime


class Readings(ListView):
    @extend_schema(responses=described(ReadingLine, many=True))
    def get(self, request: Request, reference: str) -> Response:
        """List who opened the shares of the plan, the latest first; for those who may share it."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).share.demand()
        found = Share.objects.filter(version__plan=plan).select_related("version", "country")
        shares = {it.pk: it for it in found.defer("version__content")}
        lines = [_reading(shares[key], it) for key, opened in openings(shares.values()).items() for it in opened]
        return self.page_of(request, sorted(lines, key=lambda it: it.last_at, reverse=True), lambda it: it)


def _reading(share: Share, opened: Opened) -> ReadingLine:
    return ReadingLine(
        share=share.pk,
        version=share.version.number,
        country=share.country.code,
        person=opened.person,
        way=opened.way,
        times=opened.times,
        last_at=opened.last,
    )
