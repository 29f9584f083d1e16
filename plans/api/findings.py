"""What the rules find in a plan, and what the office says about it."""

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from plans import drafting
from plans.access import Rights, rights
from plans.api.answers import ConsiderationLine, FindingLine, answer, described
from plans.api.door import plan_or_404, shown, signed_in
from plans.api.pages import ListView
from plans.api.requests import ConsiderationRequest, read
from plans.catalogue import catalogue
from plans.considered import Considered, considered
from plans.models import Consideration, PlanVersion
from plans.validation import validate


class Findings(ListView):
    @extend_schema(responses=described(FindingLine, many=True))
    def get(self, request: Request, reference: str) -> Response:
        """List what is missing or doubtful in the plan as you may see it, and why; the office's reasons to insiders.

        The rules judge whole plans: of chosen sections they say nothing.
        """
        allowed = rights(signed_in(request), plan_or_404(request, reference))
        it = shown(allowed)
        findings = validate(it.content, catalogue()) if it.part is None else []
        found = considered(findings, _said(allowed, it.version))
        return self.page_of(request, found, _finding)


class ConsiderationPage(APIView):
    @extend_schema(request=ConsiderationRequest, responses=described(ConsiderationLine))
    def put(self, request: Request, reference: str, finding: str) -> Response:
        """Say why a finding that does not block is left as it is; the reviewers of the next version read it."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).edit.demand()
        reason = read(ConsiderationRequest, request.data)["reason"]
        try:
            made = drafting.consider(plan, finding=finding, reason=reason, by=signed_in(request))
        except drafting.NoSuchFinding:
            raise NotFound from None
        return answer(_consideration(made, outdated=False))

    @extend_schema(request=None, responses={204: None})
    def delete(self, request: Request, reference: str, finding: str) -> Response:
        """Take back what was said about the finding."""
        drafting.look_again(plan_or_404(request, reference), finding=finding, by=signed_in(request))
        return Response(status=204)


def _said(allowed: Rights, version: PlanVersion | None) -> list[Consideration]:
    """Return what the office said about the draft, or had said when the version was submitted; nothing to a State."""
    if not allowed.inside:
        return []
    held = Consideration.objects.held(version.submitted_at if version else None)
    return list(held.filter(plan=allowed.plan).select_related("considered_by"))


def _finding(it: Considered) -> FindingLine:
    finding, said = it.finding, it.settled or it.before
    return FindingLine(
        id=finding.id,
        code=finding.code,
        level=finding.level,
        section=finding.section,
        place=finding.place,
        message=str(finding.message),
        why=str(finding.why),
        considered=_consideration(said, outdated=it.settled is None) if said else None,
    )


def _consideration(it: Consideration, *, outdated: bool) -> ConsiderationLine:
    return ConsiderationLine(it.reason, str(it.considered_by), it.considered_at, outdated)
