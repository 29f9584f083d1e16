"""How the interface fetches: through what the person may see, and 404 for everything else."""

from typing import cast

from rest_framework.request import Request

from mcof.accounts.models import User
from plans import door
from plans.models import Plan, PlanVersion


def signed_in(request: Request) -> User:
    return cast(User, request.user)


def plan_or_404(request: Request, reference: str) -> Plan:
    return door.plan_or_404(signed_in(request), reference)


def version_or_404(request: Request, plan: Plan, number: int) -> PlanVersion:
    version = door.version_or_404(signed_in(request), plan, number)
    version.plan = plan
    return version
