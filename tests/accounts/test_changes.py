"""Who changes how they sign in, or has it changed, is told so by mail."""

import datetime
import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from mcof.accounts import changes, managing
from mcof.accounts.adapter import AccountAdapter
from mcof.accounts.tasks import tell_of_change
from mcof.audit.models import Event
from tests.accounts.test_second_factor import set_up
from tests.authenticator import give_app, give_passkey
from tests.cast import Cast
from tests.factories import PASSWORD, make_user

NEW = {"password1": "another long secret", "password2": "another long secret"}


pytestmark = pytest.mark.django_db


def told(capture: DjangoCaptureOnCommitCallbacks, step: Any) -> list[str]:
    mail.outbox.clear()
    with capture(execute=True):
        step()
    return [next(line for line in str(it.body).splitlines()[2:] if line) for it in mail.outbox]


def test_new_password_is_told_and_on_record(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client, sent = cast.client("drafter"), {"oldpassword": PASSWORD, **NEW}
    found = told(django_capture_on_commit_callbacks, lambda: client.post("/accounts/password/change/", sent))
    assert found == ["The password of your account was changed."]
    assert mail.outbox[0].to == ["drafter@mcof.example"]
    assert "From: 127.0.0.1" in str(mail.outbox[0].body)
    event = Event.objects.get(action="person.password")
    assert (event.actor_id, event.target_id) == (cast.drafter.pk, str(cast.drafter.pk))
    assert "secret" not in str(event.data)


def test_wrong_old_password_tells_nobody(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client, sent = cast.client("drafter"), {"oldpassword": "guessed", **NEW}
    assert told(django_capture_on_commit_callbacks, lambda: client.post("/accounts/password/change/", sent)) == []
    assert not Event.objects.filter(action="person.password").exists()


def test_password_chosen_by_a_link_is_told(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    person = make_user(email="amina@example.org")
    Client().post("/accounts/password/reset/", {"email": person.email})
    link = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
    assert link
    client = Client()
    form = client.get(link[1], follow=True).redirect_chain[-1][0]
    found = told(django_capture_on_commit_callbacks, lambda: client.post(form, NEW))
    assert found == ["A password was chosen for your account, by a link that was sent to this address."]


def test_factors_that_come_and_go_are_told(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client, capture = cast.client("drafter"), django_capture_on_commit_callbacks
    added = told(capture, lambda: set_up(client))
    assert added == ["An app that shows codes was set up as a second factor of your account."]
    anew = told(capture, lambda: client.post("/accounts/2fa/recovery-codes/generate/"))
    assert anew == ["Recovery codes were made for your account; earlier ones open nothing any more."]
    removed = told(capture, lambda: client.post("/accounts/2fa/totp/deactivate/"))
    assert removed == ["The app that shows codes was removed as a second factor of your account."]
    key = give_passkey(cast.drafter)
    gone = told(capture, lambda: client.post(f"/accounts/2fa/webauthn/keys/{key.pk}/remove/"))
    assert gone == ["A passkey was removed from your account."]


def test_reset_by_an_administrator_is_told_without_their_address(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    give_app(cast.reviewer)
    reset = told(
        django_capture_on_commit_callbacks,
        lambda: managing.reset_second_factor(user=cast.reviewer, by=cast.administrator),
    )
    assert reset == ["The second factor of your account was reset, and you were signed out everywhere."]
    assert "From:" not in str(mail.outbox[0].body)


def test_mail_is_in_the_language_and_the_time_of_its_person() -> None:
    person = make_user("Awa", email="awa@example.org", language="fr")
    type(person).objects.update(timezone="Africa/Nairobi")
    at = datetime.datetime(2026, 3, 2, 9, 30, tzinfo=datetime.UTC)
    tell_of_change(person.pk, "webauthn_added", at.isoformat(), "192.0.2.7")
    (sent,) = mail.outbox
    assert "12:30 EAT" in str(sent.body)
    assert "192.0.2.7" in str(sent.body)
    assert "Une clé d’accès" in str(sent.body)
    assert "MCOF" in sent.subject


def test_every_change_has_words() -> None:
    assert all(str(words).endswith(".") for words in changes.WORDS.values())


def test_change_that_does_not_happen_here_tells_nothing(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    person, adapter = make_user(), AccountAdapter()
    told_by = "account/email/email_changed"
    assert told(django_capture_on_commit_callbacks, lambda: adapter.send_notification_mail(told_by, person)) == []
