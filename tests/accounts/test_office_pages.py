import datetime

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.models import Country, Office, OfficeDay, User
from mcof.accounts.roles import Role
from mcof.audit.models import Event
from tests.cast import Cast
from tests.factories import make_membership, make_office, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("item_count", [1, 3])
def test_offices_take_a_constant_number_of_queries(
    cast: Cast, item_count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    before = Office.objects.count()
    for _number in range(item_count):
        make_membership(make_user(), Role.DRAFTER, make_office(parent=cast.regional_office))
    client = cast.client("administrator")

    with django_assert_num_queries(6):
        page = client.get("/people/offices/")

    assert len(page.context["offices"]) == before + item_count


@pytest.mark.parametrize("item_count", [1, 3])
def test_people_of_an_office_take_a_constant_number_of_queries(
    cast: Cast, item_count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    office = make_office(code="QUERIED")
    for _number in range(item_count):
        make_membership(make_user(), Role.DRAFTER, office)
    client = cast.client("administrator")

    with django_assert_num_queries(9):
        page = client.get("/people/offices/QUERIED/")

    assert len(page.context["memberships"]) == item_count


def test_office_is_added(cast: Cast) -> None:
    answers = {
        "code": "SSD-2",
        "kind": "country",
        "country": cast.country.pk,
        "parent": cast.regional_office.pk,
        "name_en": "IOM Malakal",
    }

    response = cast.client("administrator").post("/people/offices/new/", answers)

    assert response["Location"] == "/people/offices/SSD-2/"
    assert Office.objects.get(code="SSD-2").parent == cast.regional_office


def test_office_with_a_code_in_use_is_refused(cast: Cast) -> None:
    answers = {"code": "SSD", "kind": "regional", "name_en": "Another"}

    page = cast.client("administrator").post("/people/offices/new/", answers)

    assert list(page.context["form"].errors) == ["code"]


def test_country_office_without_country_says_why_not(cast: Cast) -> None:
    answers = {"code": "NEW", "kind": "country", "name_en": "Another"}

    page = cast.client("administrator").post("/people/offices/new/", answers)

    assert page.context["form"].non_field_errors() == [
        "A country office names its country, and only a country office does."
    ]


def test_office_is_changed(cast: Cast) -> None:
    cast.client("administrator").post(
        "/people/offices/SSD/",
        {"name_en": "IOM South Sudan", "name_fr": "OIM", "parent": "", "time_zone": cast.office.time_zone},
    )

    kept = Office.objects.get(code="SSD")
    assert (kept.name_fr, kept.name_es, kept.parent) == ("OIM", "", None)
    before, after = (Event.objects.get().data[side] for side in ("before", "after"))
    assert [name for name in before if before[name] != after[name]] == ["names", "parent"]


def test_office_without_a_name_is_refused(cast: Cast) -> None:
    page = cast.client("administrator").post("/people/offices/SSD/", {"name_en": ""})

    assert list(page.context["form"].errors) == ["name_en"]
    assert Office.objects.get(code="SSD").name_en == "IOM South Sudan"


def test_office_works_as_is_usual_where_it_sits(cast: Cast) -> None:
    make_office("IOM Egypt", code="EGY", country=Country.objects.get(code="EGY"), time_zone="")

    page = cast.client("administrator").get("/people/offices/EGY/")

    assert page.context["form"]["working_days"].value() == ["0", "1", "2", "3", "6"]
    assert "as usual there: Africa/Cairo" in page.content.decode()


def test_working_days_and_time_zone_of_an_office_are_changed(cast: Cast) -> None:
    client, kept = cast.client("administrator"), {"name_en": "IOM South Sudan"}

    client.post("/people/offices/SSD/", kept | {"working_days": ["6", "0", "1"], "time_zone": "Africa/Nairobi"})

    office = Office.objects.get(code="SSD")
    assert (office.working_days, office.time_zone) == ("016", "Africa/Nairobi")
    client.post("/people/offices/SSD/", kept | {"working_days": ["0", "1", "2", "3", "4"], "time_zone": ""})
    office.refresh_from_db()
    assert (office.working_days, office.time_zone) == ("", "")


def test_seat_is_asked_of_an_office_that_is_in_no_country(cast: Cast) -> None:
    client = cast.client("administrator")

    assert "seat" not in client.get("/people/offices/SSD/").context["form"].fields
    client.post("/people/offices/RO-NBO/", {"name_en": "Region", "seat": Country.objects.get(code="RWA").pk})
    assert str(Office.objects.get(code="RO-NBO").sits_in) == "Rwanda"


def test_day_of_an_office_is_kept_and_taken_back(cast: Cast) -> None:
    client = cast.client("administrator")
    day = timezone.localdate() + datetime.timedelta(days=30)

    client.post("/people/offices/SSD/days/", {"day": day.isoformat(), "works": "no", "name": "Elections"})

    page = client.get("/people/offices/SSD/")
    [kept] = page.context["days"]
    assert (kept.day, kept.works, kept.name) == (day, False, "Elections")
    client.post(f"/people/offices/SSD/days/{kept.pk}/")
    assert not OfficeDay.objects.exists()


def test_day_that_is_none_is_refused(cast: Cast) -> None:
    page = cast.client("administrator").post("/people/offices/SSD/days/", {"day": "soon"})

    assert (page.status_code, list(page.context["day_form"].errors)) == (422, ["day", "works"])


def test_public_holidays_to_come_are_named_in_the_language_of_the_reader(cast: Cast) -> None:
    make_office("OIM France", code="FRA", country=Country.objects.get(code="FRA"))
    client = cast.client("administrator")
    User.objects.filter(pk=cast.administrator.pk).update(language="fr")

    found = client.get("/people/offices/FRA/").context["holidays"]

    assert len(found) == 8
    assert {name for _day, name in found} & {"Noël", "Assomption", "Fête nationale"}
