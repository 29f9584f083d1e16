"""Plans: the list, starting one, its content, and saving a section of it."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from mcof.accounts.models import Office, User
from plans import drafting
from plans.access import Rights, may_draft_for, rights
from plans.api.answers import PlanDetail, PlanLine, SavedSection, answer, described
from plans.api.door import plan_or_404, shown, signed_in, version_or_404
from plans.api.pages import ListView
from plans.api.requests import SectionChange, StartedPlan, read
from plans.api.teamwork import section_lines
from plans.content import values
from plans.content.codec import from_plain, to_plain
from plans.content.history import section_at
from plans.content.rows import load_section, section_kind
from plans.models import Kind, Plan, Section, State
from plans.portfolio.filtering import PlanFilter
from plans.portfolio.listing import listed, plans_for


class Plans(ListView):
    @extend_schema(
        responses=described(PlanLine, many=True),
        parameters=[
            OpenApiParameter("search", str, description="Words of the title, the reference or the office."),
            OpenApiParameter("kind", str, enum=Kind.values),
            OpenApiParameter("state", str, enum=State.values),
            OpenApiParameter("office", str, description="Code of the office."),
        ],
    )
    def get(self, request: Request) -> Response:
        """List the plans that you may see, the newest change first."""
        found = PlanFilter(request.query_params, queryset=plans_for(signed_in(request)))
        if not found.is_valid():
            raise ValidationError(found.errors)
        return self.page_of(request, found.qs, _line)

    @extend_schema(request=StartedPlan, responses={201: described(PlanDetail)})
    def post(self, request: Request) -> Response:
        """Start a plan for one of your offices: from nothing, or from a version that you may read."""
        given, by = read(StartedPlan, request.data), signed_in(request)
        office = _own_office(by, given["office"])
        named = {"countries": [{"country": code} for code in given["countries"]]} if given["countries"] else {}
        identity = from_plain(values.Identity, named | given["identity"])
        source = _source(request, given["from"]) if given["from"] else None
        plan = drafting.start_plan(office=office, identity=identity, edition=given["edition"], by=by, source=source)
        return answer(_detail(rights(by, plan)), status=201)


def _source(request: Request, given: dict[str, Any]) -> drafting.Source:
    version = version_or_404(request, plan_or_404(request, given["reference"]), given["version"])
    return drafting.Source(version, same_crisis=given["same_crisis"], chosen=given["chosen"], swapped=given["swapped"])


def _own_office(user: User, code: str) -> Office:
    mine = Office.objects.filter(pk__in=[mandate.office_id for mandate in may_draft_for(user)])
    office = mine.filter(code=code).first()
    if office is None:
        raise drafting.InvalidSection({"office": [_("Give the code of an office where you draft plans.")]})
    return office


class PlanPage(APIView):
    @extend_schema(responses=described(PlanDetail))
    def get(self, request: Request, reference: str) -> Response:
        """Return the draft to those who read drafts, and the newest version open to them to others."""
        return answer(_detail(rights(signed_in(request), plan_or_404(request, reference))))

    @extend_schema(
        request=SectionChange,
        responses={
            200: described(SavedSection),
        },
    )
    def patch(self, request: Request, reference: str) -> Response:
        """Save one section upon the revision that you read; 409 with both texts where somebody changed the same."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).edit.demand()
        given = read(SectionChange, request.data)
        key, revision = given["section"], given["revision"]
        if not Section.objects.filter(plan=plan, key=key).exclude(key=drafting.ATTACHMENTS).exists():
            raise drafting.InvalidSection({"section": [_("The plan has no section of this name that is saved here.")]})
        save = _choose if key == drafting.CHOICE else _save
        return answer(save(plan, key, given["value"], revision, signed_in(request)))


def _save(plan: Plan, key: str, given: dict[str, Any], revision: int, by: User) -> SavedSection:
    value = from_plain(section_kind(key), given, base=section_at(plan, key, revision))
    saved = drafting.save_section(plan, key=key, value=value, revision=revision, by=by)
    return SavedSection(key, saved, to_plain(load_section(plan, key)))


def _choose(plan: Plan, key: str, given: dict[str, Any], revision: int, by: User) -> SavedSection:
    sectors = given.get("sectors")
    if not isinstance(sectors, list) or not all(isinstance(code, str) for code in sectors):
        raise drafting.InvalidSection({"sectors": [_("Give a list of codes of sectors.")]})
    saved = drafting.choose_sectors(plan, sectors=sectors, revision=revision, by=by)
    return SavedSection(key, saved, {"sectors": list(dict.fromkeys(sectors))})


def _line(plan: Plan) -> PlanLine:
    it = listed(plan)
    return PlanLine(
        reference=it.reference,
        title=it.title,
        kind=Kind(plan.kind),
        office=plan.office.code,
        state=it.state,
        version=it.version,
        changed_at=it.changed_at,
    )


def _detail(allowed: Rights) -> PlanDetail:
    plan = allowed.plan
    it = shown(allowed)
    version = it.version
    sections = section_lines(plan) if version is None else ()
    return PlanDetail(
        reference=plan.reference,
        state=version.state if version else plan.state,
        version=version.number if version else None,
        in_force=plan.in_force.number if plan.in_force and allowed.view_draft else None,
        sha256=it.sha256,
        part=it.part,
        content=it.content,
        revisions={it.section: it.revision for it in sections},
        sections=sections,
    )
