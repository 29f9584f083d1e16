"""Fetching what an address names, for the person who asks: what they may not see does not exist."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from mcof.http import PersonRequest
from plans.access import Rights, plans_visible_to, rights, versions_visible_to
from plans.models import Plan, PlanVersion


def plan_or_404(request: PersonRequest, reference: str) -> Plan:
    return get_object_or_404(plans_visible_to(request.user).select_related("office__parent"), reference=reference)


def draft_or_404(request: PersonRequest, reference: str) -> tuple[Plan, Rights]:
    """Return the plan as it is being written, with what the person may do with it.

    Raises Refused for somebody who sees versions of the plan but not its draft.
    """
    plan = plan_or_404(request, reference)
    allowed = rights(request.user, plan)
    allowed.view_draft.demand()
    return plan, allowed


def version_or_404(request: PersonRequest, reference: str, number: int) -> PlanVersion:
    plan = plan_or_404(request, reference)
    version = versions_visible_to(request.user, plan).filter(number=number).first()
    if version is None:
        raise Http404
    version.plan = plan  # with the office that came along
    return version
