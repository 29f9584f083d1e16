"""The first pages of a plan that is not there yet: what to start from, what it is, and what it takes along."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mcof.accounts.models import Office, User
from mcof.http import PersonRequest
from plans.access import Refused, may_draft_for
from plans.drafting import InvalidSection, carry_over, start_plan
from plans.forms.arranging import UnknownCommand, arranged
from plans.portfolio.sources import own_sources
from plans.views.beginning import Beginning, beginning_of
from plans.views.notes import by_section, counts

FIRST_OWN = 3


@login_required
def new_plan(request: PersonRequest) -> HttpResponse:
    """What to start from."""
    offices_of(request.user)
    context = {"own": own_sources(request.user)[:FIRST_OWN]}
    return render(request, "plans/new/choice.html", context)


def offices_of(user: User) -> list[Office]:
    """Return the offices for which the person may start a plan, each once."""
    found = {mandate.office.pk: mandate.office for mandate in may_draft_for(user) if mandate.office}
    if not found:
        raise Refused(_("You start plans for offices where you are a drafter or the head."))
    return list(found.values())


@login_required
@require_http_methods(["GET", "POST"])
def form(request: PersonRequest) -> HttpResponse:
    offices = offices_of(request.user)
    if request.method == "GET":
        return _page(request, beginning_of(request, offices))
    try:
        data = arranged(request.POST, request.POST["rows"]) if "rows" in request.POST else request.POST
    except UnknownCommand:
        return HttpResponseBadRequest(_("This page does not know that button. Go back and load it again."))
    beginning = beginning_of(request, offices, data)
    if request.POST.keys() & {"rows", "back"}:
        return _page(request, beginning)
    if not beginning.is_valid():
        return _page(request, beginning, status=422)
    return _go_on(request, beginning)


def _go_on(request: PersonRequest, beginning: Beginning) -> HttpResponse:
    try:
        return _preview(request, beginning) if "look" in request.POST else _start(request, beginning)
    except InvalidSection as invalid:
        beginning.form.refuse(invalid.errors)
        return _page(request, beginning, status=422)


def _preview(request: PersonRequest, beginning: Beginning) -> HttpResponse:
    """Show what the plan will take along. Nothing is there yet; all that was sent travels on."""
    source = beginning.source()
    if source is None:
        return _start(request, beginning)
    carried = carry_over(source, beginning.new(), by=request.user)
    sections = by_section([(note, note.was) for note in carried.notes], carried.content)
    context = {
        "version": source.version,
        "new": carried.content,
        "sections": sections,
        "counts": counts(sections),
        "sent": _travelling(request.POST),
        "tongues": beginning.tongues,
    }
    return render(request, "plans/new/preview.html", context)


def _travelling(data: QueryDict) -> list[tuple[str, str]]:
    """Return the fields of the form but for those that the page sets anew."""
    anew = {"csrfmiddlewaretoken", "look", "texts"}
    return [(name, str(value)) for name, values in data.lists() if name not in anew for value in values]


def _start(request: PersonRequest, beginning: Beginning) -> HttpResponse:
    source = beginning.source()
    plan = start_plan(
        office=beginning.start.chosen_office,
        identity=beginning.form.value(),
        edition=beginning.edition,
        by=request.user,
        source=source,
    )
    messages.success(request, _("The plan is there, with the reference %s. Write on in any order.") % plan.reference)
    return redirect("plan-origin" if source else "plan-overview", plan.reference)


def _page(request: PersonRequest, beginning: Beginning, *, status: int = 200) -> HttpResponse:
    context = {"start": beginning.start, "form": beginning.form, "carry": beginning.carry, "version": beginning.version}
    return render(request, "plans/new/form.html", context, status=status)
