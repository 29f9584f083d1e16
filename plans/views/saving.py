"""What the page of a section says to the server while somebody writes: changes to save, and that they are there.

Both answer in JSON: the revision, the fields that colleagues changed since the one that was sent, and whether rows came
or went, for which the page is to be fetched again. Nothing here redirects: a script is told 401 and asks to sign in.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mcof.http import PersonRequest
from plans.access import Refused, rights
from plans.content.changes import changes
from plans.content.codec import Malformed
from plans.content.history import section_at
from plans.content.rows import load_section
from plans.door import plan_or_404
from plans.drafting import ATTACHMENTS, CHOICE, InvalidSection, Saved, be_present, save_changes
from plans.forms.frame import Frame, frame_at_hand
from plans.forms.patches import read_patch, shown
from plans.models import Plan, Section
from plans.views.conflicts import conflict_context
from plans.views.editor import CLOCK, open_editor
from plans.views.sections import revision_in

View = Callable[..., HttpResponse]


def answering_scripts(view: View, *, tables: Sequence[str] = (ATTACHMENTS, CHOICE)) -> View:
    """Let a view be asked by a script for a section that the person may write, other than these."""

    @wraps(view)
    @require_POST
    def answer(request: HttpRequest, reference: str, key: str, **more: str) -> HttpResponse:
        person: Any = request.user
        if not person.is_authenticated or request.POST.get("person") != str(person.pk):
            return told(_("Sign in again to save."), 401)
        plan = plan_or_404(person, reference)
        section = Section.objects.filter(plan=plan, key=key).exclude(key__in=tables).first()
        if section is None:
            raise Http404
        try:
            rights(person, plan).edit.demand()
            return view(request, plan, section, **more)
        except Refused as refusal:
            return told(str(refusal.reason), 403)

    return answer


@answering_scripts
def changes_of(request: PersonRequest, plan: Plan, section: Section) -> HttpResponse:
    """Save single fields and rows."""
    frame = frame_at_hand(plan)
    revision, token = revision_in(request.POST), request.POST.get("token", "")[:64]
    try:
        patch = read_patch(load_section(plan, section.key), frame, request.POST)
        saved = save_changes(
            plan, key=section.key, wanted=patch.wanted, revision=revision, by=request.user, token=token
        )
    except InvalidSection as invalid:
        return told(str(invalid), 422)
    except (KeyError, Malformed):
        return told(_("This page does not know these fields. Load it again."), 400)
    more = {"errors": patch.errors, "saved": _("Saved %s") % time_format(timezone.localtime(), CLOCK)}
    if saved.conflicts:
        more["conflict"] = _conflict(request, plan, section.key, saved)
    news = _news(plan, section.key, saved.moved, frame)
    return JsonResponse({"revision": saved.revision, **news, **more}, status=409 if saved.conflicts else 200)


@answering_scripts
def presence(request: PersonRequest, plan: Plan, section: Section) -> HttpResponse:
    """Note that somebody has the section open; say who else has, and what they changed."""
    here = [person.name for person in be_present(section, by=request.user)]
    moved: tuple[str, ...] = ()
    if (revision := revision_in(request.POST)) < section.revision:
        now = load_section(plan, section.key)
        moved = tuple(changes(section_at(plan, section.key, revision, now=now), now))
    news = _news(plan, section.key, moved, frame_at_hand(plan)) if moved else {}
    return JsonResponse({"revision": section.revision, "here": here, **news})


def _news(plan: Plan, key: str, moved: tuple[str, ...], frame: Frame) -> dict[str, Any]:
    fields = shown(load_section(plan, key), moved, frame) if moved else {}
    return {"moved": fields, "rows": any(place not in fields for place in moved)}


def _conflict(request: PersonRequest, plan: Plan, key: str, saved: Saved) -> str:
    editor = open_editor(request.user, plan.reference)
    return render_to_string("plans/editor/_conflict.html", conflict_context(request, key, editor, saved), request)


def told(reason: str, status: int) -> HttpResponse:
    return JsonResponse({"reason": reason}, status=status)
