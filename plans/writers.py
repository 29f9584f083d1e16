"""The people who may write on a plan: what `plans.access` says of a person, asked from the side of the plan."""

import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from mcof.accounts.models import Membership, User
from mcof.accounts.roles import Permission
from plans.access import OWN
from plans.models import Plan, PlanGroupObjectPermission, PlanUserObjectPermission


def writers_of(plan: Plan, on: datetime.date | None = None) -> "QuerySet[User]":
    """Return the drafters and heads of the plan's office and its co-drafters, whatever the plan's state."""
    offices = PlanGroupObjectPermission.objects.filter(content_object=plan, permission__codename=OWN)
    held = Membership.objects.active(on or timezone.localdate()).allowing(Permission.EDIT)
    seats = held.filter(office__group__in=offices.values("group"))
    guests = PlanUserObjectPermission.objects.filter(content_object=plan)
    found = User.objects.filter(Q(pk__in=seats.values("user")) | Q(pk__in=guests.values("user")), is_active=True)
    return found.order_by("name", "pk")
