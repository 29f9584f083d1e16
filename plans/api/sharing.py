"""Shares with States, and what States answered."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.generics import get_object_or_404
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from mcof.accounts.models import Country
from plans import sharing
from plans.access import rights, shares_for
from plans.api.answers import answer, described
from plans.api.door import plan_or_404, signed_in, version_or_404
from plans.api.pages import ListView
from plans.api.requests import ConsentRequest, ReplacementRequest, ShareRequest, read
from plans.door import answers_for, letter_file
from plans.extent import Extent, Keys
from plans.models import Consent, Purpose, Share, StateAnswer
from plans.replacing import replace_shares


@dataclass(frozen=True)
class ShareLine:
    """`sections` and `languages` are null where all are shared."""

    id: int
    version: int
    country: str
    purpose: Purpose
    message: str
    sections: tuple[str, ...] | None
    languages: tuple[str, ...] | None
    shared_at: datetime.datetime
    starts_at: datetime.datetime | None
    expires_at: datetime.datetime | None
    revoked_at: datetime.datetime | None


@dataclass(frozen=True)
class ConsentLine:
    """`letter` is the name of the file that the State's answer came with, "" where there is none."""

    id: int
    version: int | None
    country: str
    answer: StateAnswer
    given_on: datetime.date
    function: str
    reference: str
    reason: str
    note: str
    letter: str
    by_state: bool
    recorded_at: datetime.datetime


class Shares(ListView):
    @extend_schema(responses=described(ShareLine, many=True))
    def get(self, request: Request, reference: str) -> Response:
        """List the shares of the plan; a State's focal point sees those with their State."""
        plan = plan_or_404(request, reference)
        shares = Share.objects.all() if rights(signed_in(request), plan).share else shares_for(request.user)
        found = shares.filter(version__plan=plan).select_related("version", "country").defer("version__content")
        return self.page_of(request, found.order_by("-shared_at", "-pk"), _share)

    @extend_schema(
        request=ShareRequest,
        responses={201: described(ShareLine, many=True)},
    )
    def post(self, request: Request, reference: str) -> Response:
        """Share a version with States, for consent or for information: with all that are named or with none."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).share.demand()
        given = read(ShareRequest, request.data)
        version = version_or_404(request, plan, given.pop("version"))
        countries = _countries(given.pop("countries"))
        extent = extent_asked(given)
        terms = sharing.Terms(**{**given, "purpose": Purpose(given["purpose"]), "extent": extent})
        made = sharing.share_with(version, countries=countries, terms=terms, by=signed_in(request))
        return answer(tuple(map(_share, made)), status=201)


class Replacement(APIView):
    @extend_schema(request=ReplacementRequest, responses={201: described(ShareLine, many=True)})
    def post(self, request: Request, reference: str) -> Response:
        """Share the version in force with States in place of older ones, as far as they read those, and tell them."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).share.demand()
        given = read(ReplacementRequest, request.data)
        made = replace_shares(plan, **given, by=signed_in(request))
        return answer(tuple(map(_share, made)), status=201)


class SharePage(APIView):
    @extend_schema(request=None, responses={204: None})
    def delete(self, request: Request, reference: str, share: int) -> Response:
        """Revoke a share at once."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).share.demand()
        made = get_object_or_404(Share.objects.select_related("version__plan", "country"), pk=share, version__plan=plan)
        sharing.revoke(made, by=signed_in(request))
        return Response(status=204)


class Consents(ListView):
    parser_classes = (JSONParser, MultiPartParser)

    @extend_schema(responses=described(ConsentLine, many=True))
    def get(self, request: Request, reference: str) -> Response:
        """List what States answered; a focal point sees the answers of their State."""
        allowed = rights(signed_in(request), plan_or_404(request, reference))
        found = answers_for(allowed).select_related("country", "version", "letter")
        return self.page_of(request, found, _consent)

    @extend_schema(
        request={"application/json": ConsentRequest, "multipart/form-data": ConsentRequest},
        responses={201: described(ConsentLine)},
    )
    def post(self, request: Request, reference: str) -> Response:
        """Record a State's request, consent or refusal; the letter goes along as a form's file."""
        plan = plan_or_404(request, reference)
        given = read(ConsentRequest, request.data)
        number = given.pop("version")
        version = version_or_404(request, plan, number) if number else None
        given |= {"country": country_of(given["country"]), "answer": StateAnswer(given["answer"])}
        reply = sharing.Reply(**given)
        consent = sharing.record_consent(plan, reply=reply, version=version, by=signed_in(request))
        return answer(_consent(consent), status=201)


class LetterFile(APIView):
    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def get(self, request: Request, reference: str, consent: int) -> HttpResponseBase:
        """Return the document with which a State answered."""
        return letter_file(signed_in(request), plan_or_404(request, reference), consent)


def _countries(codes: list[str]) -> list[Country]:
    """Return the countries, each once."""
    return [country_of(code) for code in dict.fromkeys(codes)]


def extent_asked(given: dict[str, Any]) -> Extent:
    """Take how much of a version is asked for out of what was given."""
    return Extent(_keys(given.pop("sections")), _keys(given.pop("languages")))


def _keys(given: list[str] | None) -> Keys:
    return None if given is None else frozenset(given)


def country_of(code: str) -> Country:
    country = Country.objects.filter(code=code).first()
    if country is None:
        raise sharing.InvalidShare(country=_("Give the three-letter code of a country, such as SSD."))
    return country


def _share(share: Share) -> ShareLine:
    return ShareLine(
        id=share.pk,
        version=share.version.number,
        country=share.country.code,
        purpose=Purpose(share.purpose),
        message=share.message,
        sections=None if share.sections is None else tuple(share.sections),
        languages=None if share.languages is None else tuple(share.languages),
        shared_at=share.shared_at,
        starts_at=share.starts_at,
        expires_at=share.expires_at,
        revoked_at=share.revoked_at,
    )


def _consent(consent: Consent) -> ConsentLine:
    return ConsentLine(
        id=consent.pk,
        version=consent.version.number if consent.version else None,
        country=consent.country.code,
        answer=StateAnswer(consent.answer),
        given_on=consent.given_on,
        function=consent.function,
        reference=consent.reference,
        reason=consent.reason,
        note=consent.note,
        letter=consent.letter.filename if hasattr(consent, "letter") else "",
        by_state=consent.by_state,
        recorded_at=consent.recorded_at,
    )
