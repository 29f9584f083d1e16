"""The list of plans that I may see."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from mcof.http import PersonRequest
from plans.access import may_draft_for
from plans.portfolio.filtering import PlanFilter
from plans.portfolio.listing import listed, plans_for

PER_PAGE = 25


@login_required
def plans(request: PersonRequest) -> HttpResponse:
    found = PlanFilter(request.GET, queryset=plans_for(request.user))
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": found,
        "narrowed": any(request.GET.get(name) for name in found.form.fields),
        "page": page,
        "plans": [listed(plan) for plan in page],
        "may_start": bool(may_draft_for(request.user)),
    }
    return render(request, "plans/list.html", context)
