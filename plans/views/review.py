"""Reviewing a submitted version: read it, see what changed and what was found, and decide."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mcof.http import PersonRequest
from plans import reviewing
from plans.access import Rights, rights
from plans.catalogue import catalogue
from plans.consents import standings
from plans.considered import Considered, considered
from plans.content import PlanContent
from plans.door import plan_or_404, version_or_404
from plans.forms.workflow import DECISIONS, DecisionForm
from plans.models import IN_REVIEW, Consideration, Decision, DecisionKind, PlanVersion
from plans.reports.build import build_report
from plans.reports.proof import proof_of_version
from plans.reports.tree import Document
from plans.transitions import TRANSITIONS, Action
from plans.validation import validate
from plans.views.changed import changed_since
from plans.views.head import head_of
from plans.views.outline import section_order
from plans.views.threads import beside, shown

_WRITERS: dict[DecisionKind, Callable[..., Decision]] = {
    DecisionKind.ENDORSE: reviewing.endorse,
    DecisionKind.RETURN: reviewing.return_for_changes,
    DecisionKind.APPROVE: reviewing.approve,
}
_ACTIONS = {
    DecisionKind.ENDORSE: Action.ENDORSE,
    DecisionKind.RETURN: Action.RETURN,
    DecisionKind.APPROVE: Action.APPROVE,
}


@login_required
@require_http_methods(["GET", "POST"])
def review(request: PersonRequest, reference: str, number: int) -> HttpResponse:
    plan = plan_or_404(request.user, reference)
    version = version_or_404(request.user, plan, number)
    version.plan = plan
    allowed = rights(request.user, plan)
    allowed.view_submitted.demand()
    # Whoever posts is told by the domain why they may not decide; the page offers only what they may.
    form = DecisionForm(request.POST or None, offered=list(_ACTIONS), initial={"version": number})
    if form.is_valid():
        try:
            return _decide(request, allowed, form)
        except reviewing.ReasonNeeded as error:
            form.add_error("reason", str(error))
    form.offer(_offered(allowed, number))
    return render(request, "plans/review.html", _context(allowed, version, form), status=422 if form.errors else 200)


def _decide(request: PersonRequest, allowed: Rights, form: DecisionForm) -> HttpResponse:
    data = form.cleaned_data
    kind = DecisionKind(data["decision"])
    _WRITERS[kind](allowed.plan, version=data["version"], reason=data["reason"], by=request.user)
    messages.success(request, _("Recorded: %s.") % kind.label)
    return redirect("plan-history", allowed.plan.reference)


def _offered(allowed: Rights, number: int) -> list[DecisionKind]:
    if allowed.version is None or allowed.version.number != number:
        return []
    return [kind for kind, action in _ACTIONS.items() if allowed.may(action)]


def _refusals(allowed: Rights) -> list[tuple[str | Promise, str]]:
    """Say why a decision that is the reader's to take cannot be taken now."""
    theirs = {kind: act for kind, act in _ACTIONS.items() if TRANSITIONS[act].permission in allowed.permissions}
    answers = [(DECISIONS[kind], allowed.may(action)) for kind, action in theirs.items()]
    return [(label, str(answer.reason)) for label, answer in answers if not answer]


def _document(content: PlanContent, version: PlanVersion) -> Document:
    """Return the version as its office wrote it: that is what one decides on, and where its changes are."""
    own, proof = content.identity.language, proof_of_version(version)
    return build_report(content, proof=proof, language=get_language() or "en", texts=own)


def _context(allowed: Rights, version: PlanVersion, form: DecisionForm) -> dict[str, object]:
    content = PlanContent.from_json(version.content)
    document = _document(content, version)
    before = version.plan.versions.filter(number__lt=version.number).first()
    return {
        "plan": version.plan,
        "version": version,
        "head": head_of(allowed, version),
        "here": "plan",
        "form": form,
        "refusals": _refusals(allowed),
        "in_review": version.state in IN_REVIEW,
        "document": document,
        "before": before,
        "changed": changed_since(PlanContent.from_json(before.content), content) if before else [],
        "decisions": version.decisions.select_related("decided_by"),
        **_found(version, content),
        **_commented(allowed, version, content, document),
        "standings": [(catalogue().name("country", it.country), it) for it in standings(version.plan, version)],
    }


def _found(version: PlanVersion, content: PlanContent) -> dict[str, list[Considered]]:
    """Return the findings on the version, apart from those that the office had considered when it submitted it."""
    said = Consideration.objects.held(version.submitted_at).filter(plan=version.plan).select_related("considered_by")
    found = considered(validate(content, catalogue()), said)
    return {"open": [it for it in found if not it.settled], "settled": [it for it in found if it.settled]}


def _commented(allowed: Rights, version: PlanVersion, content: PlanContent, document: Document) -> dict[str, object]:
    """Return the comments beside the parts that they are about: those on this version and what earlier ones left."""
    earlier = allowed.comments.filter(version__number__lt=version.number).unsettled()
    found = shown(allowed, (allowed.comments.filter(version=version) | earlier).with_thread(), content)
    return {
        "said": beside(found, document),
        "comments": found,
        "carried_over": [it for it in found if it.comment.version_id != version.pk],
        "sections_named": set(section_order(content)) if allowed.comment else (),
    }
