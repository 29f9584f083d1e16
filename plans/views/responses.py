"""Which sectors of assistance the plan answers in: what each covers, and which phases it usually serves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mcof.http import PersonRequest
from plans.catalogue import Entry, catalogue
from plans.content import PlanContent, response_key
from plans.content.values import SectorResponse
from plans.drafting import CHOICE, InvalidSection, StaleSection, choose_sectors
from plans.forms.arranging import UnknownCommand, arranged
from plans.forms.choosing import SectorChoice, SectorLine, choice_of
from plans.validation import Readiness
from plans.views.editor import Editor, open_editor
from plans.views.guidance import beside
from plans.views.sections import revision_in, see_saved
from sectors.models import Sector, Term, Vocabulary
from sectors.phases import PhaseUse, phase_uses


@dataclass(frozen=True)
class Line:
    """A sector on the page, with why it is usual in such a plan, and the response that the plan has in it so far."""

    form: SectorLine
    sector: Sector
    phases: list[PhaseUse]
    dimensions: list[Term]
    reasons: list[str]
    response: SectorResponse | None


@login_required
@require_http_methods(["GET", "POST"])
def responses(request: PersonRequest, reference: str) -> HttpResponse:
    editor = open_editor(request.user, reference)
    if request.method == "GET":
        return _page(request, editor, _choice(editor, wanted=request.GET))
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


def _choice(editor: Editor, data: QueryDict | None = None, *, wanted: Mapping[str, str] | None = None) -> SectorChoice:
    """Chosen sectors first, then others, those that are most usual here in front; `wanted` narrows the others."""
    chosen = [response.sector for response in editor.content.responses]
    offered = Sector.objects.of_edition(editor.content.edition).current().with_uses()
    others = sorted(offered, key=lambda it: -len(_reasons(editor.content, it)))
    fitting = [it.code for it in others if it.code not in chosen and _fits(it, wanted or {})]
    return choice_of(chosen, fitting, data)


def _fits(sector: Sector, wanted: Mapping[str, str]) -> bool:
    """Whether the sector serves the phase and answers the dimension that somebody looks for."""
    uses = {
        "phase": {it.code for it in (*sector.primary_phases.all(), *sector.secondary_phases.all())},
        "dimension": {it.code for it in sector.dimensions.all()},
    }
    return all(not wanted.get(name) or wanted[name] in codes for name, codes in uses.items())


def _reasons(content: PlanContent, sector: Sector) -> list[str]:
    """Return the plan's phases that the sector mainly serves, and its dimensions that the sector usually answers."""
    present = {row.dimension for row in content.mobility.dimensions if row.present}
    terms = [it for it in sector.primary_phases.all() if it.code in content.crisis.phases]
    return [it.name for it in (*terms, *(it for it in sector.dimensions.all() if it.code in present))]


def _page(
    request: PersonRequest, editor: Editor, choice: SectorChoice, *, status: int = 200, **more: object
) -> HttpResponse:
    section = editor.section(CHOICE)
    fresh = request.method == "GET" or status == 409
    context = editor.context(
        CHOICE,
        choice=choice,
        lines=_lines(editor, choice),
        filters=_filters(request),
        beside=beside(CHOICE),
        section=section,
        revision=section.revision if fresh else revision_in(request.POST),
        **more,
    )
    return render(request, "plans/editor/responses.html", context, status=status)


def _lines(editor: Editor, choice: SectorChoice) -> list[Line]:
    sectors = {it.code: it for it in Sector.objects.of_edition(editor.content.edition).with_uses()}
    phases = list(Term.objects.of(Vocabulary.PHASE).current())
    return [_line(editor, form, sectors[form.code], phases) for form in choice if form.code in sectors]


def _line(editor: Editor, form: SectorLine, sector: Sector, phases: list[Term]) -> Line:
    reasons = _reasons(editor.content, sector)
    uses, response = phase_uses(sector, phases), editor.content.response(sector.code)
    return Line(form, sector, uses, list(sector.dimensions.all()), reasons, response)


def _filters(request: PersonRequest) -> list[tuple[str, str, list[Entry], str]]:
    """Return the lists by which the page can be narrowed, each with what is wanted of it."""
    named = (("phase", _("Phase"), "phase"), ("dimension", _("Mobility dimension"), "mobility-dimension"))
    return [(name, label, catalogue().entries(of), request.GET.get(name, "")) for name, label, of in named]
