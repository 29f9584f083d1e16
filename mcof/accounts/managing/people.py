from datetime import date
from functools import partial
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from knox.models import AuthToken

from mcof.accounts import sessions
from mcof.accounts.answers import Refused
from mcof.accounts.managing.mandate import capacity
from mcof.accounts.managing.memberships import Place, end, grant
from mcof.accounts.models import Membership, User
from mcof.accounts.roles import Role
from mcof.accounts.tasks import send_invitation
from mcof.audit.recording import record


class PersonFacts(TypedDict, total=False):
    name: str
    language: str
    timezone: str


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    role: Role,
    place: Place,
    by: User | None,
    language: str = "en",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> User:
    """Add a person with a first role; a mail with a link to choose a password leaves once this is committed."""
    mandate = capacity(by)
    email = email.strip().lower()
    user, new = User.objects.get_or_create(email=email, defaults={"name": name, "language": language})
    if not new:
        raise Refused(_("%s is here already: give this person another role instead.") % email)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    record("person.invite", by=by, acting_as=mandate, target=user, after=_facts(user))
    grant(user=user, role=role, place=place, starts_on=starts_on, ends_on=ends_on, by=by)
    _send_invitation(user)
    return user


@transaction.atomic
def invite_again(*, user: User, by: User | None) -> None:
    """Send a fresh link to somebody who has not chosen a password yet."""
    mandate = capacity(by)
    if not user.is_active:
        raise Refused(_("%s cannot sign in: the account is closed.") % user)
    if user.has_usable_password():
        raise Refused(_("%s has chosen a password already; the sign-in page helps who has forgotten it.") % user)
    record("person.invite_again", by=by, acting_as=mandate, target=user)
    _send_invitation(user)


def _send_invitation(user: User) -> None:
    transaction.on_commit(partial(send_invitation.delay, user.pk))


@transaction.atomic
def deactivate(*, user: User, by: User | None) -> None:
    """Close the account: every role, session and token ends at once; what they wrote and the record stay."""
    mandate = capacity(by)
    if not user.is_active:
        raise Refused(_("The account of %s is closed already.") % user)
    if user == by:
        raise Refused(_("Nobody closes their own account: ask another administrator."))
    for membership in Membership.objects.not_over(timezone.localdate()).filter(user=user).with_places():
        end(membership=membership, by=by)
    AuthToken.objects.filter(user=user).delete()
    sessions.end_all(user)
    _set_active(user, active=False)
    record("person.deactivate", by=by, acting_as=mandate, target=user)


@transaction.atomic
def reactivate(*, user: User, by: User | None) -> None:
    """Open the account again, without any role."""
    mandate = capacity(by)
    if user.is_active:
        raise Refused(_("The account of %s is open.") % user)
    _set_active(user, active=True)
    record("person.reactivate", by=by, acting_as=mandate, target=user)


def _set_active(user: User, *, active: bool) -> None:
    user.is_active = active
    user.save(update_fields=["is_active"])


@transaction.atomic
def update_person(*, user: User, by: User | None, **facts: Unpack[PersonFacts]) -> None:
    """Change what people say about themselves, or an administrator about them."""
    mandate = "" if by == user else capacity(by)
    before = _facts(User.objects.get(pk=user.pk))
    for name, value in facts.items():
        setattr(user, name, value)
    after = _facts(user)
    if after != before:
        user.save(update_fields=list(facts))
        record("person.update", by=by, acting_as=mandate, target=user, before=before, after=after)


def _facts(user: User) -> dict[str, str]:
    return {"email": user.email, "name": user.name, "language": user.language, "timezone": user.timezone}
