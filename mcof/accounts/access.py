"""What a person may do by the roles held today. Rights on a plan are for `plans.access`."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext as _

from mcof.accounts.answers import Refused
from mcof.accounts.models import Membership, User
from mcof.accounts.roles import PERMISSIONS, Permission, Role, roles_with
from mcof.audit.circumstances import act_in


def mandates(user: User | AnonymousUser, on: date | None = None) -> list[Membership]:
    """Return the memberships held on that day; none for a visitor or somebody who has left."""
    if not user.is_active or user.pk is None:
        return []
    return list(Membership.objects.active(on or timezone.localdate()).filter(user=user.pk).with_places())


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
    roles = " / ".join(str(role.label) for role in Role if role in roles_with(permission))
    raise Refused(_("This takes the role: %s.") % roles)
