import re
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils.translation import get_language
from pytest_django import Settings

from mcof.accounts.links import LinkTokens, link_for
from mcof.accounts.models import User
from tests.cast import EVERYBODY, Cast
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db

RESET = "/accounts/password/reset/"


def _sign_in(email: str, password: str = PASSWORD) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": email, "password": password})
    return client


def _signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def _main(content: bytes) -> str:
    """Return what the page says: the bar above holds a token that is never the same twice."""
    return content.decode().partition("<main")[2]


def test_sign_in_with_address_and_password() -> None:
    make_user(email="amina@example.org")

    assert _signed_in(_sign_in("amina@example.org"))


def test_sign_in_with_the_address_in_another_case() -> None:
    make_user(email="amina@example.org")

    assert _signed_in(_sign_in("Amina@Example.org"))


def test_sign_in_with_a_wrong_password_or_address_reads_the_same() -> None:
    make_user(email="amina@example.org")

    known, unknown = (
        Client().post("/accounts/login/", {"login": email, "password": "wrong wrong wrong"}).context["form"].errors
        for email in ("amina@example.org", "nobody@example.org")
    )

    assert known == unknown


def test_sign_in_to_a_closed_account_is_refused() -> None:
    make_user(email="gone@example.org", is_active=False)

    client = Client()
    page = client.post("/accounts/login/", {"login": "gone@example.org", "password": PASSWORD}, follow=True)

    assert not _signed_in(client)
    assert "This account is closed" in page.content.decode()


@pytest.mark.parametrize("demo", [True, False])
def test_sign_in_of_the_demo_people_is_for_the_demo(cast: Cast, settings: Settings, *, demo: bool) -> None:
    settings.DEMO = demo

    assert _signed_in(_sign_in("drafter@mcof.example")) is demo


def test_sign_in_of_somebody_invited_needs_a_password() -> None:
    person = make_user(email="new@example.org")
    person.set_unusable_password()
    person.save()

    assert not _signed_in(_sign_in("new@example.org", ""))


def test_sign_in_leads_where_the_visitor_wanted() -> None:
    make_user(email="amina@example.org")

    answers = {"login": "amina@example.org", "password": PASSWORD, "next": "/roles/"}

    assert Client().post("/accounts/login/", answers)["Location"] == "/roles/"


def test_sign_in_leads_to_no_other_site() -> None:
    make_user(email="amina@example.org")

    answers = {"login": "amina@example.org", "password": PASSWORD, "next": "https://elsewhere.example/"}

    assert "elsewhere" not in Client().post("/accounts/login/", answers)["Location"]


def test_sign_up_is_closed() -> None:
    answers = {"email": "new@example.org", "password1": PASSWORD}

    page = Client().post("/accounts/signup/", answers)

    assert "By invitation" in page.content.decode()
    assert not User.objects.exists()


def test_sign_out_is_posted(cast: Cast) -> None:
    client = cast.client("drafter")

    page = client.get("/accounts/logout/")
    asked_first = _signed_in(client)
    client.post("/accounts/logout/")

    assert page.status_code == 200
    assert asked_first
    assert not _signed_in(client)


def test_reset_sends_a_link_that_sets_the_password() -> None:
    person = make_user(email="amina@example.org")

    Client().post(RESET, {"email": "amina@example.org"})

    found = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
    assert found
    client = Client()
    form = client.get(found[1], follow=True)
    answers = {"password1": "another long secret", "password2": "another long secret"}
    done = client.post(form.redirect_chain[-1][0], answers, follow=True)
    person.refresh_from_db()
    assert "Your password is set" in done.content.decode()
    assert person.check_password("another long secret")


def test_reset_for_an_unknown_address_reads_the_same() -> None:
    make_user(email="amina@example.org")

    known = Client().post(RESET, {"email": "amina@example.org"}, follow=True)
    unknown = Client().post(RESET, {"email": "nobody@example.org"}, follow=True)

    assert _main(known.content) == _main(unknown.content)
    assert [message.to for message in mail.outbox] == [["amina@example.org"], ["nobody@example.org"]]
    assert "There is no such account" in str(mail.outbox[1].body)


def test_reset_writes_in_the_language_of_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    make_user(email="amina@example.org", language="fr")
    monkeypatch.setattr("allauth.account.adapter.render_to_string", lambda *_: str(get_language()))

    Client().post(RESET, {"email": "amina@example.org"})

    assert mail.outbox[0].subject == "fr"


@pytest.mark.parametrize(("hours", "works"), [(23, True), (25, False)])
def test_reset_link_lives_for_hours(monkeypatch: pytest.MonkeyPatch, hours: int, *, works: bool) -> None:
    assert _link_works(make_user(), monkeypatch, hours=hours) is works


@pytest.mark.parametrize(("days", "works"), [(13, True), (15, False)])
def test_invitation_lives_for_days(monkeypatch: pytest.MonkeyPatch, days: int, *, works: bool) -> None:
    person = make_user()
    person.set_unusable_password()
    person.save()

    assert _link_works(person, monkeypatch, hours=days * 24) is works


def _link_works(person: User, monkeypatch: pytest.MonkeyPatch, *, hours: int) -> bool:
    link = link_for(person).removeprefix(settings.BASE_URL)
    then = datetime.now() + timedelta(hours=hours)  # noqa: DTZ005  as Django's tokens count it
    monkeypatch.setattr(LinkTokens, "_now", lambda _self: then)
    return "Keep this password" in Client().get(link, follow=True).content.decode()


def test_reset_says_how_long_its_link_works() -> None:
    make_user(email="amina@example.org")

    Client().post(RESET, {"email": "amina@example.org"})

    assert "It works once, and for 24 hours." in str(mail.outbox[0].body)


def test_reset_with_a_forged_link_is_refused() -> None:
    page = Client().get("/accounts/password/reset/key/1-abc-def/", follow=True)

    assert "This link no longer works" in page.content.decode()


def test_short_password_is_refused() -> None:
    person = make_user()
    client = Client()
    client.force_login(person)

    answers = {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    page = client.post("/accounts/password/change/", answers)

    assert page.status_code == 200
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_password_is_changed() -> None:
    person = make_user()
    client = Client()
    client.force_login(person)

    answers = {"oldpassword": PASSWORD, "password1": "another long secret", "password2": "another long secret"}
    client.post("/accounts/password/change/", answers)

    person.refresh_from_db()
    assert person.check_password("another long secret")


@pytest.mark.parametrize(
    "address", ["login", "password/reset", "password/reset/done", "password/reset/key/done", "inactive", "signup"]
)
def test_pages_of_the_entrance_are_open(address: str) -> None:
    page = Client().get(f"/accounts/{address}/")

    assert page.status_code == 200
    assert '<main class="main" id="main"' in page.content.decode()


def test_address_of_a_person_is_not_changed_by_themselves(cast: Cast) -> None:
    statuses = {who: cast.client(who).get("/accounts/email/")["Location"] for who in EVERYBODY}

    assert set(statuses.values()) == {"/profile/"}
