"""Which sectors of assistance the plan answers in: what each covers, and which phases it usually serves."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mcof.http import PersonRequest
from plans.content import response_key
from plans.content.values import SectorResponse
from plans.drafting import CHOICE, InvalidSection, StaleSection, choose_sectors
from plans.forms.arranging import UnknownCommand, arranged
from plans.forms.choosing import SectorChoice, SectorLine, choice_of
from plans.validation import Readiness
from plans.views.editor import Editor, open_editor
from plans.views.guidance import asks
from plans.views.sections import revision_in, see_saved
from sectors.models import Sector, Term, Vocabulary
from sectors.phases import PhaseUse, Weight, phase_uses


@dataclass(frozen=True)
class Line:
    """A sector on the page, with the response that the plan has in it so far."""

    form: SectorLine
    sector: Sector
    phases: list[PhaseUse]
    suggested: bool
    response: SectorResponse | None


@login_required
@require_http_methods(["GET", "POST"])
def responses(request: PersonRequest, reference: str) -> HttpResponse:
    editor = open_editor(request.user, reference)
    if request.method == "GET":
        return _page(request, editor, _choice(editor))
    editor.rights.edit.demand()
    if "rows" in request.POST:
        return _arranged(request, editor)
    choice = _choice(editor, request.POST)
    if not choice.is_valid():
        return _page(request, editor, choice, status=422)
    return _save(request, editor, choice)


def _arranged(request: PersonRequest, editor: Editor) -> HttpResponse:
    try:
        data = arranged(request.POST, request.POST["rows"])
    except UnknownCommand:
        return HttpResponseBadRequest(_("This page does not know that button. Go back and load it again."))
    return _page(request, editor, _choice(editor, data))


def _save(request: PersonRequest, editor: Editor, choice: SectorChoice) -> HttpResponse:
    sectors = choice.sectors()
    leaving = list(_leaving(editor, sectors))
    if leaving and "confirmed" not in request.POST:
        return _page(request, editor, choice, leaving=leaving)
    try:
        saved = choose_sectors(editor.plan, sectors=sectors, revision=revision_in(request.POST), by=request.user)
    except InvalidSection as invalid:
        return _page(request, editor, choice, status=422, refusals=invalid.errors["sectors"])
    except StaleSection as stale:
        return _page(request, editor, choice, status=409, stale=stale)
    return see_saved(request, editor, CHOICE, saved)


def _leaving(editor: Editor, sectors: list[str]) -> Iterator[SectorResponse]:
    """Yield the responses in which somebody has written and whose sectors are not chosen any more."""
    for response in editor.content.responses:
        written = editor.states[response_key(response.sector)].state != Readiness.EMPTY
        if written and response.sector not in sectors:
            yield response


def _choice(editor: Editor, data: QueryDict | None = None) -> SectorChoice:
    chosen = [response.sector for response in editor.content.responses]
    phases = set(editor.content.crisis.phases)
    offered = Sector.objects.of_edition(editor.content.edition).current().with_phases()
    others = sorted(offered, key=lambda it: not _serves(it, phases))
    return choice_of(chosen, [it.code for it in others if it.code not in chosen], data)


def _serves(sector: Sector, phases: set[str]) -> bool:
    """Whether the sector mainly serves a phase that the plan answers."""
    return any(phase.code in phases for phase in sector.primary_phases.all())


def _page(
    request: PersonRequest, editor: Editor, choice: SectorChoice, *, status: int = 200, **more: object
) -> HttpResponse:
    section = editor.section(CHOICE)
    fresh = request.method == "GET" or status == 409
    context = editor.context(
        CHOICE,
        choice=choice,
        lines=_lines(editor, choice),
        asks=asks(CHOICE),
        section=section,
        revision=section.revision if fresh else revision_in(request.POST),
        **more,
    )
    return render(request, "plans/editor/responses.html", context, status=status)


def _lines(editor: Editor, choice: SectorChoice) -> list[Line]:
    sectors = {it.code: it for it in Sector.objects.of_edition(editor.content.edition).with_phases()}
    phases = list(Term.objects.of(Vocabulary.PHASE).current())
    return [_line(editor, form, sectors[form.code], phases) for form in choice if form.code in sectors]


def _line(editor: Editor, form: SectorLine, sector: Sector, phases: list[Term]) -> Line:
    uses = phase_uses(sector, phases)
    suggested = any(it.weight == Weight.PRIMARY and it.phase.code in editor.content.crisis.phases for it in uses)
    return Line(form, sector, uses, suggested, editor.content.response(sector.code))
