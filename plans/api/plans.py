"""Plans: the list, starting one, its content, and saving a section of it."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from mcof.accounts.models import Office
from plans import drafting
from plans.access import Rights, may_draft_for, rights, versions_visible_to
from plans.api.answers import FindingLine, PlanDetail, PlanLine, Problem, SavedSection, described, plain
from plans.api.door import plan_or_404, signed_in
from plans.api.requests import SectionChange, StartedPlan, read
from plans.catalogue import catalogue
from plans.content import PlanContent, fingerprint, load, values
from plans.content.codec import from_plain, to_plain
from plans.content.rows import load_section, section_kind
from plans.models import Plan, Section, State
from plans.portfolio.filtering import PlanFilter
from plans.portfolio.listing import Listed, listed, plans_for
from plans.validation import validate


class Plans(APIView):
    @extend_schema(
        responses=described(PlanLine, many=True),
        parameters=[OpenApiParameter(name, str) for name in ("search", "kind", "state", "page")],
    )
    def get(self, request: Request) -> Response:
        """List the plans that you may see, the newest change first."""
        found = PlanFilter(request.query_params, queryset=plans_for(signed_in(request)))
        pages = PageNumberPagination()
        page = pages.paginate_queryset(found.qs, request) or []
        return pages.get_paginated_response(plain([_line(listed(plan)) for plan in page]))

    @extend_schema(request=StartedPlan, responses={201: described(PlanDetail), 400: described(Problem)})
    def post(self, request: Request) -> Response:
        """Start a plan for one of your offices."""
        given = read(StartedPlan, request.data)
        offices = Office.objects.filter(pk__in=[it.office_id for it in may_draft_for(request.user)])
        office = offices.filter(code=given["office"]).first()
        if office is None:
            raise drafting.InvalidSection({"office": ["Choose one of your offices, by its code."]})
        identity = from_plain(values.Identity, given["identity"])
        plan = drafting.start_plan(office=office, identity=identity, edition=given["edition"], by=signed_in(request))
        return Response(_detail(rights(signed_in(request), plan)), status=201)


class PlanPage(APIView):
    @extend_schema(responses={200: described(PlanDetail), 404: described(Problem)})
    def get(self, request: Request, reference: str) -> Response:
        """Return the draft to those who read drafts, and the newest version open to them to others."""
        plan = plan_or_404(request, reference)
        return Response(_detail(rights(signed_in(request), plan)))

    @extend_schema(
        request=SectionChange,
        responses={200: described(SavedSection), 400: described(Problem), 409: described(Problem)},
    )
    def patch(self, request: Request, reference: str) -> Response:
        """Save one section upon the revision that you read; 409 with the text that is there now if it is stale."""
        plan = plan_or_404(request, reference)
        given = read(SectionChange, request.data)
        rights(signed_in(request), plan).edit.demand()
        key, revision = given["section"], given["revision"]
        if not Section.objects.filter(plan=plan, key=key).exists() or key == drafting.ATTACHMENTS:
            raise drafting.InvalidSection({"section": ["The plan has no section of this name that is saved here."]})
        if key == drafting.CHOICE:
            return self._choose(request, plan, given["value"], revision)
        value = from_plain(section_kind(key), given["value"], base=load_section(plan, key))
        saved = drafting.save_section(plan, key=key, value=value, revision=revision, by=signed_in(request))
        return Response(plain(SavedSection(key, saved, to_plain(load_section(plan, key)))))

    def _choose(self, request: Request, plan: Plan, value: dict[str, Any], revision: int) -> Response:
        sectors = value.get("sectors")
        if not isinstance(sectors, list) or not all(isinstance(code, str) for code in sectors):
            raise drafting.InvalidSection({"value.sectors": ["Give a list of codes of sectors."]})
        saved = drafting.choose_sectors(plan, sectors=sectors, revision=revision, by=signed_in(request))
        return Response(plain(SavedSection(drafting.CHOICE, saved, {"sectors": sectors})))


class Findings(APIView):
    @extend_schema(responses=described(FindingLine, many=True))
    def get(self, request: Request, reference: str) -> Response:
        """Return what is missing or doubtful in the plan as you may see it, and why."""
        _version, content = _shown(rights(signed_in(request), plan_or_404(request, reference)))
        found = validate(content, catalogue())
        return Response(
            [
                plain(FindingLine(it.code, str(it.level), it.section, it.place, str(it.message), str(it.why)))
                for it in found
            ]
        )


def _line(it: Listed) -> PlanLine:
    return PlanLine(it.reference, it.title, it.kind, it.office, it.state, it.version, it.changed_at)


def _shown(allowed: Rights) -> tuple[Any, PlanContent]:
    """Return the version shown, None for the draft, and its content; 404 where there is none."""
    plan = allowed.plan
    if allowed.view_draft and plan.state == State.DRAFT:
        return None, load(plan)
    version = versions_visible_to(allowed.user, plan)[0]
    return version, PlanContent.from_json(version.content)


def _detail(allowed: Rights) -> Any:
    plan = allowed.plan
    version, content = _shown(allowed)
    sections = Section.objects.filter(plan=plan) if allowed.view_draft else Section.objects.none()
    detail = PlanDetail(
        reference=plan.reference,
        state=version.state if version else plan.state,
        version=version.number if version else None,
        in_force=plan.in_force.number if plan.in_force and allowed.view_draft else None,
        sha256=fingerprint(content.to_json()),
        content=content,
        revisions=dict(sections.values_list("key", "revision")),
    )
    return plain(detail)
