"""The languages of a plan, and the translation of one section: each text beside what it is in the other language."""

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mcof.accounts.models import User
from mcof.http import PersonRequest
from plans.access import Refused
from plans.drafting import ATTACHMENTS
from plans.forms.frame import frame_of
from plans.forms.translating import TranslationForm
from plans.reports.words import language_name
from plans.telling.differences import Difference
from plans.views.editor import CLOCK, SeeOther, open_editor
from plans.views.places import section_title
from plans.views.translating import Translating, further_languages, open_translation
from plans.views.translation_saving import Reason, save_texts

HERE = "plan-translations"


def translation_url(reference: str, language: str, key: str) -> str:
    return reverse("plan-translation", args=[reference, language, key])


@login_required
@require_safe
def translations(request: PersonRequest, reference: str) -> HttpResponse:
    """Show into which languages the plan is translated, and how far each is."""
    editor = open_editor(request.user, reference)
    languages = [Translating(editor, language) for language in further_languages(editor)]
    own_name = language_name(editor.content.identity.language)
    context = editor.context(here=HERE, languages=languages, own_name=own_name)
    return render(request, "plans/translations/languages.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def translation(request: PersonRequest, reference: str, language: str, key: str) -> HttpResponse:
    work = open_translation(open_editor(request.user, reference), language)
    form = _form(work, key, request.POST if request.method == "POST" else None)
    if request.method == "GET":
        return _page(request, work, key, form)
    try:
        work.editor.rights.edit.demand()
        unsaved = save_texts(work.editor.plan, key, form, by=request.user).unsaved
    except Refused as refusal:
        return _locked(request, work, key, form, refusal.reason)
    if unsaved or form.errors or form.gone:
        return _again(request, work, key, unsaved)
    return _saved(request, work, key)


def _form(work: Translating, key: str, data: QueryDict | None) -> TranslationForm:
    if key != ATTACHMENTS:
        work.editor.value_or_404(key)
    kept = work.editor.plan.translations.filter(language=work.language, section=key).select_related("changed_by")
    rows = {row.place: row for row in kept}
    frame = frame_of(work.editor.content, editable=work.editor.editable or data is not None)
    return TranslationForm(work.sections.get(key, ()), rows, language=work.language, frame=frame, data=data)


def _again(request: PersonRequest, work: Translating, key: str, unsaved: Mapping[str, Reason]) -> HttpResponse:
    """Show the section as it is now, with all that was typed, and why some of it is not saved."""
    fresh = _reopened(work, request.user)
    form = _form(fresh, key, request.POST)
    for place, reason in unsaved.items():
        form.explain(place, reason)
    return _page(request, fresh, key, form, status=422 if form.errors else 409)


def _reopened(work: Translating, user: User) -> Translating:
    return open_translation(open_editor(user, work.editor.plan.reference), work.language)


def _saved(request: PersonRequest, work: Translating, key: str) -> HttpResponse:
    """Lead on to the section again or, where the person asked to go on, to the next one that has work left."""
    messages.success(request, _("Saved %s") % time_format(timezone.localtime(), CLOCK))
    if "on" in request.POST:
        following = _reopened(work, request.user).next_after(key)
        return SeeOther(following or reverse(HERE, args=[work.editor.plan.reference]))
    return SeeOther(work.url(key))


def _page(
    request: PersonRequest, work: Translating, key: str, form: TranslationForm, *, status: int = 200
) -> HttpResponse:
    context = work.editor.context(
        here=HERE,
        work=work,
        form=form,
        key=key,
        title=capfirst(str(section_title(key))),
        groups=work.groups(key),
        own=work.editor.content.identity.language,
        next=work.next_from(key),
        on=work.next_beyond(key) or reverse(HERE, args=[work.editor.plan.reference]),
        revision=work.editor.section(key).revision + form.revision,
    )
    return render(request, "plans/translations/section.html", context, status=status)


def _locked(
    request: PersonRequest, work: Translating, key: str, form: TranslationForm, reason: "str | Promise"
) -> HttpResponse:
    """Show what was typed, so that it can be copied, and why it was not saved."""
    labels = {field.name: field.label for field in form}
    typed = [Difference(str(labels[sent.place]), "", sent.text) for sent in form.sent]
    context = work.editor.context(key, here=HERE, reason=reason, typed=typed)
    return render(request, "plans/editor/locked.html", context, status=403)
