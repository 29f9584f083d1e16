from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from mcof.accounts import managing
from mcof.accounts.forms import PersonForm
from mcof.accounts.models import User
from mcof.http import PersonRequest


@login_required
def profile(request: PersonRequest) -> HttpResponse:
    # A copy, so that what came in wrong does not show as the person's name in the bar.
    person = User.objects.get(pk=request.user.pk)
    form = PersonForm(request.POST or None, instance=person)
    if form.is_valid():
        managing.update_person(user=request.user, by=request.user, **form.cleaned_data)
        with translation.override(request.user.language):
            messages.success(request, _("Saved."))
        return redirect("profile")
    memberships = person.memberships.not_over(timezone.localdate()).with_places().order_by("starts_on", "pk")
    return render(request, "people/profile.html", {"form": form, "memberships": memberships})
