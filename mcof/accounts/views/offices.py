from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from mcof.accounts import managing
from mcof.accounts.forms import NewOfficeForm, OfficeForm
from mcof.accounts.models import Membership, Office
from mcof.accounts.roles import OfficeKind, Permission
from mcof.accounts.views.administrators import demands
from mcof.accounts.views.refusals import carried_out
from mcof.http import PersonRequest

_ORDER = [OfficeKind.HEADQUARTERS, OfficeKind.REGIONAL, OfficeKind.COUNTRY]


@demands(Permission.MANAGE_PEOPLE)
def offices(request: PersonRequest) -> HttpResponse:
    held = Membership.objects.active(timezone.localdate())
    people = Count("memberships__user", filter=Q(memberships__in=held), distinct=True)
    found = Office.objects.select_related("country", "parent").annotate(people=people)
    ordered = sorted(found, key=lambda office: (_ORDER.index(OfficeKind(office.kind)), office.name))
    return render(request, "people/offices.html", {"offices": ordered})


@demands(Permission.MANAGE_PEOPLE)
def new_office(request: PersonRequest) -> HttpResponse:
    form = NewOfficeForm(request.POST or None)
    if form.is_valid() and carried_out(request, form, managing.create_office, **form.cleaned_data):
        return redirect("office", form.cleaned_data["code"])
    return render(request, "people/new_office.html", {"form": form})


@demands(Permission.MANAGE_PEOPLE)
def office(request: PersonRequest, code: str) -> HttpResponse:
    found = get_object_or_404(Office.objects.select_related("country", "parent"), code=code)
    form = OfficeForm(request.POST or None, instance=found)
    if form.is_valid() and carried_out(request, form, managing.update_office, office=found, **form.cleaned_data):
        return redirect("office", code)
    members = found.memberships.active(timezone.localdate()).select_related("user").order_by("role", "user__name")
    return render(request, "people/office.html", {"office": found, "form": form, "memberships": members})
