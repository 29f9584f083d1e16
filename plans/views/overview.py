"""Where the writing of a plan starts: its sections, how far each is and whose, its figures, and what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from mcof.accounts.models import User
from mcof.http import PersonRequest
from plans import drafting
from plans.drafting import InvalidSection
from plans.forms.assigning import AssignmentForm
from plans.models import Assignment, CommentState, Origin, Section
from plans.terms import Due
from plans.validation import Readiness, SectionState, blocking
from plans.views.editor import Editor, SeeOther, open_editor
from plans.views.notes import Counts, counts, open_notes
from plans.views.outline import OPTIONAL, Entry
from plans.views.places import Placed, placed
from plans.views.remarks import returned
from plans.views.threads import Shown


@dataclass(frozen=True)
class Line:
    """A section in the table of the overview."""

    entry: Entry
    state: SectionState
    section: Section | None
    due: Due | None = None

    @property
    def assignment(self) -> Assignment | None:
        return getattr(self.section, "assignment", None)

    @property
    def findings(self) -> int:
        """How many are worth a number: an empty section lacks everything."""
        return 0 if self.state.state == Readiness.EMPTY else self.state.blocks + self.state.warns + self.state.advises

    @property
    def overdue(self) -> bool:
        return self.due is not None and self.due.overdue and self.entry.ready != "ready"

    def of(self, person: User) -> bool:
        return self.assignment is not None and self.assignment.person_id == person.pk


@login_required
@require_http_methods(["GET", "POST"])
def overview(request: PersonRequest, reference: str) -> HttpResponse:
    editor = open_editor(request.user, reference)
    if request.method == "GET":
        return _page(request, editor, _form(editor, initial={"sections": request.GET.getlist("chosen")}))
    editor.rights.edit.demand()
    form = _form(editor, request.POST)
    if form.is_valid() and _assign(request, editor, form):
        return SeeOther(request.get_full_path())
    return _page(request, editor, form, status=422)


def _form(editor: Editor, data: Any = None, **kwargs: Any) -> AssignmentForm:
    return AssignmentForm(data, plan=editor.plan, keys=editor.sections, **kwargs)


def _assign(request: PersonRequest, editor: Editor, form: AssignmentForm) -> bool:
    given, keys = form.cleaned_data, form.cleaned_data["sections"]
    try:
        if form.releases:
            drafting.release(editor.plan, keys=keys, by=request.user)
        else:
            drafting.assign(editor.plan, keys=keys, person=given["person"], due_on=given["due_on"], by=request.user)
    except InvalidSection as invalid:
        for field, errors in invalid.errors.items():
            form.add_error(field, [str(error) for error in errors])
        return False
    messages.success(request, _said(form, len(keys)))
    return True


def _said(form: AssignmentForm, count: int) -> str:
    if form.releases:
        return ngettext("%(n)s section is nobody's now.", "%(n)s sections are nobody's now.", count) % {"n": count}
    words = ngettext("%(n)s section is assigned to %(name)s.", "%(n)s sections are assigned to %(name)s.", count)
    return words % {"n": count, "name": form.cleaned_data["person"]}


def _page(request: PersonRequest, editor: Editor, form: AssignmentForm, *, status: int = 200) -> HttpResponse:
    lines = _lines(editor)
    remarks = editor.remarks_elsewhere()
    mine = [line for _title, found in lines for line in found if line.of(request.user)]
    only_mine = "mine" in request.GET
    context = editor.context(
        content=editor.content,
        groups=[(title, [it for it in found if it in mine]) for title, found in lines] if only_mine else lines,
        only_mine=only_mine,
        mine=len(mine),
        form=form,
        chosen=form["sections"].value() or [],
        next_section=_next_section(editor),
        next_finding=_next_finding(editor),
        started=_started_from(editor),
        returned=returned(editor.plan),
        remarks=remarks,
        asked=_asked(lines, remarks),
    )
    return render(request, "plans/editor/overview.html", context, status=status)


def _lines(editor: Editor) -> "list[tuple[Promise | str, list[Line]]]":
    return [(group.title, [_line(editor, it) for it in group.sections]) for group in editor.outline().groups]


def _line(editor: Editor, entry: Entry) -> Line:
    return Line(entry, editor.states[entry.key], editor.sections.get(entry.key), editor.due(entry.key))


def _asked(lines: "list[tuple[Promise | str, list[Line]]]", remarks: Iterable[Shown]) -> int:
    """Count the comments that wait for an answer, in the sections and on the plan as a whole."""
    elsewhere = sum(it.comment.state == CommentState.OPEN for it in remarks)
    return elsewhere + sum(line.entry.asked for _title, found in lines for line in found)


def _started_from(editor: Editor) -> tuple[Origin, Counts] | None:
    """Return what a plan was started from, and how much of that still needs a look; nothing for any other plan."""
    origin = Origin.objects.of(editor.plan)
    return (origin, counts(open_notes(editor.plan, editor.content))) if origin else None


def _next_section(editor: Editor) -> Entry | None:
    """Return the first section in which nobody has written anything."""
    states = editor.states
    empty = (it for it in editor.outline().entries if states[it.key].state == Readiness.EMPTY)
    return next((it for it in empty if it.key not in OPTIONAL), None)


def _next_finding(editor: Editor) -> Placed | None:
    first = next(iter(blocking(editor.findings)), None)
    return placed(editor.plan, first) if first else None
