"""The database busy, restarted or away while people write: they are told so, and nothing they wrote is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.urls import reverse

from mcof.outage import AGAIN_AFTER
from plans.content.rows import load_section
from plans.models import Plan
from tests.cast import Cast
from tests.factories import PASSWORD
from tests.outage import told
from tests.plans.views.editing import form_on, section_page
from tests.sending import sent_by


@contextmanager
def away(name: str) -> Iterator[None]:
    """Let what a name leads to find the database away for a while."""

    def lost(*_args: object, **_kwargs: object) -> None:
        raise OperationalError("the connection is lost")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(name, lost)
        yield


def patient(client: Client) -> Client:
    client.raise_request_exception = False
    return client


def send(client: Client, plan: Plan, cast: Cast, text: str) -> Any:
    address = reverse("plan-section-changes", args=[plan.reference, "risks"])
    data = {"revision": 1, "token": text, "person": cast.drafter.pk, "overview": text}
    return patient(client).post(address, data)


@pytest.mark.parametrize(
    "where", ["plans.views.saving.save_changes", "django.contrib.sessions.backends.db.SessionStore.load"]
)
def test_save_is_told_when_to_come_again(ready: Plan, cast: Cast, where: str) -> None:
    client = cast.client("drafter")
    with away(where):
        answer = send(client, ready, cast, "Watched daily")
    assert (answer.status_code, answer["Retry-After"]) == (503, str(AGAIN_AFTER))
    assert send(client, ready, cast, "Watched daily").status_code == 200


def test_form_comes_back_to_be_sent_again(ready: Plan, cast: Cast) -> None:
    client, url = patient(cast.client("drafter")), section_page(ready, "risks")
    wanted = form_on(client, url) | {"overview": ['Watched "daily" & nightly']}
    with away("plans.views.sections.save_changes"):
        answer = client.post(url, wanted)
    assert answer.status_code == 503
    assert client.post(url, sent_by(answer.content.decode())).status_code == 303
    assert load_section(ready, "risks").overview == 'Watched "daily" & nightly'


def test_password_is_not_sent_back(cast: Cast) -> None:
    with away("allauth.account.adapter.DefaultAccountAdapter.authenticate"):
        answer = patient(Client()).post(reverse("account_login"), {"login": cast.drafter.email, "password": PASSWORD})
    assert answer.status_code == 503
    assert PASSWORD not in answer.content.decode()


def test_program_is_told_when_to_come_again(ready: Plan, cast: Cast) -> None:
    with away("plans.api.plans.plan_or_404"):
        answer = patient(cast.client("drafter")).get(reverse("api-plan", args=[ready.reference]))
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    assert answer["Retry-After"] == str(AGAIN_AFTER)


@pytest.mark.django_db(transaction=True)
def test_save_that_waited_too_long_for_the_file_is_kept_when_it_comes_again(
    transactional_db: None, ready: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no file that everybody waits for.")
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.1)
    taken, enough = Event(), Event()

    def write_on() -> None:
        with transaction.atomic():
            taken.set()
            enough.wait(30)
        connection.close()

    client = cast.client("drafter")
    connection.close()  # the next one waits no longer than that
    other = Thread(target=write_on)
    other.start()
    taken.wait(30)
    busy = send(client, ready, cast, "Watched daily")
    enough.set()
    other.join()
    assert (busy.status_code, busy["Retry-After"]) == (503, str(AGAIN_AFTER))
    assert send(client, ready, cast, "Watched daily").status_code == 200
    assert load_section(ready, "risks").overview == "Watched daily"


@pytest.mark.django_db
def test_server_that_is_stopped_and_started_again_loses_no_save() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("There is no server to stop.")
    assert told("database") == [
        "at first: saved",
        "stopped: plan-section-changes: 503, section-findings: 503",
        "started: saved",
        "restarted: saved",
        "0 of 3 texts lost",
    ]
