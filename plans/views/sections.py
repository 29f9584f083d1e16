"""One section of a plan: read it, write it, save it; and what is shown when it cannot be saved."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mcof.accounts.models import User
from mcof.http import PersonRequest
from plans.access import Refused
from plans.drafting import InvalidSection, mark_ready, save_changes, towards, unmark_ready
from plans.forms.arranging import UnknownCommand, arranged
from plans.forms.frame import Frame
from plans.forms.sections import SectionForm
from plans.forms.typed import typed
from plans.forms.windows import way_within
from plans.models import Plan
from plans.views.answering import take_turn
from plans.views.conflicts import conflict_page
from plans.views.editor import CLOCK, Editor, SeeOther, open_editor, section_url
from plans.views.guidance import beside, framed
from plans.views.money import money_of
from plans.views.remarks import placed, returned

UNKNOWN_REVISION = -1


@login_required
@require_http_methods(["GET", "POST"])
def section(request: PersonRequest, reference: str, key: str) -> HttpResponse:
    editor = open_editor(request.user, reference)
    value = editor.value_or_404(key)
    if request.method == "GET":
        return _page(request, editor, key, SectionForm(value, framed(editor, key, request.GET)))
    take_turn(request, editor)
    if not editor.editable:
        return _locked(request, editor, key, editor.rights.edit.reason)
    if "rows" in request.POST:
        return _arranged(request, editor, key, framed(editor, key))
    form = SectionForm(value, framed(editor, key), request.POST)
    return _page(request, editor, key, form) if "again" in request.POST else _save(request, editor, key, form)


def _save(request: PersonRequest, editor: Editor, key: str, form: SectionForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, editor, key, form, status=422)
    revision = revision_in(request.POST)
    try:
        wanted = towards(form.value(), form.windows)
        saved = save_changes(editor.plan, key=key, wanted=wanted, revision=revision, by=request.user)
    except InvalidSection as invalid:
        form.refuse(invalid.errors)
        return _page(request, editor, key, form, status=422)
    except Refused as refusal:
        return _locked(request, editor, key, refusal.reason)
    if saved.conflicts:
        return conflict_page(request, key, editor, saved)
    return see_saved(request, editor, key, saved.revision)


def revision_in(data: QueryDict) -> int:
    """Return the revision that the form was made from; a form without one is never up to date."""
    sent = data.get("revision", "")
    return int(sent) if sent.isdecimal() else UNKNOWN_REVISION


def see_saved(request: PersonRequest, editor: Editor, key: str, revision: int) -> HttpResponse:
    """Lead on to the section again or, where the person asked to go on, to the next."""
    set_ready(request, editor, key, revision)
    messages.success(request, _("Saved %s") % time_format(timezone.localtime(), CLOCK))
    if "on" in request.POST and (following := _following(request.user, editor.plan, key)):
        return SeeOther(following)
    return SeeOther(section_url(editor.plan.reference, key) + way_within(request.POST))


def set_ready(request: PersonRequest, editor: Editor, key: str, revision: int) -> None:
    """Mark the section as ready, or take the mark back, where the button that was pressed says so."""
    wanted = request.POST.get("ready")
    if wanted == "yes":
        mark_ready(editor.plan, key=key, revision=revision, by=request.user)
    elif wanted == "no":
        unmark_ready(editor.plan, key=key, by=request.user)


def _following(user: User, plan: Plan, key: str) -> str:
    """Return the address of the section after this one, as the plan is after the save; "" after the last."""
    entry = open_editor(user, plan.reference).outline(key).next
    return entry.url if entry else ""


def _arranged(request: PersonRequest, editor: Editor, key: str, frame: Frame) -> HttpResponse:
    try:
        data = arranged(request.POST, request.POST["rows"])
    except UnknownCommand:
        return HttpResponseBadRequest(_("This page does not know that button. Go back and load it again."))
    return _page(request, editor, key, SectionForm(editor.value_or_404(key), frame, data))


def _page(request: PersonRequest, editor: Editor, key: str, form: SectionForm, *, status: int = 200) -> HttpResponse:
    section, remarks = editor.section(key), editor.remarks(key)
    form.frame.remarks.update(placed(remarks, form))
    context = editor.context(
        key,
        form=form,
        beside=beside(key),
        remarks=remarks,
        returned=returned(editor.plan),
        money=money_of(editor, key, form),
        section=section,
        revision=revision_in(request.POST) if request.method == "POST" else section.revision,
    )
    return render(request, "plans/editor/section.html", context, status=status)


def _locked(request: PersonRequest, editor: Editor, key: str, reason: "str | Promise") -> HttpResponse:
    """Show what was typed, so that it can be copied, and why it was not saved."""
    frame = replace(framed(editor, key), editable=True)  # fields that nobody may edit take no text
    form = SectionForm(editor.value_or_404(key), frame, request.POST)
    context = editor.context(key, reason=reason, typed=list(typed(form.record)))
    return render(request, "plans/editor/locked.html", context, status=403)
