"""Single sign-on against a provider in a process of its own, over the real protocol."""

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from mcof.accounts.models import User
from mcof.accounts.roles import OfficeKind, Role
from mcof.audit.models import Event
from mcof.signing_in import single_sign_on
from tests.authenticator import give_app
from tests.factories import make_membership, make_office, make_user
from tests.provider import CLIENT, SECRET, running_provider

AMINA = {"sub": "amina", "email": "Amina@example.org", "email_verified": True, "name": "Amina"}
PEOPLE: list[dict[str, Any]] = [
    AMINA,
    AMINA | {"sub": "strong", "amr": ["pwd", "mfa"]},
    AMINA | {"sub": "unverified", "email_verified": False},
    AMINA | {"sub": "forged", "broken": True},
    AMINA | {"sub": "away", "turns_back": True},
    AMINA | {"sub": "unknown", "email": "nobody@example.org"},
]
WAY_IN = "/accounts/oidc/provider/login/"


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with running_provider(PEOPLE) as found:
        yield found


@pytest.fixture(autouse=True)
def configured(issuer: str, settings: Settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on(issuer, CLIENT, SECRET, "IOM account")


@pytest.fixture
def amina(db: None) -> User:
    return make_user("Amina", email="amina@example.org")


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_words: Any) -> None:
        """Do not follow: the test looks where it leads."""


def go(sub: str, *, client: Client | None = None, to: str = "/profile/") -> tuple[Client, Any]:
    """Go to the provider as a browser would, say who one is there, and come back with the code."""
    client = client or Client()
    address = client.get(WAY_IN, {"next": to})["Location"]
    back = chosen(address, sub)
    return client, client.get(back.removeprefix("http://testserver"))


def chosen(address: str, sub: str) -> str:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), Stay)
    data = urllib.parse.urlencode({"sub": sub}).encode()
    with pytest.raises(urllib.error.HTTPError) as moved:
        opener.open(address, data)
    moved.value.close()
    return str(moved.value.headers["Location"])


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def words(answer: Any) -> str:
    return str(answer.content.decode())


def test_person_invited_signs_in_by_the_provider(amina: User) -> None:
    client, answer = go("amina")
    assert answer["Location"] == "/profile/"
    assert client.session["_auth_user_id"] == str(amina.pk)
    assert SocialAccount.objects.get(user=amina).uid == "amina"
    assert Event.objects.get(action="identity.tied").actor_id == amina.pk


def test_identity_that_is_tied_needs_its_address_no_more(amina: User) -> None:
    go("amina")
    User.objects.filter(pk=amina.pk).update(email="amina.new@example.org")
    assert signed_in(go("amina")[0])
    assert Event.objects.filter(action="identity.tied").count() == 1


def test_password_stays_as_it_was(amina: User) -> None:
    before = amina.password
    go("amina")
    amina.refresh_from_db()
    assert amina.password == before


def test_somebody_who_was_not_invited_is_refused_politely(amina: User) -> None:
    client, answer = go("unknown")
    assert (answer.status_code, signed_in(client)) == (403, False)
    assert "Nobody has been invited under the e-mail address that the provider gives." in words(answer)
    assert not User.objects.filter(email="nobody@example.org").exists()


def test_address_that_is_not_verified_opens_nothing(amina: User) -> None:
    client, answer = go("unverified")
    assert (answer.status_code, signed_in(client)) == (403, False)
    assert "does not vouch for your e-mail address" in words(answer)


def test_second_identity_for_one_address_opens_nothing(amina: User) -> None:
    go("amina")
    client, answer = go("strong")
    assert (answer.status_code, signed_in(client)) == (403, False)
    assert "tied to another identity" in words(answer)


def test_token_signed_by_another_key_opens_nothing(amina: User) -> None:
    client, answer = go("forged")
    assert not signed_in(client)
    assert "did not answer as it should" in words(answer)


def test_answer_without_its_question_opens_nothing(amina: User) -> None:
    address = Client().get(WAY_IN)["Location"]
    stolen = chosen(address, "amina").removeprefix("http://testserver")
    other = Client()
    assert "did not answer as it should" in words(other.get(stolen))
    assert not signed_in(other)


def test_code_works_once(amina: User) -> None:
    client = Client()
    back = chosen(client.get(WAY_IN)["Location"], "amina").removeprefix("http://testserver")
    client.get(back)
    client.post("/accounts/logout/")
    client.get(back)
    assert not signed_in(client)


def test_whoever_turns_back_is_told_so(amina: User) -> None:
    client, answer = go("away")
    assert "You turned back" in words(client.get(answer["Location"]))


def test_closed_account_stays_closed(amina: User) -> None:
    go("amina")
    User.objects.filter(pk=amina.pk).update(is_active=False)
    client, answer = go("amina")
    assert answer["Location"] == "/accounts/inactive/"
    assert not signed_in(client)


def test_provider_s_second_factor_counts_where_the_site_says_so(amina: User, settings: Settings) -> None:
    make_membership(amina, Role.REVIEWER, make_office(code="HQ", kind=OfficeKind.HEADQUARTERS))
    led = go("strong")[0].get("/profile/").status_code
    settings.OIDC_SECOND_FACTOR = {"mfa"}
    assert [led, go("strong")[0].get("/profile/").status_code] == [302, 200]


def test_provider_that_asked_for_a_password_only_leaves_the_rest_to_us(amina: User, settings: Settings) -> None:
    settings.OIDC_SECOND_FACTOR = {"mfa"}
    give_app(amina)
    client, answer = go("amina")
    assert answer["Location"] == "/accounts/2fa/authenticate/"
    assert not signed_in(client)


def test_provider_s_second_factor_spares_ours(amina: User, settings: Settings) -> None:
    settings.OIDC_SECOND_FACTOR = {"mfa"}
    give_app(amina)
    assert go("strong")[1]["Location"] == "/profile/"


def test_site_without_a_provider_offers_none(amina: User, settings: Settings) -> None:
    assert "IOM account" in words(Client().get("/accounts/login/"))
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on("", "", "", "IOM account")
    assert "IOM account" not in words(Client().get("/accounts/login/"))
    assert Client().get(WAY_IN).status_code == 404


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_person_goes_to_the_provider_and_comes_back(page: Page, live_server: LiveServer, amina: User) -> None:
    page.goto("/accounts/login/?next=/profile/")
    page.get_by_role("link", name="Sign in with IOM account").click()
    page.get_by_role("button", name="amina").click()
    expect(page.get_by_role("heading", name="My profile")).to_be_visible()
    assert urlsplit(page.url).path == "/profile/"
