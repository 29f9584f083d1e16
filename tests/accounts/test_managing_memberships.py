from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from mcof.accounts import managing
from mcof.accounts.answers import Refused
from mcof.accounts.models import Membership
from mcof.accounts.roles import Role
from mcof.audit.models import Event
from tests.accounts.conftest import TrailIsFull
from tests.cast import EVERYBODY, Cast
from tests.factories import make_user

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_grant_gives_the_role_today(cast: Cast) -> None:
    person = make_user()

    membership = managing.grant(user=person, role=Role.DRAFTER, place=cast.office, by=cast.administrator)

    assert (membership.starts_on, membership.granted_by) == (timezone.localdate(), cast.administrator)
    assert list(person.groups.all()) == [cast.office.group]


def test_grant_is_on_record(cast: Cast) -> None:
    person = make_user("Amina Diallo", email="amina@example.org")

    managing.grant(user=person, role=Role.FOCAL_POINT, place=cast.country, by=cast.administrator)

    event = Event.objects.get()
    assert (event.action, event.actor_id) == ("membership.grant", cast.administrator.pk)
    assert (event.acting_as, event.target_label) == (
        "administrator HQ",
        "Amina Diallo: focal point of a State, South Sudan",
    )
    assert event.data["after"] == {
        "person": "amina@example.org",
        "role": "focal_point",
        "place": "SSD",
        "starts_on": str(timezone.localdate()),
        "ends_on": None,
    }


@pytest.mark.parametrize("who", [who for who in EVERYBODY if who not in ("visitor", "administrator")])
def test_grant_by_anybody_else_is_refused(cast: Cast, who: str) -> None:
    with pytest.raises(Refused, match="This takes the role: administrator"):
        managing.grant(user=make_user(), role=Role.DRAFTER, place=cast.office, by=cast.person(who))


def test_grant_by_an_administrator_whose_role_is_over_is_refused(cast: Cast) -> None:
    cast.administrator.memberships.update(ends_on=timezone.localdate())

    with pytest.raises(Refused):
        managing.grant(user=make_user(), role=Role.DRAFTER, place=cast.office, by=cast.administrator)


def test_grant_to_oneself_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="Nobody changes their own roles"):
        managing.grant(user=cast.administrator, role=Role.REVIEWER, place=cast.headquarters, by=cast.administrator)


@pytest.mark.parametrize(
    ("role", "place", "reason"),
    [
        (Role.REVIEWER, "office", "The role “reviewer” is not held at IOM South Sudan."),
        (Role.ENDORSER, "headquarters", "The role “endorser” is not held at Headquarters."),
        (Role.FOCAL_POINT, "office", "The role “focal point of a State” is not held at IOM South Sudan."),
        (Role.DRAFTER, "country", "The role “drafter” is not held at South Sudan."),
    ],
)
def test_grant_in_the_wrong_place_is_refused(cast: Cast, role: Role, place: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        managing.grant(user=make_user(), role=role, place=getattr(cast, place), by=cast.administrator)

    assert str(refusal.value) == reason


def test_grant_at_a_closed_office_is_refused(cast: Cast) -> None:
    cast.office.retired_on = timezone.localdate()

    with pytest.raises(Refused, match="IOM South Sudan is closed"):
        managing.grant(user=make_user(), role=Role.DRAFTER, place=cast.office, by=cast.administrator)


def test_grant_to_a_closed_account_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="the account is closed"):
        managing.grant(user=make_user(is_active=False), role=Role.DRAFTER, place=cast.office, by=cast.administrator)


def test_grant_twice_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="in that time already"):
        managing.grant(user=cast.drafter, role=Role.DRAFTER, place=cast.office, by=cast.administrator)


def test_grant_ending_on_its_first_day_is_refused(cast: Cast) -> None:
    today = timezone.localdate()

    with pytest.raises(Refused, match="ends after it starts"):
        managing.grant(
            user=make_user(), role=Role.HEAD, place=cast.office, starts_on=today, ends_on=today, by=cast.administrator
        )


