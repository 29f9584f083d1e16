"""What the page of a translation says to the server while somebody writes, and what they decide where two did at once.

It answers as the page of a section does (see `saving`). The revision counts the saves of the section and of its
translation, so that a page learns of a colleague's translation and of a changed original alike.
"""

from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import Any, TypeAlias

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet, Sum
from django.http import Http404, HttpResponse, HttpResponseBadRequest, JsonResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mcof.accounts.models import User
from mcof.http import PersonRequest
from plans.content import values
from plans.content.rows import load_section
from plans.content.translating import paired, texts_of
from plans.drafting import ATTACHMENTS, CHOICE, InvalidSection, StaleTranslation, be_present, translate
from plans.forms.frame import frame_at_hand
from plans.forms.translating import UPON, Sent, TranslationForm
from plans.forms.translation_conflicts import TranslationDecision, read_decision
from plans.models import Language, Plan, Section, Translation
from plans.views.conflicts import TEMPLATE, Faster
from plans.views.editor import CLOCK, SeeOther, open_editor
from plans.views.saving import answering_scripts
from plans.views.sections import revision_in

_answering = partial(answering_scripts, tables=(CHOICE,))
Reason: TypeAlias = StaleTranslation | InvalidSection


@dataclass
class Outcome:
    saved: dict[str, Translation | None] = field(default_factory=dict)
    unsaved: dict[str, Reason] = field(default_factory=dict)

    @property
    def stale(self) -> set[str]:
        return {place for place, reason in self.unsaved.items() if isinstance(reason, StaleTranslation)}


def save_texts(plan: Plan, key: str, form: TranslationForm, *, by: User, token: str = "") -> Outcome:
    return save_sent(plan, key, form.language, form.sent, by=by, token=token)


def save_sent(plan: Plan, key: str, language: str, sent: list[Sent], *, by: User, token: str = "") -> Outcome:
    """Save the texts one by one: what cannot be saved keeps none of the others back."""
    outcome = Outcome()
    for it in sent:
        try:
            outcome.saved[it.place] = translate(plan, language=language, section=key, by=by, token=token, **asdict(it))
        except (StaleTranslation, InvalidSection) as reason:
            outcome.unsaved[it.place] = reason
    return outcome


def form_at_hand(plan: Plan, key: str, language: str, data: QueryDict | None = None) -> TranslationForm:
    """Return the form of a section's translation, of a plan whose content is not read."""
    kept = _kept_or_404(plan, key, language).select_related("changed_by")
    rows = {row.place: row for row in kept}
    known = [_value(row) for row in rows.values() if row.text.strip()]
    found = paired(texts_of(key, load_section(plan, key)), known, language)
    return TranslationForm(found, rows, language=language, frame=frame_at_hand(plan), data=data)


def _kept_or_404(plan: Plan, key: str, language: str) -> "QuerySet[Translation]":
    if language not in Language.values or language == plan.language:
        raise Http404
    return plan.translations.filter(language=language, section=key)


def _value(row: Translation) -> values.Translation:
    return values.Translation(
        language=row.language, section=row.section, place=row.place, text=row.text, original=row.original
    )


@_answering
def changes_of(request: PersonRequest, plan: Plan, section: Section, language: str) -> HttpResponse:
    """Save single texts."""
    form = form_at_hand(plan, section.key, language, request.POST)
    outcome = save_texts(plan, section.key, form, by=request.user, token=request.POST.get("token", "")[:64])
    fresh = form_at_hand(plan, section.key, language)
    own = sum(row.revision - form[place].row.revision for place, row in outcome.saved.items() if row)
    revision = section.revision + fresh.revision
    told: dict[str, Any] = {
        "revision": revision,
        "rows": revision != revision_in(request.POST) + own,
        "errors": _errors(form, outcome),
        "saved": _("Saved %s") % time_format(timezone.localtime(), CLOCK),
        **_marks(form, fresh, outcome, own=plan.language),
    }
    if outcome.stale:
        lost = [it for it in form.sent if it.place in outcome.stale]
        context = _context(request, plan, section.key, TranslationDecision.of(fresh, lost))
        told["conflict"] = render_to_string("plans/editor/_conflict.html", context, request)
    return JsonResponse(told, status=409 if outcome.stale else 200)


def _errors(form: TranslationForm, outcome: Outcome) -> dict[str, list[str]]:
    """Return by place why texts were not saved, but for those that somebody is asked about."""
    gone = _("Somebody took this text out of the plan while you translated it.")
    found: dict[str, list[str]] = {place: [gone] for place in form.gone}
    found |= {place: [*map(str, errors)] for place, errors in form.errors.items()}
    for place, reason in outcome.unsaved.items():
        if isinstance(reason, InvalidSection):
            found[place] = [str(it) for messages in reason.errors.values() for it in messages]
    return found


def _marks(form: TranslationForm, fresh: TranslationForm, outcome: Outcome, *, own: str) -> dict[str, Any]:
    """Return how the saved texts stand now, and what the next words typed for each build upon: what was read of it."""
    fields = {it.place: (fresh[it.place], it.original) for it in form.sent if it.place in outcome.saved}
    states = {place: {"field": it, "edit": True, "own": own} for place, (it, _read) in fields.items()}
    return {
        "upon": {f"{place}:{UPON}": str(replace(it.upon, original=read)) for place, (it, read) in fields.items()},
        "states": {place: render_to_string("plans/translations/_state.html", it) for place, it in states.items()},
    }


@_answering
def presence(request: PersonRequest, plan: Plan, section: Section, language: str) -> HttpResponse:
    """Note that somebody is in the section; say who else is, and whether anything of it changed."""
    kept = _kept_or_404(plan, section.key, language)
    revision = section.revision + (kept.aggregate(saves=Sum("revision"))["saves"] or 0)
    here = [person.name for person in be_present(section, by=request.user)]
    return JsonResponse({"revision": revision, "here": here, "rows": revision != revision_in(request.POST)})


@login_required
@require_POST
def conflict(request: PersonRequest, reference: str, language: str, key: str) -> HttpResponse:
    """Save what was decided; where somebody was faster again, ask again."""
    editor = open_editor(request.user, reference)
    if key != ATTACHMENTS:
        editor.value_or_404(key)
    editor.rights.edit.demand()
    plan, form = editor.plan, form_at_hand(editor.plan, key, language)
    try:
        decision = read_decision(form, request.POST)
    except (ValueError, KeyError, TypeError):
        return HttpResponseBadRequest(_("This page does not know these fields. Go back and load it again."))
    if not decision.errors:
        outcome = save_sent(plan, key, language, decision.sent, by=request.user)
        if not outcome.unsaved:
            return SeeOther(reverse("plan-translation", args=[reference, language, key]))
        left = [it for it in decision.sent if it.place in outcome.unsaved]
        decision = TranslationDecision.of(form_at_hand(plan, key, language), left)
    return render(request, TEMPLATE, _context(request, plan, key, decision), status=422 if decision.errors else 409)


def _context(request: PersonRequest, plan: Plan, key: str, decision: TranslationDecision) -> dict[str, object]:
    rows = [decision.form[place].row for place in decision.mine]
    latest = max((row for row in rows if row.revision), key=lambda row: row.changed_at, default=None)
    faster = Faster(latest.changed_by.name, latest.changed_at) if latest else None
    action = reverse("plan-translation-conflict", args=[plan.reference, decision.form.language, key])
    editor = open_editor(request.user, plan.reference)
    return editor.context(key, decision=decision, faster=faster, action=action)
