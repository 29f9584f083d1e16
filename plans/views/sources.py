"""Choosing what a new plan starts from: one of the versions that the person may read, or the countries it concerns."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from crosscutting.framework import sortable
from mcof.accounts.models import Country
from mcof.accounts.models.places import Region
from mcof.http import PersonRequest
from plans.portfolio.sources import SourceFilter, other_sources, own_sources
from plans.views.new_plan import offices_of

PER_PAGE = 25
OURS = "ours"


@login_required
def sources(request: PersonRequest) -> HttpResponse:
    """Approved plans of the person's offices, or all other plans that they may read."""
    offices_of(request.user)
    own = request.GET.get("whose") == OURS
    found = SourceFilter(request.GET, queryset=own_sources(request.user) if own else other_sources(request.user))
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    context = {"filter": found, "own": own, "page": page, "sources": page.object_list}
    return render(request, "plans/new/sources.html", context)


@login_required
def countries(request: PersonRequest) -> HttpResponse:
    """All countries by region, to choose several at once."""
    offices = offices_of(request.user)
    own = {office.country_id for office in offices}
    found = sorted(Country.objects.current(), key=lambda country: sortable(country.name))
    regions = [(region.label, [it for it in found if it.region == region]) for region in Region]
    context = {
        "regions": [(label, members, any(it.pk in own for it in members)) for label, members in regions if members],
        "own": own,
    }
    return render(request, "plans/new/countries.html", context)
