"""What a plan was started from, and what of that its drafters still have to look at."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from mcof.http import PersonRequest
from plans.access import versions_visible_to
from plans.drafting import check_notes, place_response
from plans.forms.placing import PlacingForm
from plans.models import Origin, OriginNote
from plans.views.editor import Editor, SeeOther, open_editor, section_url
from plans.views.notes import counts, open_notes
from sectors.mapping import routes


@login_required
@require_http_methods(["GET", "POST"])
def origin(request: PersonRequest, reference: str) -> HttpResponse:
    editor = open_editor(request.user, reference)
    found = Origin.objects.of(editor.plan)
    if found is None:
        raise Http404
    placing = _placing(request, editor)
    if request.method == "GET":
        return _page(request, editor, found, placing)
    editor.rights.edit.demand()
    if "place" not in request.POST:
        return _check(request, editor)
    form = placing.get(request.POST["place"])
    if form is not None and not form.is_valid():
        return _page(request, editor, found, placing, status=422)
    return _place(request, editor, form)


def _placing(request: PersonRequest, editor: Editor) -> dict[str, PlacingForm]:
    """Return a form for each response that waits for its place; the one whose button was pressed with what was sent."""
    notes = list(OriginNote.objects.filter(plan=editor.plan).waiting())
    edition = editor.content.edition
    ways = routes([note.sector for note in notes], edition=edition) if notes else {}
    pressed = request.POST.get("place")
    return {
        str(it.pk): PlacingForm(
            request.POST if str(it.pk) == pressed else None, way=ways[it.sector], edition=edition, note=it.pk
        )
        for it in notes
    }


def _place(request: PersonRequest, editor: Editor, form: PlacingForm | None) -> HttpResponse:
    if form is None:
        messages.warning(request, _("This has been placed or checked meanwhile."))
        return SeeOther(request.path)
    place_response(editor.plan, note=form.note, sectors=form.chosen, by=request.user)
    text = ngettext("Placed in %s sector.", "Placed in %s sectors.", len(form.chosen))
    messages.success(request, text % len(form.chosen))
    return SeeOther(request.path)


def _check(request: PersonRequest, editor: Editor) -> HttpResponse:
    """Mark one note, or all of a section, as looked at, and lead back to where the button was."""
    section, sent = request.POST.get("section"), request.POST.getlist("note")
    notes = OriginNote.objects.filter(plan=editor.plan).values_list("pk", "section")
    wanted = [pk for pk, key in notes if key == section or str(pk) in sent]
    count = check_notes(editor.plan, notes=wanted, by=request.user)
    messages.success(request, ngettext("%s thing checked.", "%s things checked.", count) % count)
    back = request.POST.get("back", "")
    here = reverse("plan-origin", args=[editor.plan.reference])
    return SeeOther(section_url(editor.plan.reference, back) if back in editor.states else here)


def _page(
    request: PersonRequest, editor: Editor, found: Origin, placing: dict[str, PlacingForm], *, status: int = 200
) -> HttpResponse:
    version, sections = found.version, open_notes(editor.plan, editor.content)
    context = editor.context(
        version=version,
        readable=versions_visible_to(request.user, version.plan).filter(pk=version.pk).exists(),
        sections=sections,
        waiting=[(line, placing[str(line.key)]) for section in sections for line in section.waiting],
        counts=counts(sections),
    )
    return render(request, "plans/editor/origin.html", context, status=status)
