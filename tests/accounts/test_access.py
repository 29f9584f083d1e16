from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from mcof.accounts.access import demand, mandate_for, mandates
from mcof.accounts.answers import YES, Answer, Refused
from mcof.accounts.roles import Permission, Role
from tests.cast import PEOPLE, Cast
from tests.factories import LONG_AGO, make_membership

pytestmark = pytest.mark.django_db


def test_mandates_are_the_roles_held_today(cast: Cast) -> None:
    make_membership(cast.drafter, Role.HEAD, cast.office, ends_on=timezone.localdate())

    assert [it.mandate for it in mandates(cast.drafter)] == ["drafter SSD"]


def test_mandates_of_another_day(cast: Cast) -> None:
    assert mandates(cast.drafter, date(2019, 12, 31)) == []
    assert [it.role for it in mandates(cast.drafter, LONG_AGO)] == ["drafter"]


def test_visitor_has_no_mandate() -> None:
    assert mandates(AnonymousUser()) == []


def test_person_with_a_closed_account_has_no_mandate(cast: Cast) -> None:
    cast.drafter.is_active = False

    assert mandates(cast.drafter) == []


def test_managing_people_is_for_administrators(cast: Cast) -> None:
    managing = [who for who in PEOPLE if mandate_for(Permission.MANAGE_PEOPLE, cast.person(who))]

    assert managing == ["administrator"]


def test_demand_returns_the_membership_that_allows(cast: Cast) -> None:
    assert demand(Permission.VIEW_TRAIL, cast.administrator).office == cast.headquarters


def test_demand_names_the_roles_it_takes(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        demand(Permission.RECORD_CONSENT, cast.drafter)

    assert refusal.value.reason == "This takes the role: head of office / focal point of a State."


def test_answer_counts_as_yes_or_no() -> None:
    assert YES
    assert not Answer(allowed=False, reason="Because.")


def test_answer_that_is_no_refuses_with_its_reason() -> None:
    YES.demand()
    with pytest.raises(Refused, match=r"Because\."):
        Answer(allowed=False, reason="Because.").demand()
