import pytest
from django.test import Client

from mcof.accounts.models import User
from mcof.audit.recording import record
from tests.cast import PEOPLE, Cast, sign_in

LISTS = ["accounts/user", "accounts/membership", "accounts/country", "accounts/office", "audit/event"]


@pytest.fixture
def root(cast: Cast) -> Client:
    client = Client()
    sign_in(client, User.objects.create_superuser("root@example.org", "a long enough secret", name="Root"))
    return client


@pytest.mark.parametrize("address", LISTS)
def test_technical_administration_lists(root: Client, address: str) -> None:
    assert root.get(f"/admin/{address}/").status_code == 200


@pytest.mark.parametrize("address", LISTS)
def test_technical_administration_adds_nothing(root: Client, address: str) -> None:
    assert root.get(f"/admin/{address}/add/").status_code == 403


def test_technical_administration_changes_nobody(root: Client, cast: Cast) -> None:
    url = f"/admin/accounts/user/{cast.drafter.pk}/change/"

    assert root.get(url).status_code == 200
    assert root.post(url, {"name": "Forged"}).status_code == 403
    assert "md5" not in root.get(url).content.decode()


def test_technical_administration_deletes_no_event(root: Client, cast: Cast) -> None:
    event = record("person.update", by=cast.drafter, target=cast.drafter)

    assert root.post(f"/admin/audit/event/{event.pk}/delete/", {"post": "yes"}).status_code == 403


def test_technical_administration_is_entered_by_the_sign_in_of_the_site(cast: Cast) -> None:
    page = cast.client("visitor").get("/admin/", follow=True)

    assert page.request["PATH_INFO"] == "/accounts/login/"


@pytest.mark.parametrize("who", PEOPLE)
def test_technical_administration_is_for_staff(cast: Cast, who: str) -> None:
    assert cast.client(who).get("/admin/", follow=True).status_code == 403
