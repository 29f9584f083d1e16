"""What changes around a section with every save: findings beside it and at their fields, whose it is, the counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_GET

from mcof.http import PersonRequest
from plans.forms.frame import by_place
from plans.forms.windows import rows_away
from plans.validation import Finding, anchor, findings_of
from plans.views.editor import Editor, open_editor


@dataclass(frozen=True)
class Noted:
    """A field, a row or a table that has findings of its own."""

    place: str
    findings: Sequence[Finding]

    @property
    def anchor(self) -> str:
        return anchor(self.place)


@login_required
@require_GET
@cache_control(private=True, no_cache=True)
@conditional_page
def findings(request: PersonRequest, reference: str, key: str) -> HttpResponse:
    """Return parts of the section's page for htmx to put in place, and 304 to whoever has them as they are."""
    editor = open_editor(request.user, reference)
    if key not in editor.states:
        raise Http404
    context = editor.context(key, section=editor.section(key), noted=_noted(editor, key, request.GET))
    return render(request, "plans/editor/findings.html", context)


def _noted(editor: Editor, key: str, asked: Mapping[str, str]) -> list[Noted]:
    """Return what is to be said at the fields that the page shows."""
    found, value = by_place(findings_of(editor.findings, key)), editor.content.section_or_none(key)
    away = set() if value is None else rows_away(value, asked)
    places = (place for place in found if place and ".".join(place.split(".")[:2]) not in away)
    return [Noted(place, found[place]) for place in places]
