from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from mcof.accounts.models import Membership, Office, User
from mcof.accounts.roles import OfficeKind, Permission, Role
from tests.factories import make_country, make_membership, make_office, make_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 15)
DAY = timedelta(days=1)


@pytest.fixture
def user() -> User:
    return make_user("Amina Diallo")


@pytest.fixture
def office() -> Office:
    return make_office("IOM Chad", code="TCD")


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "active"),
    [
        (TODAY, None, True),
        (TODAY - DAY, None, True),
        (TODAY + DAY, None, False),
        (TODAY - DAY, TODAY + DAY, True),
        (TODAY - DAY, TODAY, False),
        (TODAY, TODAY, False),
    ],
)
def test_membership_is_active_from_its_first_day_until_its_end(
    user: User, office: Office, starts_on: date, ends_on: date | None, *, active: bool
) -> None:
    membership = make_membership(user, Role.DRAFTER, office, starts_on=starts_on, ends_on=ends_on)

    assert Membership.objects.active(TODAY).filter(pk=membership.pk).exists() is active
    assert membership.is_active(TODAY) is active


def test_not_over_includes_what_is_still_to_begin(user: User, office: Office) -> None:
    make_membership(user, Role.HEAD, office, ends_on=TODAY)
    later = make_membership(user, Role.DRAFTER, office, starts_on=TODAY + DAY)

    assert list(Membership.objects.not_over(TODAY)) == [later]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "overlaps"),
    [
        (TODAY - 5 * DAY, None, True),
        (TODAY - 5 * DAY, TODAY, False),
        (TODAY - 5 * DAY, TODAY + DAY, True),
        (TODAY + 3 * DAY, None, True),
        (TODAY + 9 * DAY, None, True),
        (TODAY + 10 * DAY, None, False),
    ],
)
def test_overlapping_compares_times(
    user: User, office: Office, starts_on: date, ends_on: date | None, *, overlaps: bool
) -> None:
    make_membership(user, Role.DRAFTER, office, starts_on=TODAY, ends_on=TODAY + 10 * DAY)

    assert Membership.objects.overlapping(starts_on, ends_on).exists() is overlaps


def test_overlapping_leaves_out_what_never_held(user: User, office: Office) -> None:
    make_membership(user, Role.DRAFTER, office, starts_on=TODAY, ends_on=TODAY)

    assert not Membership.objects.overlapping(TODAY - DAY, None).exists()


def test_allowing_asks_the_table_of_roles(user: User, office: Office) -> None:
    make_membership(user, Role.DRAFTER, office)
    head = make_membership(user, Role.HEAD, office)

    assert list(Membership.objects.allowing(Permission.SHARE)) == [head]


def _row(user: User, **fields: Any) -> dict[str, Any]:
    return {"user": user, "role": Role.DRAFTER, "starts_on": TODAY, **fields}


def test_membership_without_a_place_is_refused_by_the_database(user: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(**_row(user))


def test_membership_at_office_and_state_is_refused_by_the_database(user: User, office: Office) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(**_row(user, office=office, country=office.country))


def test_focal_point_at_an_office_is_refused_by_the_database(user: User, office: Office) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(**_row(user, role=Role.FOCAL_POINT, office=office))


def test_drafter_of_a_state_is_refused_by_the_database(user: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(**_row(user, country=make_country()))


def test_membership_ending_before_it_starts_is_refused_by_the_database(user: User, office: Office) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(**_row(user, office=office, ends_on=TODAY - DAY))


def test_open_membership_twice_is_refused_by_the_database(user: User, office: Office) -> None:
    Membership.objects.create(**_row(user, office=office))

    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(**_row(user, office=office))


def test_country_office_without_a_country_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.create(code="X", kind=OfficeKind.COUNTRY, name_en="X")


def test_regional_office_under_another_is_refused_by_the_database() -> None:
    parent = make_office(kind=OfficeKind.REGIONAL)

    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.create(code="X", kind=OfficeKind.REGIONAL, name_en="X", parent=parent)


def test_membership_reads_as_person_role_and_place(user: User, office: Office) -> None:
    membership = make_membership(user, Role.DRAFTER, office)

    assert str(membership) == "Amina Diallo: drafter, IOM Chad"
    assert membership.mandate == "drafter TCD"


def test_user_email_is_one_in_any_case(user: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email=user.email.upper(), name="Another")


def test_superuser_can_open_the_administration() -> None:
    user = User.objects.create_superuser("Root@Example.org", "a long enough secret", name="Root")

    assert (user.email, user.is_staff, user.is_superuser) == ("root@example.org", True, True)
    assert user.check_password("a long enough secret")
    assert user.get_full_name() == "Root"
