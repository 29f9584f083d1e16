"""Somebody who tries addresses and passwords: they are slowed down, and learn nothing about who is here."""

import time
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from pytest_django import Settings

from mcof.accounts.links import link_for
from mcof.accounts.models import User
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db

SIGN_IN = "/accounts/login/"
KNOWN, CLOSED, INVITED, UNKNOWN = "amina@example.org", "gone@example.org", "new@example.org", "nobody@example.org"


@pytest.fixture(autouse=True)
def people() -> None:
    make_user(email=KNOWN)
    make_user(email=CLOSED, is_active=False)
    invite(make_user(email=INVITED))


def invite(person: User) -> User:
    person.set_unusable_password()
    person.save()
    return person


def attempt(email: str, password: str = "wrong wrong wrong", *, address: str = "192.0.2.1") -> Any:
    return Client(REMOTE_ADDR=address).post(SIGN_IN, {"login": email, "password": password})


def said(answer: Any) -> tuple[int, str]:
    """Return what the page says, the address that was typed left out: the bar holds a token, never the same twice."""
    main = answer.content.decode().partition("<main")[2]
    for email in (KNOWN, CLOSED, INVITED, UNKNOWN):
        main = main.replace(email, "")
    return answer.status_code, "\n".join(line for line in main.splitlines() if "csrfmiddlewaretoken" not in line)


def test_failed_sign_in_reads_the_same_whoever_it_was_for() -> None:
    assert len({said(attempt(email)) for email in (KNOWN, CLOSED, INVITED, UNKNOWN)}) == 1


def test_too_many_failures_read_the_same_whoever_they_were_for() -> None:
    answers = {}
    for number, email in enumerate((KNOWN, CLOSED, INVITED, UNKNOWN)):
        for _failure in range(6):
            answers[email] = said(attempt(email, address=f"192.0.2.{number}"))
    assert len(set(answers.values())) == 1
    assert answers[KNOWN] != said(attempt("somebody.else@example.org", address="192.0.2.99"))


def test_account_under_attack_opens_to_nobody_for_a_while() -> None:
    for number in range(5):
        attempt(KNOWN, address=f"192.0.2.{number}")
    answer = attempt(KNOWN, PASSWORD, address="192.0.2.50")
    assert (answer.status_code, answer.context["form"].is_valid()) == (200, False)


def test_address_that_tries_many_people_is_stopped() -> None:
    statuses = [attempt(f"person{number}@example.org").status_code for number in range(31)]
    assert statuses[-1] == 429


def test_every_failure_checks_one_password(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    encode = MD5PasswordHasher.encode

    def noted(hasher: MD5PasswordHasher, password: str, salt: str) -> str:
        checked.append(password)
        return encode(hasher, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", noted)
    counts = {}
    for email in (KNOWN, CLOSED, INVITED, UNKNOWN):
        checked.clear()
        attempt(email)
        counts[email] = len(checked)
    assert set(counts.values()) == {1}


def test_failure_takes_as_long_whoever_it_was_for(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    known = User.objects.get(email=KNOWN)
    known.set_password(PASSWORD)
    known.save()
    times: dict[str, list[float]] = {KNOWN: [], UNKNOWN: []}
    for number in range(4):  # of one account, five failures are the limit
        for email, found in times.items():
            found.append(seconds_of(partial(attempt, email, address=f"192.0.2.{number}")))
    assert 0.6 < median(times[KNOWN]) / median(times[UNKNOWN]) < 1.7


def seconds_of(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("qwertyuiop123", "too common"),
        ("short", "too short"),
        ("839201746593", "entirely numeric"),
        ("new@example.org", "too similar"),
    ],
)
def test_invited_person_chooses_no_password_that_is_guessed(password: str, reason: str) -> None:
    person = User.objects.get(email=INVITED)
    client = Client()
    form = client.get(link_for(person).partition("8000")[2], follow=True).redirect_chain[-1][0]
    page = client.post(form, {"password1": password, "password2": password}).content.decode()
    person.refresh_from_db()
    assert reason in page
    assert not person.has_usable_password()
