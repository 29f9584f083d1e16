"""Ready to submit? Every finding, by level, each with the way to its field."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from mcof.http import PersonRequest
from plans.access import rights
from plans.catalogue import catalogue
from plans.consents import standings
from plans.content import load
from plans.door import plan_or_404
from plans.transitions import Action
from plans.validation import Level, validate
from plans.views.head import head_of
from plans.views.places import placed


@login_required
def readiness(request: PersonRequest, reference: str) -> HttpResponse:
    plan = plan_or_404(request.user, reference)
    allowed = rights(request.user, plan)
    allowed.view_draft.demand()
    content = load(plan)
    findings = [placed(plan, finding) for finding in validate(content, catalogue())]
    names = {code: catalogue().name("country", code) for code in content.country_codes}
    owed = [names[it.country] for it in standings(plan, allowed.version) if not it.agreed]
    context = {
        "plan": plan,
        "head": head_of(allowed),
        "here": "plan-overview",
        "levels": [(level, [it for it in findings if it.finding.level == level]) for level in Level],
        "blocking": sum(it.finding.level == Level.BLOCKS for it in findings),
        "findings": findings,
        "owed": owed,
        "submit": allowed.may(Action.SUBMIT),
    }
    return render(request, "plans/readiness.html", context)
