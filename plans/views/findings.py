"""What stands beside a section and changes with every save: its findings, whose it is, and the counts around it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_GET

from mcof.http import PersonRequest
from plans.views.editor import open_editor


@login_required
@require_GET
@cache_control(private=True, no_cache=True)
@conditional_page
def findings(request: PersonRequest, reference: str, key: str) -> HttpResponse:
    """Return parts of the section's page for htmx to put in place, and 304 to whoever has them as they are."""
    editor = open_editor(request.user, reference)
    if key not in editor.states:
        raise Http404
    context = editor.context(key, section=editor.section(key))
    return render(request, "plans/editor/findings.html", context)
