"""The list of plans that I may see."""

import django_filters
from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from mcof.http import PersonRequest
from plans.access import may_draft_for
from plans.models import Kind, Plan, PlanQuerySet, State
from plans.portfolio.listing import listed, plans_for

PER_PAGE = 25


class PlanFilter(django_filters.FilterSet):
    search = django_filters.CharFilter(method="by_words", label=_("Search"))
    kind = django_filters.ChoiceFilter(choices=Kind, label=_("Kind of plan"), empty_label=_("All"))
    state = django_filters.ChoiceFilter(
        choices=State, label=_("State"), empty_label=_("All"), method="by_state", widget=forms.Select
    )

    class Meta:
        model = Plan
        fields = ("search", "kind", "state")

    def by_words(self, plans: PlanQuerySet, _name: str, words: str) -> PlanQuerySet:
        """Search what the reader's list shows: the draft's title for its office, the version's for others."""
        shown = Q(reads_draft=True, title__icontains=words) | Q(reads_draft=False, shown_title__icontains=words)
        return plans.filter(shown | Q(reference__icontains=words) | Q(office__name_en__icontains=words))

    def by_state(self, plans: PlanQuerySet, _name: str, state: str) -> PlanQuerySet:
        return plans.filter(Q(reads_draft=True, state=state) | Q(reads_draft=False, shown_state=state))


@login_required
def plans(request: PersonRequest) -> HttpResponse:
    found = PlanFilter(request.GET, queryset=plans_for(request.user))
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": found,
        "page": page,
        "plans": [listed(plan) for plan in page],
        "may_start": bool(may_draft_for(request.user)),
    }
    return render(request, "plans/list.html", context)
