import pytest
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.models import Office
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

    with django_assert_num_queries(8):
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
        "/people/offices/SSD/", {"name_en": "IOM South Sudan", "name_fr": "OIM", "parent": ""}
    )

    kept = Office.objects.get(code="SSD")
    assert (kept.name_fr, kept.name_es, kept.parent) == ("OIM", "", None)
    before, after = (Event.objects.get().data[side] for side in ("before", "after"))
    assert [name for name in before if before[name] != after[name]] == ["names", "parent"]


def test_office_without_a_name_is_refused(cast: Cast) -> None:
    page = cast.client("administrator").post("/people/offices/SSD/", {"name_en": ""})

    assert list(page.context["form"].errors) == ["name_en"]
    assert Office.objects.get(code="SSD").name_en == "IOM South Sudan"
