import pytest
from django.test import Client
from django.utils import timezone

from mcof.accounts.models import User
from mcof.accounts.roles import Role
from mcof.audit.models import Event
from tests.cast import PEOPLE, Cast
from tests.factories import make_membership, make_office, make_user

pytestmark = pytest.mark.django_db


def test_profile_is_for_everybody_signed_in(cast: Cast) -> None:
    assert cast.statuses("/profile/") == {"visitor": 302} | dict.fromkeys(PEOPLE, 200)


def test_profile_is_changed(cast: Cast) -> None:
    answers = {"name": "Drafter B", "language": "fr", "timezone": "Africa/Juba"}

    response = cast.client("drafter").post("/profile/", answers)

    assert response["Location"] == "/profile/"
    person = User.objects.get(pk=cast.drafter.pk)
    assert (person.name, person.language, person.timezone) == ("Drafter B", "fr", "Africa/Juba")
    assert Event.objects.get().actor_id == cast.drafter.pk


def test_profile_without_a_name_is_refused(cast: Cast) -> None:
    page = cast.client("drafter").post("/profile/", {"name": "", "language": "fr", "timezone": "UTC"})

    assert list(page.context["form"].errors) == ["name"]
    assert page.context["request"].user.name == "Drafter"


def test_profile_cannot_change_what_a_person_may_do(cast: Cast) -> None:
    answers = {"name": "Drafter", "language": "en", "timezone": "UTC", "is_staff": "on", "email": "x@example.org"}

    cast.client("drafter").post("/profile/", answers)

    person = User.objects.get(pk=cast.drafter.pk)
    assert (person.email, person.is_staff) == ("drafter@mcof.example", False)


@pytest.mark.parametrize("item_count", [1, 3])
def test_profile_lists_the_roles_that_are_not_over(cast: Cast, item_count: int) -> None:
    person = make_user()
    make_membership(person, Role.HEAD, make_office(), ends_on=timezone.localdate())
    for _number in range(item_count):
        make_membership(person, Role.DRAFTER, make_office())
    client = Client()
    client.force_login(person)

    page = client.get("/profile/")

    assert [it.role for it in page.context["memberships"]] == ["drafter"] * item_count


def test_language_of_a_visitor_is_in_a_cookie() -> None:
    client = Client()

    response = client.post("/language/", {"language": "fr", "next": "/accounts/login/"})

    assert response["Location"] == "/accounts/login/"
    assert response.cookies["django_language"].value == "fr"
    assert '<html lang="fr"' in client.get("/accounts/login/").content.decode()


def test_language_of_a_person_is_kept_with_them(cast: Cast) -> None:
    cast.client("drafter").post("/language/", {"language": "es", "next": "/profile/"})

    assert User.objects.get(pk=cast.drafter.pk).language == "es"
    assert '<html lang="es"' in cast.client("drafter").get("/profile/").content.decode()


def test_language_of_a_person_counts_more_than_the_cookie(cast: Cast) -> None:
    client = cast.client("drafter")
    client.cookies["django_language"] = "fr"

    assert '<html lang="en"' in client.get("/profile/").content.decode()


def test_language_that_is_not_spoken_is_refused(cast: Cast) -> None:
    assert cast.client("drafter").post("/language/", {"language": "xx"}).status_code == 400
    assert User.objects.get(pk=cast.drafter.pk).language == "en"


def test_language_leads_to_no_other_site() -> None:
    response = Client().post("/language/", {"language": "fr", "next": "https://elsewhere.example/"})

    assert response["Location"] == "/"


def test_language_is_posted() -> None:
    assert Client().get("/language/").status_code == 405


def test_language_of_a_person_does_not_stay_for_the_next(cast: Cast) -> None:
    User.objects.filter(pk=cast.drafter.pk).update(language="es")

    cast.client("drafter").get("/profile/")

    assert '<html lang="en"' in Client().get("/accounts/login/").content.decode()
