"""Narrowing a list of plans by what the reader's list shows, never by what it hides."""

import django_filters
from django.db.models import Q
from django.forms import SearchInput
from django.utils.translation import gettext_lazy as _

from mcof.reference.items import SUPPORTED
from plans.models import Kind, Plan, PlanQuerySet, State


class PlanFilter(django_filters.FilterSet):
    search = django_filters.CharFilter(method="by_words", label=_("Search"), widget=SearchInput)
    kind = django_filters.ChoiceFilter(choices=Kind, label=_("Kind of plan"), empty_label=_("All"))
    state = django_filters.ChoiceFilter(choices=State, label=_("Status"), empty_label=_("All"), method="by_state")

    office = django_filters.CharFilter(field_name="office__code", label=_("Office"))

    class Meta:
        model = Plan
        fields = ("search", "kind", "state", "office")

    def by_words(self, plans: PlanQuerySet, _name: str, words: str) -> PlanQuerySet:
        """Search what the reader's list shows: the draft's title for its office, the version's for others."""
        shown = Q(reads_draft=True, title__icontains=words) | Q(reads_draft=False, shown_title__icontains=words)
        named = Q(*[(f"office__name_{language}__icontains", words) for language in SUPPORTED], _connector=Q.OR)
        return plans.filter(shown | Q(reference__icontains=words) | named)

    def by_state(self, plans: PlanQuerySet, _name: str, state: str) -> PlanQuerySet:
        return plans.filter(Q(reads_draft=True, state=state) | Q(reads_draft=False, shown_state=state))
