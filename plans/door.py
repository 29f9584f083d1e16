"""How views fetch: through what the person may see, and 404 for everything else."""

from django.shortcuts import get_object_or_404

from mcof.accounts.models import User
from plans.access import plans_visible_to, versions_visible_to
from plans.models import Plan, PlanVersion


def plan_or_404(user: User, reference: str) -> Plan:
    return get_object_or_404(
        plans_visible_to(user).select_related("office__parent", "office__country", "in_force"), reference=reference
    )


def version_or_404(user: User, plan: Plan, number: int) -> PlanVersion:
    return get_object_or_404(versions_visible_to(user, plan), number=number)
