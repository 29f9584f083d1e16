from datetime import date
from typing import TypeAlias

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mcof.accounts.answers import Refused
from mcof.accounts.groups import keep_in_step
from mcof.accounts.managing.mandate import capacity
from mcof.accounts.models import Country, Membership, Office, User
from mcof.accounts.roles import OfficeKind, Role, roles_at
from mcof.audit.recording import record

Place: TypeAlias = Office | Country


@transaction.atomic
def grant(
    *,
    user: User,
    role: Role,
    place: Place,
    by: User | None,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Membership:
    mandate = capacity(by)
    membership = Membership(
        user=user,
        role=role,
        office=place if isinstance(place, Office) else None,
        country=place if isinstance(place, Country) else None,
        starts_on=starts_on or timezone.localdate(),
        ends_on=ends_on,
        granted_by=by,
    )
    _refuse_for_oneself(user, by)
    _refuse_closed(user, place)
    _refuse_misplaced(membership)
    _refuse_repeated(membership)
    membership.save()
    keep_in_step(user, place)
    record("membership.grant", by=by, acting_as=mandate, target=membership, after=_facts(membership))
    return membership


@transaction.atomic
def end(*, membership: Membership, by: User | None, on: date | None = None) -> None:
    """End a role: from that day on, today unless said otherwise, it is no longer held."""
    mandate = capacity(by)
    day = max(on or timezone.localdate(), membership.starts_on)
    _refuse_for_oneself(membership.user, by)
    if membership.ends_on is not None and membership.ends_on <= day:
        raise Refused(_("This role ends on %s already.") % membership.ends_on)
    before = _facts(membership)
    membership.ends_on = day
    membership.save(update_fields=["ends_on"])
    keep_in_step(membership.user, membership.place)
    record("membership.end", by=by, acting_as=mandate, target=membership, before=before, after=_facts(membership))


@transaction.atomic
def move(
    *, membership: Membership, to: Place, by: User | None, role: Role | None = None, on: date | None = None
) -> Membership:
    """End a role and give the same, or another one, elsewhere from the same day on."""
    day = max(on or timezone.localdate(), membership.starts_on)
    new = grant(user=membership.user, role=role or Role(membership.role), place=to, starts_on=day, by=by)
    end(membership=membership, on=day, by=by)
    return new


def _refuse_for_oneself(user: User, by: User | None) -> None:
    # Besides four eyes, this keeps the site from losing its last administrator.
    if user == by:
        raise Refused(_("Nobody changes their own roles: ask another administrator."))


def _refuse_closed(user: User, place: Place) -> None:
    if not user.is_active:
        raise Refused(_("%s cannot be given a role: the account is closed.") % user)
    if place.retired:
        raise Refused(_("%s is closed.") % place)


def _refuse_misplaced(membership: Membership) -> None:
    place = membership.place
    kind = OfficeKind(place.kind) if isinstance(place, Office) else None
    if membership.role not in roles_at(kind):
        words = {"role": membership.get_role_display(), "place": place}
        raise Refused(_("The role “%(role)s” is not held at %(place)s.") % words)
    if membership.ends_on is not None and membership.ends_on <= membership.starts_on:
        raise Refused(_("A role ends after it starts."))


def _refuse_repeated(new: Membership) -> None:
    same = Membership.objects.filter(user=new.user, role=new.role, office=new.office, country=new.country)
    if same.overlapping(new.starts_on, new.ends_on).exists():
        words = {"person": new.user, "role": new.get_role_display(), "place": new.place}
        raise Refused(_("%(person)s has the role “%(role)s” at %(place)s in that time already.") % words)


def _facts(membership: Membership) -> dict[str, object]:
    return {
        "person": membership.user.email,
        "role": membership.role,
        "place": membership.place.code,
        "starts_on": membership.starts_on,
        "ends_on": membership.ends_on,
    }
