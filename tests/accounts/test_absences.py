import datetime
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from mcof.accounts import managing
from mcof.accounts.access import mandates
from mcof.accounts.answers import Refused
from mcof.accounts.models import Absence, User
from mcof.accounts.roles import Role
from mcof.audit.models import Event
from tests.cast import Cast
from tests.factories import make_membership, make_user

pytestmark = pytest.mark.django_db


def day(days: int) -> date:
    return timezone.localdate() + datetime.timedelta(days=days)


def away(
    person: User, deputy: User, *, starts: int = 0, ends: int = 7, by: User | None = None, earlier: bool = False
) -> Absence:
    if earlier:
        return Absence.objects.create(person=person, deputy=deputy, starts_on=day(starts), ends_on=day(ends))
    return managing.name_deputy(person=person, deputy=deputy, starts_on=day(starts), ends_on=day(ends), by=by or person)


def roles(user: User) -> list[tuple[str, str]]:
    return [(it.role, it.user.name) for it in mandates(user)]


def test_deputy_has_the_role_in_the_name_of_its_holder(cast: Cast) -> None:
    away(cast.head, cast.drafter)
    assert roles(cast.drafter) == [("drafter", "Drafter"), ("head", "Head")]
    capacity = mandates(cast.drafter)[1].capacity
    assert (capacity.holder, capacity.mandate) == (cast.drafter.pk, "head SSD")
    assert (capacity.acting_for, capacity.absent) == ("Head <head@mcof.example>", cast.head.pk)


@pytest.mark.parametrize(("starts", "ends", "holds"), [(0, 1, True), (-3, 0, False), (1, 5, False), (-3, 1, True)])
def test_deputy_stands_in_on_the_days_of_the_absence(cast: Cast, starts: int, ends: int, *, holds: bool) -> None:
    away(cast.head, cast.drafter, starts=starts, ends=ends, earlier=True)
    assert (("head", "Head") in roles(cast.drafter)) is holds


def test_end_of_an_absence_holds_at_once(cast: Cast) -> None:
    absence = away(cast.head, cast.drafter)
    managing.end_absence(absence=absence, by=cast.head)
    assert roles(cast.drafter) == [("drafter", "Drafter")]
    assert [it.action for it in Event.objects.order_by("pk")] == ["absence.name", "absence.end"]


def test_deputy_of_a_deputy_has_nothing_of_it(cast: Cast) -> None:
    make_membership(cast.colleague, Role.HEAD, cast.office)
    away(cast.head, cast.colleague)
    away(cast.colleague, cast.drafter)
    assert roles(cast.drafter) == [("drafter", "Drafter"), ("head", "Colleague")]


def test_whoever_is_gone_is_stood_in_for_by_nobody(cast: Cast) -> None:
    away(cast.head, cast.drafter)
    managing.deactivate(user=cast.head, by=cast.administrator)
    assert roles(cast.drafter) == [("drafter", "Drafter")]


def test_deputy_who_moved_office_stands_in_no_more(cast: Cast) -> None:
    away(cast.head, cast.drafter)
    managing.move(membership=cast.drafter.memberships.get(), to=cast.other_office, by=cast.administrator)
    assert roles(cast.drafter) == [("drafter", "Drafter")]


def test_administrator_s_role_is_not_stood_in_for(cast: Cast) -> None:
    make_membership(cast.head, Role.ADMINISTRATOR, cast.office)
    away(cast.head, cast.drafter)
    assert ("administrator", "Head") not in roles(cast.drafter)


def test_deputy_comes_from_the_same_office(cast: Cast) -> None:
    for stranger in (cast.stranger, cast.reviewer, cast.focal_point, make_user("Nobody")):
        with pytest.raises(Refused, match="has no role at the same office"):
            away(cast.head, stranger)
    with pytest.raises(Refused, match="has no role at the same office"):
        away(cast.head, cast.head)


def test_drafter_is_not_stood_in_for(cast: Cast) -> None:
    with pytest.raises(Refused, match="has no role at the same office"):
        away(cast.drafter, cast.colleague)


def test_absences_do_not_overlap(cast: Cast) -> None:
    away(cast.head, cast.drafter, starts=3, ends=7)
    with pytest.raises(Refused, match="in that time already"):
        away(cast.head, cast.colleague, starts=6, ends=9)
    away(cast.head, cast.colleague, starts=7, ends=9)


@pytest.mark.parametrize(("starts", "ends"), [(3, 3), (3, 2), (-5, 0)])
def test_return_comes_after_today_and_after_the_first_day(cast: Cast, starts: int, ends: int) -> None:
    with pytest.raises(Refused, match="The day of the return"):
        away(cast.head, cast.drafter, starts=starts, ends=ends)


def test_others_name_no_deputy(cast: Cast) -> None:
    with pytest.raises(Refused, match="administrator"):
        away(cast.head, cast.drafter, by=cast.colleague)
    assert away(cast.head, cast.drafter, by=cast.administrator).named_by == cast.administrator


def test_deputy_of_a_reviewer_owes_a_second_factor(cast: Cast) -> None:
    colleague = make_user("Colleague at headquarters")
    make_membership(colleague, Role.DRAFTER, cast.headquarters)
    client = Client()
    client.force_login(colleague)
    before = client.get("/profile/").status_code
    away(cast.reviewer, colleague)
    assert (before, client.get("/profile/").status_code) == (200, 302)


def test_deputy_is_named_on_the_page(cast: Cast) -> None:
    answers = {"deputy": cast.drafter.pk, "starts_on": day(0), "ends_on": day(4)}
    assert cast.client("head").post("/profile/absences/", answers).status_code == 302
    assert "Drafter stands in from" in cast.client("head").get("/profile/absences/").content.decode()
    assert "For Head from" in cast.client("drafter").get("/profile/absences/").content.decode()


def test_administrator_names_a_deputy_on_the_page(cast: Cast) -> None:
    url = f"/people/{cast.head.pk}/absences/"
    client = cast.client("administrator")
    client.post(url, {"deputy": cast.drafter.pk, "starts_on": day(0), "ends_on": day(4)})
    absence = Absence.objects.get()
    assert (absence.person, absence.named_by) == (cast.head, cast.administrator)
    assert client.post(f"/absences/{absence.pk}/end/")["Location"] == url
    assert not Absence.objects.not_over(timezone.localdate()).exists()


def test_absence_is_ended_by_whoever_is_away_and_nobody_else(cast: Cast) -> None:
    absence = away(cast.head, cast.drafter)
    assert cast.client("drafter").post(f"/absences/{absence.pk}/end/").status_code == 404
    assert cast.client("head").post(f"/absences/{absence.pk}/end/")["Location"] == "/profile/absences/"
    assert roles(cast.drafter) == [("drafter", "Drafter")]


def test_stranger_is_no_choice_on_the_page(cast: Cast) -> None:
    answers = {"deputy": cast.stranger.pk, "starts_on": day(0), "ends_on": day(4)}
    page = cast.client("head").post("/profile/absences/", answers)
    assert list(page.context["form"].errors) == ["deputy"]


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_as_many_statements_however_many_absences(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        away(cast.head, cast.drafter, starts=number, ends=number + 1)
    client = cast.client("head")
    with django_assert_num_queries(9):
        client.get("/profile/absences/")
