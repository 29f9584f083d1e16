"""Where two people changed the same field: both texts, and what the second of them decides."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mcof.http import PersonRequest
from plans.content.codec import Malformed
from plans.content.rows import load_section
from plans.drafting import InvalidSection, Saved, save_changes
from plans.forms.conflicts import Decision, read_decision
from plans.forms.frame import frame_of
from plans.models import Step
from plans.views.editor import Editor, SeeOther, open_editor, section_url

TEMPLATE = "plans/editor/conflict.html"


@dataclass(frozen=True)
class Faster:
    """Who saved the same meanwhile, and when."""

    name: str
    at: datetime.datetime


@login_required
@require_POST
def conflict(request: PersonRequest, reference: str, key: str) -> HttpResponse:
    """Save what was decided; where somebody was faster again, ask again."""
    editor = open_editor(request.user, reference)
    current = editor.value_or_404(key)
    editor.rights.edit.demand()
    try:
        return _decided(request, editor, key, read_decision(current, frame_of(editor.content), request.POST))
    except (ValueError, KeyError, Malformed):
        return HttpResponseBadRequest(_("This page does not know these fields. Go back and load it again."))


def _decided(request: PersonRequest, editor: Editor, key: str, decision: Decision) -> HttpResponse:
    if decision.patch.errors:
        return render(request, TEMPLATE, _context(request, editor, key, decision), status=422)
    try:
        saved = _save(request, editor, key, decision)
    except InvalidSection as invalid:
        context = _context(request, editor, key, decision) | {"refused": str(invalid)}
        return render(request, TEMPLATE, context, status=422)
    return (
        conflict_page(request, key, editor, saved)
        if saved.conflicts
        else SeeOther(section_url(editor.plan.reference, key))
    )


def _save(request: PersonRequest, editor: Editor, key: str, decision: Decision) -> Saved:
    revision = int(request.POST.get("revision", ""))
    return save_changes(editor.plan, key=key, wanted=decision.patch.wanted, revision=revision, by=request.user)


def conflict_page(request: PersonRequest, key: str, editor: Editor, saved: Saved) -> HttpResponse:
    return render(request, TEMPLATE, conflict_context(request, key, editor, saved), status=409)


def conflict_context(request: PersonRequest, key: str, editor: Editor, saved: Saved) -> dict[str, object]:
    decision = Decision.of(saved.conflicts, load_section(editor.plan, key), frame_of(editor.content))
    return _context(request, editor, key, decision)


def _context(request: PersonRequest, editor: Editor, key: str, decision: Decision) -> dict[str, object]:
    others = Step.objects.of(editor.plan, key).exclude(by=request.user).select_related("by")
    theirs = others.order_by("-revision").first()
    faster = Faster(theirs.by.name, theirs.ended_at) if theirs else None
    action = reverse("plan-section-conflict", args=[editor.plan.reference, key])
    revision = editor.section(key).revision
    return editor.context(key, decision=decision, revision=revision, faster=faster, action=action)
