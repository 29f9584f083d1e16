"""Who writes on a plan, asked from the plan: the same people whom access lets write."""

import datetime

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.models import User
from mcof.accounts.roles import Role
from plans import sharing
from plans.access import rights
from plans.models import Plan
from plans.writers import writers_of
from tests.cast import Cast
from tests.factories import LONG_AGO, make_membership, make_user


@pytest.fixture
def crowd(plan: Plan, cast: Cast) -> list[User]:
    """Everybody of the cast and people whose right to write began, ended, was given or was taken back."""
    guest, dismissed, left = make_user("Guest"), make_user("Dismissed"), make_user("Left", is_active=False)
    for colleague in (guest, dismissed, left):
        make_membership(colleague, Role.DRAFTER, cast.other_office)
    roleless = make_user("Without a role")
    for colleague in (guest, dismissed, left, roleless):
        sharing.admit(plan, colleague=colleague, by=cast.head)
    sharing.dismiss(plan, colleague=dismissed, by=cast.head)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    make_membership(make_user("Former"), Role.DRAFTER, cast.office, ends_on=timezone.localdate())
    make_membership(make_user("Coming"), Role.DRAFTER, cast.office, starts_on=tomorrow)
    make_membership(make_user("Until tomorrow"), Role.HEAD, cast.office, starts_on=LONG_AGO, ends_on=tomorrow)
    make_membership(make_user("Office administrator"), Role.ADMINISTRATOR, cast.office)
    return list(User.objects.all())


def test_writers_are_those_whom_access_lets_write(plan: Plan, cast: Cast, crowd: list[User]) -> None:
    allowed = {person.name for person in crowd if rights(person, plan).edit}
    assert allowed == {"Drafter", "Colleague", "Head", "Guest", "Until tomorrow"}
    assert {person.name for person in writers_of(plan)} == allowed


def test_writers_stay_the_same_while_the_plan_is_in_review(submitted: Plan, cast: Cast) -> None:
    assert list(writers_of(submitted)) == [cast.colleague, cast.drafter, cast.head]


def test_writers_take_one_statement(plan: Plan, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        list(writers_of(plan))
