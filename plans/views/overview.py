"""Where the writing of a plan starts: its sections, how far each is, its figures, and what to do next."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from mcof.http import PersonRequest
from plans.validation import Readiness, blocking
from plans.views.editor import Editor, open_editor
from plans.views.outline import OPTIONAL, Entry
from plans.views.places import Placed, placed


@login_required
def overview(request: PersonRequest, reference: str) -> HttpResponse:
    editor = open_editor(request.user, reference)
    changes = {section.key: section for section in editor.plan.sections.select_related("changed_by")}
    sections = [
        (group.title, [(entry, changes.get(entry.key)) for entry in group.sections])
        for group in editor.outline().groups
    ]
    context = editor.context(
        content=editor.content,
        sections=sections,
        next_section=_next_section(editor),
        next_finding=_next_finding(editor),
    )
    return render(request, "plans/editor/overview.html", context)


def _next_section(editor: Editor) -> Entry | None:
    """Return the first section in which nobody has written anything."""
    states = editor.states
    empty = (it for it in editor.outline().entries if states[it.key].state == Readiness.EMPTY)
    return next((it for it in empty if it.key not in OPTIONAL), None)


def _next_finding(editor: Editor) -> Placed | None:
    first = next(iter(blocking(editor.findings)), None)
    return placed(editor.plan, first) if first else None
