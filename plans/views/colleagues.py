"""Colleagues of other offices who write along."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mcof.accounts.models import User
from mcof.http import PersonRequest
from plans import sharing
from plans.access import rights
from plans.door import plan_or_404
from plans.forms.workflow import ColleagueForm
from plans.views.head import head_of


@login_required
@require_http_methods(["GET", "POST"])
def colleagues(request: PersonRequest, reference: str) -> HttpResponse:
    plan = plan_or_404(request.user, reference)
    allowed = rights(request.user, plan)
    allowed.view_draft.demand()
    if request.method == "POST":
        allowed.share.demand()
    form = ColleagueForm(request.POST or None)
    if form.is_valid():
        sharing.admit(plan, colleague=form.cleaned_data["email"], by=request.user)
        messages.success(request, _("%s can now write on this plan.") % form.cleaned_data["email"])
        return redirect("plan-colleagues", reference)
    context = {
        "plan": plan,
        "head": head_of(allowed),
        "here": "plan-overview",
        "form": form if allowed.share else None,
        "colleagues": User.objects.filter(planuserobjectpermission__content_object=plan).distinct(),
    }
    return render(request, "plans/colleagues.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def dismissal(request: PersonRequest, reference: str, person: int) -> HttpResponse:
    plan = plan_or_404(request.user, reference)
    colleague = get_object_or_404(User, pk=person, planuserobjectpermission__content_object=plan)
    sharing.dismiss(plan, colleague=colleague, by=request.user)
    messages.success(request, _("%s writes on this plan no more.") % colleague)
    return redirect("plan-colleagues", reference)
