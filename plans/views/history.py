"""How a plan has gone: its versions, what was decided on them, and where it stands."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from mcof.audit.models import Event
from mcof.http import PersonRequest
from plans.access import rights
from plans.door import plan_or_404
from plans.models import PlanVersion
from plans.transitions import Action
from plans.views.head import head_of

RECENT = 20


@login_required
def history(request: PersonRequest, reference: str) -> HttpResponse:
    plan = plan_or_404(request.user, reference)
    allowed = rights(request.user, plan)
    inside = allowed.view_draft or allowed.view_submitted
    inside.demand()
    versions = PlanVersion.objects.without_content().filter(plan=plan).select_related("submitted_by")
    events = Event.objects.about_plan(reference).newest_first()[:RECENT] if allowed.view_draft else []
    context = {
        "plan": plan,
        "head": head_of(allowed, None if allowed.view_draft else versions.first()),
        "here": "plan-history",
        "versions": versions.prefetch_related("decisions__decided_by"),
        "may": {action.value: bool(allowed.may(action)) for action in Action},
        "in_review": allowed.version,
        "events": events,
    }
    return render(request, "plans/history.html", context)
