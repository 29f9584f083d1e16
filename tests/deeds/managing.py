"""The deeds of administrators, of people about themselves, and of the site."""

import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils import timezone

from mcof.accounts import managing
from mcof.accounts.models import Absence, Membership, OfficeDay, User
from mcof.accounts.roles import OfficeKind, Role
from sectors.loading import load_reference
from sectors.models import Term
from tests.deeds.scene import Deed, Scene
from tests.factories import make_user


def newcomer(scene: Scene) -> User:
    user = make_user("Newcomer")
    user.set_unusable_password()
    user.save()
    return user


def role_of(scene: Scene) -> Membership:
    return scene.cast.drafter.memberships.get()


def second_factor(scene: Scene) -> User:
    Authenticator.objects.create(user=scene.cast.drafter, type=Authenticator.Type.TOTP, data={})
    return scene.cast.drafter


def session(scene: Scene) -> UserSession:
    key = scene.cast.client("drafter").session.session_key
    return UserSession.objects.create(user=scene.by, ip="192.0.2.7", session_key=key, user_agent="A browser")


def away(scene: Scene) -> Absence:
    cast, today = scene.cast, timezone.localdate()
    return managing.name_deputy(
        person=cast.reviewer,
        deputy=cast.second_reviewer,
        starts_on=today,
        ends_on=today + datetime.timedelta(days=7),
        by=scene.by,
    )


def closed(scene: Scene) -> OfficeDay:
    day = datetime.date(2026, 12, 9)
    return managing.keep_day(office=scene.cast.office, day=day, works=False, name="Elections", by=scene.by)


def changed_reference(_scene: Scene) -> None:
    Term.objects.filter(vocabulary="cause").update(name_en="Changed")


MANAGING = {
    "invite": Deed(
        "person.invite membership.grant",
        "plan",
        "administrator",
        lambda it: managing.invite(
            email="newcomer@mcof.example", name="Newcomer", role=Role.DRAFTER, place=it.cast.office, by=it.by
        ),
        mails=True,
    ),
    "invite_again": Deed(
        "person.invite_again",
        "plan",
        "administrator",
        lambda it: managing.invite_again(user=it.kept, by=it.by),
        given=newcomer,
        mails=True,
    ),
    "deactivate": Deed(
        "person.deactivate membership.end",
        "plan",
        "administrator",
        lambda it: managing.deactivate(user=User.objects.get(pk=it.cast.colleague.pk), by=it.by),
    ),
    "reactivate": Deed(
        "person.reactivate",
        "plan",
        "administrator",
        lambda it: managing.reactivate(user=it.kept, by=it.by),
        given=lambda _: make_user("Left", is_active=False),
    ),
    "update_person": Deed(
        "person.update",
        "plan",
        "administrator",
        lambda it: managing.update_person(user=User.objects.get(pk=it.cast.drafter.pk), by=it.by, language="es"),
    ),
    "grant": Deed(
        "membership.grant",
        "plan",
        "administrator",
        lambda it: managing.grant(user=it.cast.stranger, role=Role.DRAFTER, place=it.cast.office, by=it.by),
    ),
    "end": Deed(
        "membership.end",
        "plan",
        "administrator",
        lambda it: managing.end(membership=it.kept, by=it.by),
        given=role_of,
    ),
    "move": Deed(
        "membership.end membership.grant",
        "plan",
        "administrator",
        lambda it: managing.move(membership=it.kept, to=it.cast.other_office, by=it.by),
        given=role_of,
    ),
    "create_office": Deed(
        "office.create",
        "plan",
        "administrator",
        lambda it: managing.create_office(code="NEW", kind=OfficeKind.REGIONAL, name_en="New", by=it.by),
    ),
    "update_office": Deed(
        "office.update",
        "plan",
        "administrator",
        lambda it: managing.update_office(office=it.kept, parent=None, by=it.by),
        given=lambda it: it.cast.office,
    ),
    "keep_day": Deed("office.day_kept", "plan", "administrator", closed),
    "drop_day": Deed(
        "office.day_dropped",
        "plan",
        "administrator",
        lambda it: managing.drop_day(kept=it.kept, by=it.by),
        given=closed,
    ),
    "name_deputy": Deed("absence.name", "plan", "administrator", away),
    "end_absence": Deed(
        "absence.end",
        "plan",
        "administrator",
        lambda it: managing.end_absence(absence=it.kept, by=it.by),
        given=away,
    ),
    "reset_second_factor": Deed(
        "second_factor.reset",
        "plan",
        "administrator",
        lambda it: managing.reset_second_factor(user=it.kept, by=it.by),
        given=second_factor,
        mails=True,
    ),
    "end_session": Deed(
        "session.end", "plan", "drafter", lambda it: managing.end_session(session=it.kept, by=it.by), given=session
    ),
    "end_other_sessions": Deed(
        "session.end", "plan", "drafter", lambda it: managing.end_other_sessions(but="here", by=it.by), given=session
    ),
}
LOADING = {
    "load_reference": Deed(
        "reference.loaded", "plan", "administrator", lambda it: load_reference(by=it.by), given=changed_reference
    ),
}
