"""Colleagues of other offices who write along."""

import pytest
from django.urls import reverse

from plans import sharing
from plans.access import rights
from plans.models import Plan
from tests.cast import Cast
from tests.factories import make_user


def address(plan: Plan) -> str:
    return reverse("plan-colleagues", args=[plan.reference])


def dismissal(plan: Plan, person: int) -> str:
    return reverse("colleague-dismissal", args=[plan.reference, person])


def test_head_lets_a_colleague_write_and_ends_it(plan: Plan, cast: Cast) -> None:
    client = cast.client("head")
    assert client.post(address(plan), {"email": " STRANGER@mcof.example "}).status_code == 302
    assert "Stranger" in client.get(address(plan)).content.decode()
    assert rights(cast.stranger, plan).edit
    assert client.post(dismissal(plan, cast.stranger.pk)).status_code == 302
    assert not rights(cast.stranger, plan).edit


def test_letting_somebody_write_twice_changes_nothing(plan: Plan, cast: Cast) -> None:
    client = cast.client("head")
    assert [client.post(address(plan), {"email": cast.stranger.email}).status_code for _ in range(2)] == [302, 302]
    assert client.get(address(plan)).content.decode().count(cast.stranger.email) == 1


@pytest.mark.parametrize("email", ["", "nobody", "nobody@mcof.example", "left@mcof.example"])
def test_unknown_person_comes_back_with_what_was_typed(plan: Plan, cast: Cast, email: str) -> None:
    make_user("Left", email="left@mcof.example", is_active=False)
    answer = cast.client("head").post(address(plan), {"email": email})
    assert answer.status_code == 422
    assert email in answer.content.decode()


@pytest.mark.parametrize("email", ["stranger@mcof.example", "nobody@mcof.example"])
def test_drafter_learns_nothing_of_who_has_an_account(plan: Plan, cast: Cast, email: str) -> None:
    assert cast.client("drafter").post(address(plan), {"email": email}).status_code == 403


def test_drafter_reads_the_list_without_a_form(plan: Plan, cast: Cast) -> None:
    sharing.admit(plan, colleague=cast.stranger, by=cast.head)
    page = cast.client("drafter").get(address(plan)).content.decode()
    assert "Stranger" in page
    assert dismissal(plan, cast.stranger.pk) not in page
    assert cast.client("drafter").post(dismissal(plan, cast.stranger.pk)).status_code == 403
    assert rights(cast.stranger, plan).edit


def test_somebody_who_does_not_write_along_is_not_dismissed(plan: Plan, cast: Cast) -> None:
    for person in (cast.colleague.pk, 0, 10**12):
        assert cast.client("head").post(dismissal(plan, person)).status_code == 404
