"""A plan as a document: the same tree that is printed, on screen."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mcof.http import PersonRequest
from plans.access import Rights, rights, versions_visible_to
from plans.content import PlanContent, load
from plans.content.translating import languages_of
from plans.door import plan_or_404, version_or_404
from plans.extent import part_of
from plans.following import is_followed
from plans.models import IN_REVIEW, PlanVersion, State
from plans.readership import Way, note_reading
from plans.reports.build import build_report
from plans.reports.proof import Proof, proof_of_draft, proof_of_version
from plans.reports.search import marked, words_asked
from plans.reports.tree import Document
from plans.reports.words import language_name
from plans.transitions import Action
from plans.views.for_state import for_state
from plans.views.head import head_of
from plans.views.questions import askable_sections

_DECISIONS = (Action.ENDORSE, Action.RETURN, Action.APPROVE)


@login_required
@require_safe
def plan(request: PersonRequest, reference: str) -> HttpResponse:
    """Show the draft to those who read drafts while there is one, and the newest version to everybody else."""
    found = plan_or_404(request.user, reference)
    allowed = rights(request.user, found)
    if allowed.view_draft and found.state == State.DRAFT:
        content = load(found)
        return _page(request, allowed, None, content, proof_of_draft(found, content))
    return _version(request, allowed, get_object_or_404(versions_visible_to(request.user, found)[:1]))


@login_required
@require_safe
def version(request: PersonRequest, reference: str, number: int) -> HttpResponse:
    found = plan_or_404(request.user, reference)
    return _version(request, rights(request.user, found), version_or_404(request.user, found, number))


def _version(request: PersonRequest, allowed: Rights, version: PlanVersion) -> HttpResponse:
    version.plan = allowed.plan
    note_reading(allowed, version, Way.PAGE, by=request.user)
    extent = allowed.extent(version)
    proof = proof_of_version(version, extent, allowed.states)
    return _page(request, allowed, version, part_of(version, extent), proof)


def _page(
    request: PersonRequest, allowed: Rights, version: PlanVersion | None, content: PlanContent, proof: Proof
) -> HttpResponse:
    may = {action.value: bool(allowed.may(action)) for action in Action}
    in_review = version is not None and version.state in IN_REVIEW
    texts = request.GET.get("texts", "")
    document = build_report(content, proof=proof, language=get_language() or "en", texts=texts)
    state = for_state(allowed, version)
    context = {
        "plan": allowed.plan,
        "version": version,
        "head": head_of(allowed, version),
        "here": "plan",
        "document": document,
        "languages": [(code, language_name(code)) for code in languages_of(content)],
        "older": _older(allowed, version),
        "may": may,
        "followed": is_followed(allowed.plan, request.user),
        "may_edit": bool(allowed.edit),
        "may_decide": in_review and any(may[action] for action in _DECISIONS),
        "may_answer": bool(state and state.asked),
        "state": state,
        "askable": dict(askable_sections(content, proof.extent)) if state else {},
        "texts": texts,
        "q": request.GET.get("q", ""),
    }
    return render(request, "plans/reading.html", context | _found(request, document, context))


def _found(request: PersonRequest, document: Document, context: dict[str, Any]) -> dict[str, object]:
    """Return the document with the words marked that somebody looks for in it."""
    words = words_asked(context["q"])
    if words is None:
        return {}
    aside = {"aside": "plans/portal/_ask.html"} if context["state"] else {}
    markup = render_to_string("reports/_document.html", context | aside, request)
    found = marked(markup, words, document)
    return {"found": found, "markup": mark_safe(found.html)}  # noqa: S308  # our own template's, the marks escaped


def _older(allowed: Rights, version: PlanVersion | None) -> str:
    """Say so when the reader may read a newer version than the one shown."""
    if version is None:
        return ""
    newest = versions_visible_to(allowed.user, allowed.plan).without_content().first()
    if newest is None or newest.number == version.number:
        return ""
    return _("This is version %(shown)s. The newest that you may read is version %(newest)s.") % {
        "shown": version.number,
        "newest": newest.number,
    }
