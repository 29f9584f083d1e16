import time

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from mcof.accounts import managing
from mcof.accounts.browsers import in_words
from mcof.accounts.models import User
from mcof.accounts.sessions import sessions_of
from mcof.audit.models import Event
from tests.authenticator import give_app
from tests.cast import Cast
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db

PAGE = "/profile/sessions/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36"


@pytest.fixture
def amina() -> User:
    return make_user("Amina", email="amina@example.org")


def browser(user: User, agent: str = FIREFOX, *, address: str = "192.0.2.7") -> Client:
    client = Client(headers={"user-agent": agent}, REMOTE_ADDR=address)
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return client


def signed_in(client: Client) -> bool:
    return client.get("/profile/").status_code == 200


def test_sessions_are_listed_with_where_and_when(amina: User) -> None:
    browser(amina, CHROME, address="198.51.100.4")
    page = browser(amina).get(PAGE).content.decode()
    assert "Firefox on Linux" in page
    assert "Chrome on Android" in page
    assert "from 198.51.100.4, since" in page
    assert page.count("this one") == 1


def test_one_session_is_ended(amina: User) -> None:
    here, there, third = browser(amina), browser(amina, CHROME), browser(amina)
    number = UserSession.objects.get(user_agent=CHROME).pk
    here.post(PAGE, {"end": number})
    assert [signed_in(it) for it in (here, there, third)] == [True, False, True]
    event = Event.objects.get(action="session.end")
    assert (event.actor_id, event.data) == (amina.pk, {"before": ["192.0.2.7"]})


def test_all_others_are_ended(amina: User) -> None:
    here, *others = [browser(amina) for _one in range(3)]
    here.post(PAGE, {"end": "others"})
    assert [signed_in(it) for it in (here, *others)] == [True, False, False]
    assert Event.objects.get(action="session.end").data == {"before": ["192.0.2.7", "192.0.2.7"]}


def test_session_of_somebody_else_is_not_found(amina: User) -> None:
    theirs = browser(make_user(email="other@example.org"))
    number = UserSession.objects.get(user__email="other@example.org").pk
    assert browser(amina).post(PAGE, {"end": number}).status_code == 404
    assert signed_in(theirs)


def test_session_under_an_older_password_is_gone(amina: User) -> None:
    here, there = browser(amina), browser(amina)
    answers = {"oldpassword": PASSWORD, "password1": "another long secret", "password2": "another long secret"}
    here.post("/accounts/password/change/", answers)
    amina.refresh_from_db()
    assert [signed_in(here), signed_in(there)] == [True, False]
    assert len(sessions_of(amina)) == 1


def test_use_of_a_session_is_noted_now_and_then(amina: User, monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser(amina)
    first = UserSession.objects.get().last_seen_at
    client.get("/profile/")
    soon = UserSession.objects.get().last_seen_at
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 16 * 60)
    client.get("/profile/", REMOTE_ADDR="203.0.113.9")
    later = UserSession.objects.get()
    assert soon == first < later.last_seen_at
    assert later.ip == "203.0.113.9"


def test_closing_an_account_ends_its_sessions(cast: Cast, amina: User) -> None:
    client = browser(amina)
    managing.deactivate(user=amina, by=cast.administrator)
    closed = signed_in(client)
    managing.reactivate(user=amina, by=cast.administrator)
    assert [closed, signed_in(client)] == [False, False]


def test_reset_of_a_second_factor_ends_sessions(cast: Cast, amina: User) -> None:
    client = browser(amina)
    give_app(amina)
    managing.reset_second_factor(user=amina, by=cast.administrator)
    assert not signed_in(client)


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_as_many_statements_however_many_sessions(
    amina: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = [browser(amina) for _one in range(count)][-1]
    with django_assert_num_queries(6):
        client.get(PAGE)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        (CHROME, "Chrome on Android"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari on iPhone"),
        ("curl/8.5", "An unknown browser"),
        ("Links (Linux)", "Linux"),
    ],
)
def test_browser_is_named_in_words(agent: str, words: str) -> None:
    assert in_words(agent) == words
