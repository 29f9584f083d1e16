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
from plans.content import PlanContent
from plans.door import plan_or_404, version_or_404
from plans.forms.reviewing import OpinionForm
from plans.forms.workflow import DECISIONS, DecisionForm
from plans.models import IN_REVIEW, Decision, DecisionKind, PlanVersion, VersionState
from plans.reports.build import build_report
from plans.reports.proof import proof_of_version
from plans.reports.tree import Document
from plans.transitions import TRANSITIONS, Action
from plans.views.beside import Reviewed, changed_parts
from plans.views.head import head_of
from plans.views.reviewers import reviews_of

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
        return _decide(request, allowed, form)
    form.offer(_offered(allowed, number))
    if request.method == "GET" and allowed.comment:
        reviewing.be_looking(version, by=request.user)
    context = _context(request, allowed, version, form)
    return render(request, "plans/review/review.html", context, status=422 if form.errors else 200)


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


def _context(request: PersonRequest, allowed: Rights, version: PlanVersion, form: DecisionForm) -> dict[str, object]:
    content = PlanContent.from_json(version.content)
    earlier = list(version.plan.versions.filter(number__lt=version.number))
    reviewed = Reviewed(allowed, version, content, _compared_with(earlier, request.GET.get("against", "")))
    document = _document(content, version)
    only = request.GET.get("only") == "changed" and reviewed.before is not None
    return {
        "plan": version.plan,
        "version": version,
        "head": head_of(allowed, version),
        "here": "plan",
        "form": form,
        "refusals": _refusals(allowed),
        "in_review": version.state in IN_REVIEW,
        "document": changed_parts(document, reviewed.changed) if only else document,
        "only": only,
        "before": reviewed.before,
        "earlier": earlier,
        "reviewed": reviewed,
        "beside": reviewed.sections,
        "elsewhere": reviewed.elsewhere(document),
        "said": reviewed.said(document),
        "carried_over": [it for it in reviewed.threads if it.comment.version_id != version.pk],
        "judges": bool(allowed.comment) and version.state in IN_REVIEW,
        "decisions": [(it, reviewing.checked(it.checklist)) for it in version.decisions.select_related("decided_by")],
        "standings": [(catalogue().name("country", it.country), it) for it in standings(version.plan, version)],
        **_reviewers(request, version),
    }


def _compared_with(earlier: list[PlanVersion], asked: str) -> PlanVersion | None:
    """Return the version asked for, or the last that was decided on, or else the one before."""
    named = next((it for it in earlier if str(it.number) == asked), None)
    decided = next((it for it in earlier if it.state != VersionState.WITHDRAWN), None)
    return named or decided or next(iter(earlier), None)


def _reviewers(request: PersonRequest, version: PlanVersion) -> dict[str, object]:
    """Return who reviews the version, who looked at it when, and what they make of it."""
    opinions = list(version.opinions.select_related("person"))
    mine = next((it for it in opinions if it.person_id == request.user.pk), None)
    given = {"advice": mine.advice, "reason": mine.reason} if mine else None
    points = reviewing.checklist_of(version, request.user)
    return {
        "reviews": reviews_of(version),
        "looks": version.looks.exclude(person=request.user).select_related("person"),
        "opinions": opinions,
        "opinion_form": OpinionForm(initial=given),
        "points": points,
        "answered": sum(bool(point.answer) for point in points),
    }
