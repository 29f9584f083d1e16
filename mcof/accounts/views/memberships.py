from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mcof.accounts import managing
from mcof.accounts.forms import EndForm, MembershipForm, TransferForm
from mcof.accounts.models import Membership, User
from mcof.accounts.roles import Permission
from mcof.accounts.views.administrators import demands
from mcof.accounts.views.refusals import carried_out
from mcof.http import PersonRequest


@demands(Permission.MANAGE_PEOPLE)
def memberships(request: PersonRequest, number: int) -> HttpResponse:
    """Give a person another role."""
    person = get_object_or_404(User, pk=number)
    form = MembershipForm(request.POST or None)
    if form.is_valid() and carried_out(request, form, managing.grant, user=person, **form.cleaned_data):
        return redirect("person", number)
    return render(request, "people/membership.html", {"person": person, "form": form})


@demands(Permission.MANAGE_PEOPLE)
def membership_end(request: PersonRequest, number: int, membership: int) -> HttpResponse:
    found = _membership(number, membership)
    form = EndForm(request.POST or None)
    if form.is_valid() and carried_out(request, form, managing.end, membership=found, **form.cleaned_data):
        return redirect("person", number)
    return render(request, "people/membership_end.html", {"membership": found, "form": form})


@demands(Permission.MANAGE_PEOPLE)
def membership_transfer(request: PersonRequest, number: int, membership: int) -> HttpResponse:
    found = _membership(number, membership)
    form = TransferForm(request.POST or None, initial={"role": found.role})
    if form.is_valid() and carried_out(request, form, managing.move, membership=found, **form.cleaned_data):
        return redirect("person", number)
    return render(request, "people/membership_transfer.html", {"membership": found, "form": form})


def _membership(person: int, number: int) -> Membership:
    found = Membership.objects.with_places().select_related("user")
    return get_object_or_404(found, pk=number, user=person)
