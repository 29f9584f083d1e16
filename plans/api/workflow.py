"""The workflow: submission, decisions, revision, closure, versions and what changed between them."""

from collections.abc import Callable

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from plans import reviewing, workflow
from plans.access import Rights, rights, versions_visible_to
from plans.api.answers import (
    Changes,
    DecisionLine,
    VersionDetail,
    VersionLine,
    answer,
    described,
)
from plans.api.door import given, plan_or_404, read_version, signed_in, version_or_404
from plans.api.pages import ListView
from plans.api.requests import Comparison, DecisionRequest, SubmissionRequest, read
from plans.content import PlanContent
from plans.content.changes import changes
from plans.extent import WHOLE, Extent, limited, sections_only, sha256_of
from plans.models import Decision, DecisionKind, Language, Plan, PlanVersion, VersionState

_DECIDE: dict[DecisionKind, Callable[..., Decision]] = {
    DecisionKind.ENDORSE: reviewing.endorse,
    DecisionKind.RETURN: reviewing.return_for_changes,
    DecisionKind.APPROVE: reviewing.approve,
}


class Submission(APIView):
    @extend_schema(request=SubmissionRequest, responses={201: described(VersionLine)})
    def post(self, request: Request, reference: str) -> Response:
        """Freeze the plan as its next version; 409 with the findings while some block it."""
        plan = plan_or_404(request, reference)
        note = read(SubmissionRequest, request.data)["note"]
        return answer(_version(workflow.submit(plan, by=signed_in(request), note=note)), status=201)

    @extend_schema(request=None, responses={204: None})
    def delete(self, request: Request, reference: str) -> Response:
        """Withdraw the version in review."""
        workflow.withdraw(plan_or_404(request, reference), by=signed_in(request))
        return Response(status=204)


class Revision(APIView):
    @extend_schema(request=None, responses={204: None})
    def post(self, request: Request, reference: str) -> Response:
        """Open the next version of an approved plan."""
        workflow.revise(plan_or_404(request, reference), by=signed_in(request))
        return Response(status=204)


class Closure(APIView):
    @extend_schema(request=None, responses={204: None})
    def post(self, request: Request, reference: str) -> Response:
        """Close an approved plan."""
        workflow.close(plan_or_404(request, reference), by=signed_in(request))
        return Response(status=204)


class Decisions(ListView):
    @extend_schema(responses=described(DecisionLine, many=True))
    def get(self, request: Request, reference: str) -> Response:
        """Return what was decided on the versions; for the office and its reviewers."""
        plan = plan_or_404(request, reference)
        _inside(request, plan)
        found = Decision.objects.filter(version__plan=plan).select_related("version", "decided_by")
        return self.page_of(request, found.defer("version__content").order_by("-decided_at", "-pk"), _decision)

    @extend_schema(
        request=DecisionRequest,
        responses={201: described(DecisionLine)},
    )
    def post(self, request: Request, reference: str) -> Response:
        """Endorse, return with a reason, or approve the version that you read."""
        plan = plan_or_404(request, reference)
        given = read(DecisionRequest, request.data)
        write = _DECIDE[DecisionKind(given["decision"])]
        decision = write(plan, version=given["version"], reason=given["reason"], by=signed_in(request))
        return answer(_decision(decision), status=201)


class Versions(ListView):
    @extend_schema(responses=described(VersionLine, many=True))
    def get(self, request: Request, reference: str) -> Response:
        """List the versions that you may read, the newest first, each with the SHA-256 of what you read of it."""
        plan = plan_or_404(request, reference)
        allowed = rights(signed_in(request), plan)
        found = versions_visible_to(request.user, plan).select_related("submitted_by")
        if allowed.inside:
            found = found.without_content()
        return self.page_of(request, found, lambda version: _version(version, allowed.extent(version)))


class VersionPage(APIView):
    @extend_schema(responses=described(VersionDetail))
    def get(self, request: Request, reference: str, number: int) -> Response:
        """Return a version as it was submitted, with its SHA-256."""
        version = read_version(request, reference, number)
        it = given(rights(signed_in(request), version.plan), version)
        return answer(VersionDetail(version.number, VersionState(version.state), it.sha256, it.part, it.content))


class VersionChanges(APIView):
    @extend_schema(responses=described(Changes), parameters=[OpenApiParameter("against", int)])
    def get(self, request: Request, reference: str, number: int) -> Response:
        """Return what differs from the version before, or from the one that `against` names.

        Only in the sections that you read of both.
        """
        after = read_version(request, reference, number)
        before = _earlier(request, after.plan, after)
        both = _comparable(rights(signed_in(request), after.plan), before, after)
        return answer(Changes(before.number if before else None, after.number, changes(*both)))


def _earlier(request: Request, plan: Plan, version: PlanVersion) -> PlanVersion | None:
    against = read(Comparison, request.query_params)["against"]
    if against is not None:
        return version_or_404(request, plan, against)
    return versions_visible_to(signed_in(request), plan).filter(number__lt=version.number).first()


def _comparable(allowed: Rights, before: PlanVersion | None, after: PlanVersion) -> tuple[PlanContent, PlanContent]:
    """Return the two versions in the sections that the person reads of both; a new one beside an empty plan."""
    new = given(allowed, after)
    if before is None:
        whole = new.content
        return PlanContent(reference=whole.reference, office=whole.office, edition=whole.edition), whole
    old = given(allowed, before)
    return limited(old.content, sections_only(new.extent)), limited(new.content, sections_only(old.extent))


def _inside(request: Request, plan: Plan) -> None:
    allowed = rights(signed_in(request), plan)
    allowed.inside.demand()


def _version(version: PlanVersion, extent: Extent = WHOLE) -> VersionLine:
    return VersionLine(
        number=version.number,
        state=VersionState(version.state),
        title=version.title,
        language=Language(version.language),
        sha256=sha256_of(version, extent),
        submitted_by=str(version.submitted_by),
        submitted_at=version.submitted_at,
    )


def _decision(decision: Decision) -> DecisionLine:
    return DecisionLine(
        version=decision.version.number,
        decision=DecisionKind(decision.kind),
        reason=decision.reason,
        decided_by=str(decision.decided_by),
        decided_at=decision.decided_at,
    )
