from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.places import place_key
from mcof.accounts.roles import Role
from tests.cast import Cast
from tests.factories import make_membership, make_office, make_user

pytestmark = pytest.mark.django_db


def test_administrator_whose_role_is_over_is_refused(cast: Cast) -> None:
    cast.administrator.memberships.update(ends_on=timezone.localdate())

    assert cast.client("administrator").get("/people/").status_code == 403


@pytest.mark.parametrize("item_count", [1, 3])
def test_roles_of_a_person_take_a_constant_number_of_queries(
    cast: Cast, item_count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = make_user()
    for _number in range(item_count):
        make_membership(person, Role.DRAFTER, make_office())
    client = cast.client("administrator")

    with django_assert_num_queries(8):
        page = client.get(f"/people/{person.pk}/")

    assert len(page.context["memberships"]) == item_count


def test_role_is_given(cast: Cast) -> None:
    answers = {"role": "head", "place": place_key(cast.other_office), "starts_on": "2026-01-05", "ends_on": ""}

    cast.client("administrator").post(f"/people/{cast.drafter.pk}/memberships/", answers)

    assert cast.drafter.memberships.filter(role=Role.HEAD, office=cast.other_office).exists()


def test_role_in_the_wrong_place_says_why_not(cast: Cast) -> None:
    answers = {"role": "reviewer", "place": place_key(cast.office), "starts_on": "2026-01-05"}

    page = cast.client("administrator").post(f"/people/{cast.drafter.pk}/memberships/", answers)

    assert page.context["form"].non_field_errors() == ["The role “reviewer” is not held at IOM South Sudan."]


def test_role_is_ended(cast: Cast) -> None:
    membership = cast.drafter.memberships.get()
    day = timezone.localdate() + timedelta(days=3)

    cast.client("administrator").post(f"/people/{cast.drafter.pk}/memberships/{membership.pk}/end/", {"on": day})

    membership.refresh_from_db()
    assert membership.ends_on == day


def test_role_is_moved(cast: Cast) -> None:
    membership = cast.drafter.memberships.get()
    answers = {"to": place_key(cast.other_office), "role": "head", "on": timezone.localdate()}

    cast.client("administrator").post(f"/people/{cast.drafter.pk}/memberships/{membership.pk}/transfer/", answers)

    assert cast.drafter.memberships.active(timezone.localdate()).get().office == cast.other_office


def test_role_of_somebody_else_is_not_found(cast: Cast) -> None:
    membership = cast.stranger.memberships.get()

    page = cast.client("administrator").get(f"/people/{cast.drafter.pk}/memberships/{membership.pk}/end/")

    assert page.status_code == 404


def test_own_role_says_why_not(cast: Cast) -> None:
    membership = cast.administrator.memberships.get()
    url = f"/people/{cast.administrator.pk}/memberships/{membership.pk}/end/"

    page = cast.client("administrator").post(url, {"on": timezone.localdate()})

    assert page.context["form"].non_field_errors() == ["Nobody changes their own roles: ask another administrator."]


def test_move_to_the_wrong_place_says_why_not(cast: Cast) -> None:
    membership = cast.drafter.memberships.get()
    answers = {"to": place_key(cast.country), "role": "drafter", "on": timezone.localdate()}

    page = cast.client("administrator").post(
        f"/people/{cast.drafter.pk}/memberships/{membership.pk}/transfer/", answers
    )

    assert page.context["form"].non_field_errors() == ["The role “drafter” is not held at South Sudan."]
