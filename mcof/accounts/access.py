"""What a person may do by the roles held today. Rights on a plan are for `plans.access`."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext as _

from mcof.accounts.answers import Refused
from mcof.accounts.models import Membership, User
from mcof.accounts.roles import PERMISSIONS, Permission, Role, roles_with
from mcof.audit.circumstances import act_in
from mcof.audit.models import Event, EventQuerySet


def mandates(user: User | AnonymousUser, on: date | None = None) -> list[Membership]:
    """Return the memberships held on that day; none for a visitor or somebody who has left.

    After a person's own come those of colleagues at the same office for whom they stand in, marked with the deputy.
    What they stand in for is not handed on: a deputy of a deputy has none of it.
    """
    if not user.is_active or user.pk is None:
        return []
    day = on or timezone.localdate()
    found = list(Membership.objects.active(day).held_by(user.pk, day, day).with_places().select_related("user"))
    own = [it for it in found if it.user_id == user.pk]
    offices = {it.office_id for it in own}
    return own + [_deputised(it, user.pk) for it in found if it.user_id != user.pk and it.office_id in offices]


def _deputised(membership: Membership, deputy: int) -> Membership:
    membership.deputy = deputy
    return membership


def mandate_for(permission: Permission, user: User | AnonymousUser, on: date | None = None) -> Membership | None:
    """Return the membership that lets the person do this, if there is one."""
    return allowing(permission, mandates(user, on))


def allowing(permission: Permission, held: list[Membership]) -> Membership | None:
    """Return the first of these memberships that lets its holder do this, if there is one."""
    return next((it for it in held if permission in PERMISSIONS[Role(it.role)]), None)


def demand(permission: Permission, user: User | AnonymousUser) -> Membership:
    """Return the membership that lets the person do this, or refuse."""
    if found := mandate_for(permission, user):
        act_in(found.capacity)
        return found
    raise _lacking(permission)


def _lacking(*permissions: Permission) -> Refused:
    able = frozenset().union(*map(roles_with, permissions))
    return Refused(_("This takes the role: %s.") % " / ".join(str(role.label) for role in Role if role in able))


@dataclass(frozen=True, slots=True)
class TrailReader:
    """What of the audit trail somebody may read, and by which membership: all of it, or what these offices own.

    What was written in a plan is read by the head of its office only: whoever reads the whole trail sees that it was
    written, by whom and where, as no role of theirs shows them the plan.
    """

    mandate: Membership
    offices: frozenset[str]
    reads_all: bool = False

    def may_read(self, events: EventQuerySet) -> EventQuerySet:
        return events if self.reads_all else events.filter(office__in=self.offices)

    def may_read_words(self, event: Event) -> bool:
        return not event.plan_reference or event.office in self.offices


def trail_reader(user: User) -> TrailReader:
    """Return what the person may read of the audit trail, or refuse."""
    held = mandates(user)
    heading = [it for it in held if Permission.VIEW_OFFICE_TRAIL in PERMISSIONS[Role(it.role)]]
    offices = frozenset(it.place.code for it in heading)
    if mandate := allowing(Permission.VIEW_TRAIL, held):
        return TrailReader(mandate, offices, reads_all=True)
    if heading:
        return TrailReader(heading[0], offices)
    raise _lacking(Permission.VIEW_TRAIL, Permission.VIEW_OFFICE_TRAIL)
