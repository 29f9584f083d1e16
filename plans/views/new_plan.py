"""The first page of a plan that is not there yet."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mcof.accounts.models import Office, User
from mcof.http import PersonRequest
from plans.access import Refused, may_draft_for
from plans.drafting import InvalidSection, start_plan
from plans.forms.arranging import UnknownCommand, arranged
from plans.forms.frame import Frame
from plans.forms.sections import SectionForm
from plans.forms.starting import StartForm, first_identity


@login_required
@require_http_methods(["GET", "POST"])
def new_plan(request: PersonRequest) -> HttpResponse:
    offices = _offices(request.user)
    identity = first_identity(offices[0], request.user)
    if request.method == "GET":
        return _page(request, StartForm(offices=offices), SectionForm(identity, Frame()))
    try:
        data = arranged(request.POST, request.POST["rows"]) if "rows" in request.POST else request.POST
    except UnknownCommand:
        return HttpResponseBadRequest(_("This page does not know that button. Go back and load it again."))
    start, form = StartForm(data, offices=offices), SectionForm(identity, Frame(), data)
    if "rows" in request.POST:
        return _page(request, start, form)
    if not (start.is_valid() and form.is_valid()):
        return _page(request, start, form, status=422)
    return _start(request, start, form)


def _offices(user: User) -> list[Office]:
    """Return the offices for which the person may start a plan, each once."""
    found = {mandate.office.pk: mandate.office for mandate in may_draft_for(user) if mandate.office}
    if not found:
        raise Refused(_("You start plans for offices where you are a drafter or the head."))
    return list(found.values())


def _start(request: PersonRequest, start: StartForm, form: SectionForm) -> HttpResponse:
    try:
        plan = start_plan(
            office=start.chosen_office, identity=form.value(), edition=start.cleaned_data["edition"], by=request.user
        )
    except InvalidSection as invalid:
        form.refuse(invalid.errors)
        return _page(request, start, form, status=422)
    messages.success(request, _("The plan is there, with the reference %s. Write on in any order.") % plan.reference)
    return redirect("plan-overview", plan.reference)


def _page(request: PersonRequest, start: StartForm, form: SectionForm, *, status: int = 200) -> HttpResponse:
    return render(request, "plans/editor/new.html", {"start": start, "form": form}, status=status)
