"""The people who write on a plan and review it: what `plans.access` says of a person, asked from the plan's side."""

import datetime
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from mcof.accounts.models import Absence, Country, Membership, User
from mcof.accounts.models.memberships import MembershipQuerySet
from mcof.accounts.roles import Permission
from plans.access import OWN, REVIEW
from plans.models import Audience, Plan, PlanGroupObjectPermission, PlanUserObjectPermission


def writers_of(plan: Plan, on: datetime.date | None = None) -> "QuerySet[User]":
    """Return the drafters and heads of the plan's office, their deputies, and co-drafters, in whatever state."""
    day = on or timezone.localdate()
    held = Membership.objects.active(day)
    guests = PlanUserObjectPermission.objects.filter(content_object=plan, user__in=held.values("user"))
    seated = _in_seats(_seats(plan, OWN, Permission.EDIT, day), day)
    return User.objects.filter(seated | Q(pk__in=guests.values("user")), is_active=True).order_by("name", "pk")


def reviewers_of(
    plan: Plan,
    permission: Permission = Permission.COMMENT,
    on: datetime.date | None = None,
    *,
    with_deputies: bool = True,
) -> "QuerySet[User]":
    """Return those who may do this with what is submitted of the plan, with those who stand in for one of them."""
    day = on or timezone.localdate()
    seats = _seats(plan, REVIEW, permission, day)
    seated = _in_seats(seats, day) if with_deputies else Q(pk__in=seats.values("user"))
    return User.objects.filter(seated, is_active=True).order_by("name", "pk")


def readers_of_comments(plan: Plan, audience: Audience) -> "QuerySet[User]":
    """Return those who may read a comment that is for this audience."""
    reviewers = reviewers_of(plan)
    if audience == Audience.REVIEWERS:
        return reviewers
    either = Q(pk__in=reviewers.values("pk")) | Q(pk__in=writers_of(plan).values("pk"))
    return User.objects.filter(either).order_by("name", "pk")


def absences_of(people: Iterable[int], on: datetime.date | None = None) -> dict[int, Absence]:
    """Return who of these people is away, and who stands in for them, in one statement."""
    day = on or timezone.localdate()
    found = Absence.objects.between(day, day).filter(person__in=list(people), deputy__is_active=True)
    return {it.person_id: it for it in found.select_related("person", "deputy")}


def _seats(plan: Plan, right: str, permission: Permission, day: datetime.date) -> MembershipQuerySet:
    offices = PlanGroupObjectPermission.objects.filter(content_object=plan, permission__codename=right)
    return Membership.objects.active(day).allowing(permission).filter(office__group__in=offices.values("group"))


def _in_seats(seats: MembershipQuerySet, day: datetime.date) -> Q:
    """Say of a user that they hold one of the seats, or stand in for whoever does: a colleague of the same office."""
    colleagues = Membership.objects.active(day).filter(user=OuterRef(OuterRef("pk")), office=OuterRef("office"))
    near = Membership.objects.active(day).filter(office__in=seats.values("office"))
    held = seats.held_by(OuterRef("pk"), day, day).filter(Exists(colleagues))
    return Q(pk__in=near.values("user")) & Q(Exists(held))


def focal_points_of(country: Country, on: datetime.date | None = None) -> "QuerySet[User]":
    """Return those who read what is shared with the State."""
    held = Membership.objects.active(on or timezone.localdate()).allowing(Permission.VIEW_SHARED)
    return User.objects.filter(pk__in=held.filter(country=country).values("user"), is_active=True).order_by(
        "name", "pk"
    )
