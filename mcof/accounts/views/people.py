from allauth.mfa.models import Authenticator
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mcof.accounts import managing
from mcof.accounts.forms import InvitationForm, PeopleFilter, PersonForm
from mcof.accounts.models import Membership, User
from mcof.accounts.roles import Permission
from mcof.accounts.views.administrators import demands
from mcof.accounts.views.refusals import carried_out
from mcof.http import PersonRequest

PER_PAGE = 50
_FACTORS = {
    Authenticator.Type.RECOVERY_CODES: _("recovery codes"),
    Authenticator.Type.TOTP: _("app"),
    Authenticator.Type.WEBAUTHN: _("passkey"),
}


@demands(Permission.MANAGE_PEOPLE)
def people(request: PersonRequest) -> HttpResponse:
    wanted = PeopleFilter(request.GET)
    wanted.is_valid()
    page = Paginator(_people(**wanted.cleaned_data), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "people/people.html", {"page": page, "filter": wanted})


def _people(q: str, role: str, *, closed: bool) -> QuerySet[User]:
    held = Membership.objects.not_over(timezone.localdate())
    found = User.objects.filter(Q(name__icontains=q) | Q(email__icontains=q))
    if role:
        found = found.filter(pk__in=held.filter(role=role).values("user"))
    if not closed:
        found = found.filter(is_active=True)
    return found.order_by("name", "email").prefetch_related(
        Prefetch("memberships", held.with_places().order_by("starts_on", "pk"), to_attr="roles")
    )


@demands(Permission.MANAGE_PEOPLE)
def invitations(request: PersonRequest) -> HttpResponse:
    form = InvitationForm(request.POST or None)
    if form.is_valid() and carried_out(request, form, managing.invite, **form.cleaned_data):
        return redirect("person", User.objects.get(email__iexact=form.cleaned_data["email"]).pk)
    return render(request, "people/invitation.html", {"form": form})


@demands(Permission.MANAGE_PEOPLE)
def person(request: PersonRequest, number: int) -> HttpResponse:
    found = get_object_or_404(User, pk=number)
    form = PersonForm(request.POST or None, instance=found)
    if form.is_valid() and carried_out(request, form, managing.update_person, user=found, **form.cleaned_data):
        return redirect("person", number)
    memberships = found.memberships.with_places().select_related("granted_by").order_by("-starts_on", "-pk")
    context = {"person": found, "form": form, "memberships": memberships, "today": timezone.localdate()}
    factors = Authenticator.objects.filter(user=found).order_by("type").values_list("type", flat=True)
    return render(request, "people/person.html", context | {"factors": [_FACTORS[it] for it in factors]})


@require_POST
@demands(Permission.MANAGE_PEOPLE)
def person_invitation(request: PersonRequest, number: int) -> HttpResponse:
    """Send the invitation again."""
    found = get_object_or_404(User, pk=number)
    carried_out(request, None, managing.invite_again, user=found)
    return redirect("person", number)


@require_POST
@demands(Permission.MANAGE_PEOPLE)
def person_account(request: PersonRequest, number: int) -> HttpResponse:
    """Close the account of a person, or open it again."""
    found = get_object_or_404(User, pk=number)
    change = managing.reactivate if request.POST.get("state") == "open" else managing.deactivate
    carried_out(request, None, change, user=found)
    return redirect("person", number)


@require_POST
@demands(Permission.MANAGE_PEOPLE)
def person_second_factor(request: PersonRequest, number: int) -> HttpResponse:
    """Take away the second factor of somebody who lost it."""
    found = get_object_or_404(User, pk=number)
    carried_out(request, None, managing.reset_second_factor, user=found)
    return redirect("person", number)
