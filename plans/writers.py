"""The people who write on a plan and review it: what `plans.access` says of a person, asked from the plan's side."""

import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from mcof.accounts.models import Country, Membership, User
from mcof.accounts.roles import Permission
from plans.access import OWN, REVIEW
from plans.models import Audience, Plan, PlanGroupObjectPermission, PlanUserObjectPermission


def writers_of(plan: Plan, on: datetime.date | None = None) -> "QuerySet[User]":
    """Return the drafters and heads of the plan's office and its co-drafters, whatever the plan's state."""
    offices = PlanGroupObjectPermission.objects.filter(content_object=plan, permission__codename=OWN)
    held = Membership.objects.active(on or timezone.localdate())
    seats = held.allowing(Permission.EDIT).filter(office__group__in=offices.values("group"))
    guests = PlanUserObjectPermission.objects.filter(content_object=plan, user__in=held.values("user"))
    found = User.objects.filter(Q(pk__in=seats.values("user")) | Q(pk__in=guests.values("user")), is_active=True)
    return found.order_by("name", "pk")


def reviewers_of(
    plan: Plan, permission: Permission = Permission.COMMENT, on: datetime.date | None = None
) -> "QuerySet[User]":
    """Return those who may do this with what is submitted of the plan."""
    offices = PlanGroupObjectPermission.objects.filter(content_object=plan, permission__codename=REVIEW)
    held = Membership.objects.active(on or timezone.localdate()).allowing(permission)
    seats = held.filter(office__group__in=offices.values("group"))
    return User.objects.filter(pk__in=seats.values("user"), is_active=True).order_by("name", "pk")


def readers_of_comments(plan: Plan, audience: Audience) -> "QuerySet[User]":
    """Return those who may read a comment that is for this audience."""
    reviewers = reviewers_of(plan)
    if audience == Audience.REVIEWERS:
        return reviewers
    either = Q(pk__in=reviewers.values("pk")) | Q(pk__in=writers_of(plan).values("pk"))
    return User.objects.filter(either).order_by("name", "pk")


def focal_points_of(country: Country, on: datetime.date | None = None) -> "QuerySet[User]":
    """Return those who read what is shared with the State."""
    held = Membership.objects.active(on or timezone.localdate()).allowing(Permission.VIEW_SHARED)
    return User.objects.filter(pk__in=held.filter(country=country).values("user"), is_active=True).order_by(
        "name", "pk"
    )
