import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.utils.translation import get_language
from knox.models import AuthToken
from pytest_django import DjangoCaptureOnCommitCallbacks as Capture

from mcof.accounts import managing
from mcof.accounts.answers import Refused
from mcof.accounts.models import User
from mcof.accounts.roles import Role
from mcof.audit.models import Event
from tests.accounts.conftest import TrailIsFull
from tests.cast import Cast
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db


def _invite(cast: Cast, *, email: str = "Awa@Example.org", language: str = "fr") -> User:
    return managing.invite(
        email=email, name="Awa Ndiaye", role=Role.DRAFTER, place=cast.office, language=language, by=cast.administrator
    )


def _link(message: str) -> str:
    found = re.search(r"http://\S+", message)
    assert found
    return found[0].removeprefix("http://127.0.0.1:8000")


def test_invite_adds_a_person_without_a_password(cast: Cast) -> None:
    person = _invite(cast)

    assert (person.email, person.name, person.language) == ("awa@example.org", "Awa Ndiaye", "fr")
    assert not person.has_usable_password()
    assert person.memberships.get().role == Role.DRAFTER
    assert person.groups.get() == cast.office.group


def test_invite_is_on_record_without_its_link(cast: Cast) -> None:
    person = _invite(cast)

    invited, granted = Event.objects.order_by("pk")
    assert (invited.action, granted.action) == ("person.invite", "membership.grant")
    assert invited.data == {
        "after": {"email": "awa@example.org", "name": "Awa Ndiaye", "language": "fr", "timezone": "UTC"}
    }
    assert invited.target_id == str(person.pk)


def test_invite_sends_its_mail_after_commit(cast: Cast, django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        _invite(cast)
        assert mail.outbox == []

    assert [message.to for message in mail.outbox] == [["awa@example.org"]]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_invite_writes_in_the_language_of_the_invited(
    cast: Cast,
    language: str,
    django_capture_on_commit_callbacks: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mcof.accounts.invitations.render_to_string", lambda *_: get_language())

    with django_capture_on_commit_callbacks(execute=True):
        _invite(cast, language=language)

    assert mail.outbox[0].subject == language


def test_invitation_link_sets_a_password_once(cast: Cast, django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        person = _invite(cast, language="en")
    link = _link(str(mail.outbox[0].body))
    client = Client()

    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})
    again = Client().get(link, follow=True)

    person.refresh_from_db()
    assert person.check_password(PASSWORD)
    assert "This link no longer works" in again.content.decode()


def test_invite_of_somebody_known_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match=r"drafter@mcof\.example is here already"):
        _invite(cast, email="Drafter@mcof.example")


def test_invite_with_a_role_that_is_refused_adds_nobody(cast: Cast) -> None:
    with pytest.raises(Refused, match="is not held at"):
        managing.invite(
            email="awa@example.org", name="Awa", role=Role.REVIEWER, place=cast.office, by=cast.administrator
        )

    assert not User.objects.filter(email="awa@example.org").exists()


def test_invite_by_anybody_else_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="This takes the role: administrator"):
        managing.invite(email="awa@example.org", name="Awa", role=Role.DRAFTER, place=cast.office, by=cast.head)


def test_invite_is_rolled_back_when_the_record_fails(
    cast: Cast, break_record: Callable[[], None], django_capture_on_commit_callbacks: Capture
) -> None:
    break_record()

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(TrailIsFull):
        _invite(cast)

    assert not User.objects.filter(email="awa@example.org").exists()
    assert mail.outbox == []


def test_invite_again_sends_another_mail(cast: Cast, django_capture_on_commit_callbacks: Capture) -> None:
    person = _invite(cast)

    with django_capture_on_commit_callbacks(execute=True):
        managing.invite_again(user=person, by=cast.administrator)

    assert [message.to for message in mail.outbox] == [["awa@example.org"]]
    assert Event.objects.newest_first()[0].action == "person.invite_again"


def test_invite_again_with_a_password_chosen_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="has chosen a password already"):
        managing.invite_again(user=cast.drafter, by=cast.administrator)


def test_invite_again_of_a_closed_account_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="the account is closed"):
        managing.invite_again(user=make_user(is_active=False), by=cast.administrator)


def test_deactivate_ends_roles_and_tokens(cast: Cast) -> None:
    AuthToken.objects.create(user=cast.drafter)

    managing.deactivate(user=cast.drafter, by=cast.administrator)

    cast.drafter.refresh_from_db()
    assert not cast.drafter.is_active
    assert not cast.drafter.groups.exists()
    assert not AuthToken.objects.filter(user=cast.drafter).exists()
    assert [event.action for event in Event.objects.order_by("pk")] == ["membership.end", "person.deactivate"]


def test_deactivate_ends_the_session(cast: Cast) -> None:
    client = cast.client("drafter")

    managing.deactivate(user=cast.drafter, by=cast.administrator)

    assert client.get("/profile/").status_code == 302


def test_deactivate_twice_is_refused(cast: Cast) -> None:
    managing.deactivate(user=cast.drafter, by=cast.administrator)

    with pytest.raises(Refused, match="is closed already"):
        managing.deactivate(user=cast.drafter, by=cast.administrator)


def test_deactivate_of_oneself_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="Nobody closes their own account"):
        managing.deactivate(user=cast.administrator, by=cast.administrator)


def test_reactivate_opens_the_account_without_roles(cast: Cast) -> None:
    managing.deactivate(user=cast.drafter, by=cast.administrator)

    managing.reactivate(user=cast.drafter, by=cast.administrator)

    assert User.objects.get(pk=cast.drafter.pk).is_active
    assert not cast.drafter.groups.exists()


def test_reactivate_of_an_open_account_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="is open"):
        managing.reactivate(user=cast.drafter, by=cast.administrator)


def test_update_person_by_themselves(cast: Cast) -> None:
    managing.update_person(user=cast.drafter, language="es", by=cast.drafter)

    assert User.objects.get(pk=cast.drafter.pk).language == "es"
    event = Event.objects.get()
    assert (event.action, event.acting_as) == ("person.update", "")
    assert event.data["after"] == event.data["before"] | {"language": "es"}
    assert event.data["before"]["language"] == "en"


def test_update_person_by_an_administrator(cast: Cast) -> None:
    managing.update_person(user=cast.drafter, name="Drafter B", by=cast.administrator)

    assert User.objects.get(pk=cast.drafter.pk).name == "Drafter B"
    assert Event.objects.get().acting_as == "administrator HQ"


def test_update_person_by_anybody_else_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused):
        managing.update_person(user=cast.drafter, name="Drafter B", by=cast.colleague)


def test_update_person_that_changes_nothing_leaves_no_record(cast: Cast) -> None:
    managing.update_person(user=cast.drafter, name=cast.drafter.name, by=cast.drafter)

    assert not Event.objects.exists()
