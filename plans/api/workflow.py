"""The workflow: submission, decisions, revision, closure, versions and what changed between them."""

from collections.abc import Callable

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from plans import reviewing, workflow
from plans.access import rights, versions_visible_to
from plans.api.answers import (
    Changes,
    DecisionLine,
    VersionDetail,
    VersionLine,
    answer,
    described,
)
from plans.api.door import plan_or_404, read_version, signed_in, version_or_404
from plans.api.pages import ListView
from plans.api.requests import Comparison, DecisionRequest, SubmissionRequest, read
from plans.content import PlanContent
from plans.content.changes import changes
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
        """List the versions that you may read, the newest first."""
        plan = plan_or_404(request, reference)
        found = versions_visible_to(request.user, plan).without_content().select_related("submitted_by")
        return self.page_of(request, found, _version)


class VersionPage(APIView):
    @extend_schema(responses=described(VersionDetail))
    def get(self, request: Request, reference: str, number: int) -> Response:
        """Return a version as it was submitted, with its SHA-256."""
        version = read_version(request, reference, number)
        content = PlanContent.from_json(version.content)
        return answer(VersionDetail(version.number, VersionState(version.state), version.sha256, content))


class VersionChanges(APIView):
    @extend_schema(responses=described(Changes), parameters=[OpenApiParameter("against", int)])
    def get(self, request: Request, reference: str, number: int) -> Response:
        """Return what differs from the version before, or from the one that `against` names."""
        after = read_version(request, reference, number)
        before = _earlier(request, after.plan, after)
        base = PlanContent.from_json(before.content) if before else _empty(after)
        found = changes(base, PlanContent.from_json(after.content))
        return answer(Changes(before.number if before else None, after.number, found))


def _earlier(request: Request, plan: Plan, version: PlanVersion) -> PlanVersion | None:
    against = read(Comparison, request.query_params)["against"]
    if against is not None:
        return version_or_404(request, plan, against)
    return versions_visible_to(signed_in(request), plan).filter(number__lt=version.number).first()


def _inside(request: Request, plan: Plan) -> None:
    allowed = rights(signed_in(request), plan)
    allowed.inside.demand()


def _empty(version: PlanVersion) -> PlanContent:
    content = PlanContent.from_json(version.content)
    return PlanContent(reference=content.reference, office=content.office, edition=content.edition)


def _version(version: PlanVersion) -> VersionLine:
    return VersionLine(
        number=version.number,
        state=VersionState(version.state),
        title=version.title,
        language=Language(version.language),
        sha256=version.sha256,
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
