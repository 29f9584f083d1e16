"""How the interface fetches: through what the person may see, and 404 for everything else."""

from typing import cast

from django.shortcuts import get_object_or_404
from rest_framework.request import Request

from mcof.accounts.models import User
from plans import door
from plans.access import Rights, rights, versions_visible_to
from plans.content import PlanContent, load
from plans.models import Plan, PlanVersion, State
from plans.readership import Way, note_reading


def signed_in(request: Request) -> User:
    return cast(User, request.user)


def plan_or_404(request: Request, reference: str) -> Plan:
    return door.plan_or_404(signed_in(request), reference)


def version_or_404(request: Request, plan: Plan, number: int) -> PlanVersion:
    version = door.version_or_404(signed_in(request), plan, number)
    version.plan = plan
    return version


def read_version(request: Request, reference: str, number: int) -> PlanVersion:
    """Return a version to be read, which the office learns of where it was shared."""
    version = version_or_404(request, plan_or_404(request, reference), number)
    by = signed_in(request)
    note_reading(rights(by, version.plan), version, Way.PROGRAM, by=by)
    return version


def shown(allowed: Rights) -> tuple[PlanVersion | None, PlanContent]:
    """Return the version shown, None for the draft, and its content."""
    plan = allowed.plan
    if allowed.view_draft and plan.state == State.DRAFT:
        return None, load(plan)
    version = get_object_or_404(versions_visible_to(allowed.user, plan)[:1])
    note_reading(allowed, version, Way.PROGRAM, by=cast(User, allowed.user))
    return version, PlanContent.from_json(version.content)
