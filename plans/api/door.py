"""How the interface fetches: through what the person may see, and 404 for everything else."""

from typing import cast

from django.shortcuts import get_object_or_404
from rest_framework.request import Request

from mcof.accounts.models import User
from plans import door
from plans.access import Rights, versions_visible_to
from plans.content import PlanContent, load
from plans.models import Plan, PlanVersion, State


def signed_in(request: Request) -> User:
    return cast(User, request.user)


def plan_or_404(request: Request, reference: str) -> Plan:
    return door.plan_or_404(signed_in(request), reference)


def version_or_404(request: Request, plan: Plan, number: int) -> PlanVersion:
    version = door.version_or_404(signed_in(request), plan, number)
    version.plan = plan
    return version


def shown(allowed: Rights) -> tuple[PlanVersion | None, PlanContent]:
    """Return the version shown, None for the draft, and its content."""
    plan = allowed.plan
    if allowed.view_draft and plan.state == State.DRAFT:
        return None, load(plan)
    version = get_object_or_404(versions_visible_to(allowed.user, plan)[:1])
    return version, PlanContent.from_json(version.content)
