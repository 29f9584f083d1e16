"""Links for people without an account."""

import datetime
from dataclasses import dataclass
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from plans import linking
from plans.access import rights
from plans.api.answers import answer, described
from plans.api.door import plan_or_404, signed_in, version_or_404
from plans.api.pages import ListView
from plans.api.requests import LinkRequest, read
from plans.api.sharing import extent_asked
from plans.models import Link, LinkState


@dataclass(frozen=True)
class LinkLine:
    """A way to a version for somebody without an account; its address is told once, when it is made.

    `sections` and `languages` are null where all are given.
    """

    id: int
    version: int
    label: str
    mail: str
    asks_code: bool
    sections: tuple[str, ...] | None
    languages: tuple[str, ...] | None
    state: LinkState
    expires_at: datetime.datetime
    revoked_at: datetime.datetime | None
    times_allowed: int | None
    times_opened: int
    opened_at: datetime.datetime | None


@dataclass(frozen=True)
class MadeLink(LinkLine):
    """`address` opens the version to whoever has it, and is not kept."""

    address: str


class Links(ListView):
    @extend_schema(responses=described(LinkLine, many=True))
    def get(self, request: Request, reference: str) -> Response:
        """List the links to versions of the plan, without their addresses."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).share.demand()
        found = Link.objects.filter(version__plan=plan).select_related("version").defer("version__content")
        return self.page_of(request, found, lambda link: LinkLine(**_told(link)))

    @extend_schema(request=LinkRequest, responses={201: described(MadeLink)})
    def post(self, request: Request, reference: str) -> Response:
        """Make a link to a version. The answer has its address, which is told only here."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).share.demand()
        given = read(LinkRequest, request.data)
        version = version_or_404(request, plan, given.pop("version"))
        extent = extent_asked(given)
        wanted = linking.Wanted(**given, extent=extent)
        made, secret = linking.make(version, wanted=wanted, by=signed_in(request))
        response = answer(MadeLink(**_told(made), address=linking.address_of(secret)), status=201)
        response["Cache-Control"] = "no-store, private"
        return response


class LinkPage(APIView):
    @extend_schema(request=None, responses={204: None})
    def delete(self, request: Request, reference: str, link: int) -> Response:
        """Revoke a link at once."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).share.demand()
        found = get_object_or_404(Link.objects.select_related("version__plan__office"), pk=link, version__plan=plan)
        linking.revoke(found, by=signed_in(request))
        return Response(status=204)


def _told(link: Link) -> dict[str, Any]:
    return {
        "id": link.pk,
        "version": link.version.number,
        "label": link.label,
        "mail": link.mail,
        "asks_code": link.asks_code,
        "sections": None if link.sections is None else tuple(link.sections),
        "languages": None if link.languages is None else tuple(link.languages),
        "state": link.state(),
        "expires_at": link.expires_at,
        "revoked_at": link.revoked_at,
        "times_allowed": link.times_allowed,
        "times_opened": link.times_opened,
        "opened_at": link.opened_at,
    }
