"""The versions from which a person may start a plan: those in force of their offices, and others that they may read."""

import django_filters
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from mcof.accounts.roles import Permission
from mcof.reference.items import SUPPORTED
from plans.access import may_draft_for, plans_allowing, shares_for
from plans.models import PlanVersion, VersionState
from plans.models.version import VersionQuerySet


def own_sources(user: User) -> VersionQuerySet:
    """Return the versions in force of the offices for which the person drafts, the newest first."""
    offices = [mandate.office_id for mandate in may_draft_for(user)]
    return _listed(_readable(user).filter(plan__office__in=offices, plan__in_force=F("pk")))


def other_sources(user: User) -> VersionQuerySet:
    """Return of every other plan the approved version or, where the person may not read one, the newest they may."""
    approved_first = Case(When(state=VersionState.APPROVED, then=Value(0)), default=Value(1))
    of_plan = _readable(user).filter(plan=OuterRef("plan")).order_by(approved_first, "-number")
    own = own_sources(user).values("plan")
    return _listed(_readable(user).exclude(plan__in=own).filter(pk=Subquery(of_plan.values("pk")[:1])))


def _readable(user: User) -> VersionQuerySet:
    whole = Q(*[("plan__in", plans_allowing(it, user)) for it in _WHOLE], _connector=Q.OR)
    shared = shares_for(user).filter(version=OuterRef("pk"), sections__isnull=True, languages__isnull=True)
    return PlanVersion.objects.without_content().filter(whole | Exists(shared))


# Who may do one of these reads all versions of the plan.
_WHOLE = (Permission.VIEW_DRAFT, Permission.VIEW_SUBMITTED)


def _listed(versions: VersionQuerySet) -> VersionQuerySet:
    return versions.select_related("plan__office").order_by("-submitted_at", "-pk")


class SourceFilter(django_filters.FilterSet):
    search = django_filters.CharFilter(method="by_words", label=_("Search"))

    class Meta:
        model = PlanVersion
        fields = ("search",)

    def by_words(self, versions: VersionQuerySet, _name: str, words: str) -> VersionQuerySet:
        named = Q(*[(f"plan__office__name_{language}__icontains", words) for language in SUPPORTED], _connector=Q.OR)
        return versions.filter(Q(title__icontains=words) | Q(plan__reference__icontains=words) | named)