def test_grant_by_a_command_needs_no_administrator(cast: Cast) -> None:
    membership = managing.grant(user=make_user(), role=Role.ADMINISTRATOR, place=cast.headquarters, by=None)

    assert membership.granted_by is None
    assert Event.objects.get().acting_as == ""


def test_grant_is_rolled_back_when_the_record_fails(cast: Cast, break_record: Callable[[], None]) -> None:
    person = make_user()
    break_record()

    with pytest.raises(TrailIsFull):
        managing.grant(user=person, role=Role.DRAFTER, place=cast.office, by=cast.administrator)

    assert not person.memberships.exists()
    assert not person.groups.exists()


def test_end_holds_at_once(cast: Cast) -> None:
    membership = cast.drafter.memberships.get()

    managing.end(membership=membership, by=cast.administrator)

    assert not Membership.objects.active(timezone.localdate()).filter(user=cast.drafter).exists()
    assert not cast.drafter.groups.exists()
    event = Event.objects.get()
    assert (event.action, event.data["before"]["ends_on"]) == ("membership.end", None)
    assert event.data["after"] == event.data["before"] | {"ends_on": str(timezone.localdate())}


def test_end_on_a_later_day_keeps_the_group_until_then(cast: Cast) -> None:
    membership = cast.drafter.memberships.get()
    day = timezone.localdate() + 7 * DAY

    managing.end(membership=membership, on=day, by=cast.administrator)

    assert Membership.objects.active(day - DAY).filter(user=cast.drafter).exists()
    assert not Membership.objects.active(day).filter(user=cast.drafter).exists()
    assert cast.drafter.groups.get() == cast.office.group


def test_end_keeps_the_group_while_another_role_is_held_there(cast: Cast) -> None:
    membership = cast.drafter.memberships.get()
    managing.grant(user=cast.drafter, role=Role.HEAD, place=cast.office, by=cast.administrator)

    managing.end(membership=membership, by=cast.administrator)

    assert cast.drafter.groups.get() == cast.office.group


def test_end_before_the_beginning_makes_it_never_hold(cast: Cast) -> None:
    start = timezone.localdate() + 7 * DAY
    membership = managing.grant(
        user=make_user(), role=Role.DRAFTER, place=cast.office, starts_on=start, by=cast.administrator
    )

    managing.end(membership=membership, by=cast.administrator)

    assert membership.ends_on == start
    assert not Membership.objects.active(start).filter(pk=membership.pk).exists()


def test_end_twice_is_refused(cast: Cast) -> None:
    membership = cast.drafter.memberships.get()
    managing.end(membership=membership, by=cast.administrator)

    with pytest.raises(Refused, match=r"ends on .* already"):
        managing.end(membership=membership, by=cast.administrator)


def test_end_of_ones_own_role_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="Nobody changes their own roles"):
        managing.end(membership=cast.administrator.memberships.get(), by=cast.administrator)


def test_move_ends_here_and_begins_there_on_one_day(cast: Cast) -> None:
    membership = cast.drafter.memberships.get()
    day = timezone.localdate()

    new = managing.move(membership=membership, to=cast.other_office, by=cast.administrator)

    assert (membership.ends_on, new.starts_on, new.role, new.office) == (day, day, Role.DRAFTER, cast.other_office)
    assert cast.drafter.groups.get() == cast.other_office.group
    assert [event.action for event in Event.objects.order_by("pk")] == ["membership.grant", "membership.end"]


def test_move_may_change_the_role(cast: Cast) -> None:
    membership = cast.drafter.memberships.get()

    new = managing.move(membership=membership, to=cast.office, role=Role.HEAD, by=cast.administrator)

    assert (new.role, new.office) == (Role.HEAD, cast.office)
    assert cast.drafter.groups.get() == cast.office.group


def test_move_that_is_refused_changes_nothing(cast: Cast) -> None:
    membership = cast.drafter.memberships.get()

    with pytest.raises(Refused, match="is not held at"):
        managing.move(membership=membership, to=cast.country, by=cast.administrator)

    assert cast.drafter.memberships.get().ends_on is None
