"""How a plan has gone: its versions, what was decided on them, and where it stands."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mcof.audit.models import Event
from mcof.http import PersonRequest
from plans.access import rights
from plans.door import plan_or_404
from plans.models import PlanVersion, State, VersionState
from plans.transitions import Action
from plans.views.events import told
from plans.views.head import head_of

RECENT = 20


@login_required
@require_safe
def history(request: PersonRequest, reference: str) -> HttpResponse:
    plan = plan_or_404(request.user, reference)
    allowed = rights(request.user, plan)
    allowed.inside.demand()
    versions = PlanVersion.objects.without_content().filter(plan=plan).select_related("submitted_by")
    # What reviewers say among themselves belongs to another office.
    events = Event.objects.about_plan(reference).filter(office__in=("", plan.office.code)).newest_first()
    head = head_of(allowed)
    context = {
        "plan": plan,
        "head": head,
        "here": "plan-history",
        "state": _STANDS.get(head.state, head.state),
        "versions": versions.prefetch_related("decisions__decided_by"),
        "may": {action.value: bool(allowed.may(action)) for action in Action},
        "in_review": allowed.version,
        "events": [(event, told(event)) for event in events[:RECENT]] if allowed.view_draft else [],
    }
    return render(request, "plans/history.html", context)


# Where a plan is on its way while this is the newest version that the reader knows.
_STANDS = {
    VersionState.RETURNED.value: State.DRAFT.value,
    VersionState.WITHDRAWN.value: State.DRAFT.value,
    VersionState.SUPERSEDED.value: State.APPROVED.value,
}
