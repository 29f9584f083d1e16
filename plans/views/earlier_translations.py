"""What a translation said before: each earlier text beside what it says now, and brought back."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mcof.accounts.models import User
from mcof.http import PersonRequest
from plans.access import Rights, rights
from plans.door import plan_or_404
from plans.drafting import InvalidSection, StaleTranslation, translate
from plans.forms.translating import TranslatedField
from plans.models import EarlierTranslation
from plans.reports.words import language_name
from plans.telling.differences import Difference
from plans.validation import anchor
from plans.views.editor import SeeOther
from plans.views.head import head_of
from plans.views.places import section_title
from plans.views.sections import revision_in
from plans.views.translation_saving import form_at_hand
from plans.views.translations import HERE, translation_url


@login_required
@require_http_methods(["GET", "POST"])
def earlier_translations(request: PersonRequest, reference: str, language: str, key: str, place: str) -> HttpResponse:
    allowed = rights(request.user, plan_or_404(request.user, reference))
    allowed.view_draft.demand()
    field = _field_or_404(allowed, language, key, place)
    if request.method == "GET":
        return _page(request, allowed, field)
    allowed.edit.demand()
    wanted = _earlier_or_404(field, request.POST.get("earlier", ""))
    try:
        _bring_back(wanted, revision=revision_in(request.POST), by=request.user)
    except InvalidSection as invalid:
        problems = [str(message) for found in invalid.errors.values() for message in found]
        return _page(request, allowed, field, problems=problems, status=422)
    except StaleTranslation:
        problems = [_("A colleague changed this translation after you looked. Here is what it says now.")]
        fresh = _field_or_404(allowed, language, key, place)
        return _page(request, allowed, fresh, problems=problems, status=409)
    messages.success(request, _("Brought back. What stood there before is among the earlier texts."))
    return SeeOther(f"{translation_url(reference, language, key)}#{anchor(field.name)}")


def _bring_back(wanted: EarlierTranslation, *, revision: int, by: User) -> None:
    """Save the earlier text upon the translation as it was read."""
    upon = wanted.translation
    translate(
        upon.plan,
        language=upon.language,
        section=upon.section,
        place=upon.place,
        text=wanted.text,
        original=wanted.original,
        revision=revision,
        by=by,
    )


def _field_or_404(allowed: Rights, language: str, key: str, place: str) -> TranslatedField:
    """Return the control of a text of the plan that has a translation."""
    if not allowed.plan.sections.filter(key=key).exists():
        raise Http404
    form = form_at_hand(allowed.plan, key, language)
    if place not in form.fields or place not in form.rows:
        raise Http404
    return form[place]


def _earlier_or_404(field: TranslatedField, number: str) -> EarlierTranslation:
    found = (
        field.row.earlier.select_related("translation__plan").filter(pk=number).first()
        if number.isdecimal() and len(number) < 19
        else None
    )
    if found is None:
        raise Http404
    return found


def _page(
    request: PersonRequest, allowed: Rights, field: TranslatedField, *, problems: Sequence[str] = (), status: int = 200
) -> HttpResponse:
    key, language = field.text.section, field.form.language
    earlier = field.row.earlier.select_related("by")
    context = {
        "plan": allowed.plan,
        "head": head_of(allowed),
        "here": HERE,
        "edit": allowed.edit,
        "field": field,
        "spoken": language,
        "title": f"{section_title(key)} · {language_name(language)}",
        "told": [(it, Difference("", field.row.text, it.text)) for it in earlier],
        "problems": problems,
        "back": f"{translation_url(allowed.plan.reference, language, key)}#{field.auto_id}",
    }
    return render(request, "plans/translations/earlier.html", context, status=status)
