from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from mcof.accounts import managing
from mcof.accounts.access import mandate_for
from mcof.accounts.forms import AbsenceForm
from mcof.accounts.models import Absence, User
from mcof.accounts.roles import Permission
from mcof.accounts.views.administrators import demands
from mcof.accounts.views.refusals import carried_out
from mcof.http import PersonRequest


@login_required
def my_absences(request: PersonRequest) -> HttpResponse:
    """Name a deputy for the time one is away."""
    return _absences(request, request.user, back="absences")


@demands(Permission.MANAGE_PEOPLE)
def person_absences(request: PersonRequest, number: int) -> HttpResponse:
    """Name a deputy for somebody who can no longer do it themselves."""
    return _absences(request, get_object_or_404(User, pk=number), back="person_absences")


def _absences(request: PersonRequest, person: User, *, back: str) -> HttpResponse:
    form = AbsenceForm(request.POST or None, deputies=managing.deputies_for(person))
    if form.is_valid() and carried_out(request, form, managing.name_deputy, person=person, **form.cleaned_data):
        return redirect(request.path)
    today = timezone.localdate()
    context = {
        "person": person,
        "form": form,
        "absences": Absence.objects.filter(person=person).not_over(today).select_related("deputy", "named_by"),
        "stands_in": Absence.objects.filter(deputy=person).not_over(today).select_related("person"),
        "own": back == "absences",
    }
    return render(request, "people/absences.html", context)


@require_POST
@login_required
def absence_end(request: PersonRequest, absence: int) -> HttpResponse:
    found = get_object_or_404(Absence.objects.select_related("person", "deputy"), pk=absence)
    if found.person_id == request.user.pk:
        carried_out(request, None, managing.end_absence, absence=found)
        return redirect("absences")
    if mandate_for(Permission.MANAGE_PEOPLE, request.user) is None:
        raise Http404
    carried_out(request, None, managing.end_absence, absence=found)
    return redirect("person_absences", found.person_id)
