from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from knox.auth import TokenAuthentication
from rest_framework.test import APIRequestFactory

from mcof.accounts.models import User
from mcof.accounts.roles import Role
from mcof.audit.models import Event
from tests.cast import Cast
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def _run(*words: str) -> str:
    printed = StringIO()
    call_command(*words, stdout=printed)
    return printed.getvalue().strip()


def test_api_token_signs_the_person_in(cast: Cast) -> None:
    token = _run("api_token", "Drafter@mcof.example")

    request = APIRequestFactory().get("/", headers={"authorization": f"Token {token}"})
    person, _token = TokenAuthentication().authenticate(request)
    assert person == cast.drafter


def test_api_token_is_on_record_without_the_token(cast: Cast) -> None:
    _run("api_token", "drafter@mcof.example")

    event = Event.objects.get()
    assert (event.action, event.target_label, event.data) == ("person.token", "Drafter", {})


def test_api_token_for_somebody_unknown_is_refused() -> None:
    with pytest.raises(CommandError, match=r"Nobody signs in with nobody@example\.org"):
        _run("api_token", "nobody@example.org")


def test_api_token_for_a_closed_account_is_refused() -> None:
    make_user(email="gone@example.org", is_active=False)

    with pytest.raises(CommandError, match=r"The account of gone@example\.org is closed"):
        _run("api_token", "gone@example.org")


def test_invite_prints_a_link_that_works(cast: Cast) -> None:
    link = _run("invite", "first@example.org", "First Administrator", "administrator", "HQ")

    page = Client().get(link.removeprefix("http://127.0.0.1:8000"), follow=True)
    person = User.objects.get(email="first@example.org")
    assert "Choose a password" in page.content.decode()
    assert (person.memberships.get().role, person.memberships.get().office) == (Role.ADMINISTRATOR, cast.headquarters)


def test_invite_of_a_focal_point_names_a_country(cast: Cast) -> None:
    _run("invite", "ministry@example.org", "Minister", "focal_point", "SSD", "--language", "fr")

    person = User.objects.get(email="ministry@example.org")
    assert (person.memberships.get().country, person.language) == (cast.country, "fr")


def test_invite_to_an_unknown_place_is_refused() -> None:
    with pytest.raises(CommandError, match="There is no office with the code NOWHERE"):
        _run("invite", "a@example.org", "A", "drafter", "NOWHERE")


def test_invite_that_is_refused_says_why(cast: Cast) -> None:
    with pytest.raises(CommandError, match="is here already"):
        _run("invite", "drafter@mcof.example", "Drafter", "drafter", "SSD")
