"""From where something is done and acting as what, as the trail knows it without being told."""

import subprocess
import sys

import pytest
from celery import shared_task
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory
from pytest_django import Settings

from mcof import env
from mcof.accounts.roles import Role
from mcof.audit.circumstances import Capacity, Channel, Origin, act_in, capacity_of, coming_from, origin
from mcof.audit.middleware import client_address
from mcof.audit.models import Event
from mcof.audit.recording import record
from plans import drafting, reviewing, sharing
from plans.models import Plan
from tests.cast import Cast
from tests.factories import make_membership, make_user


@shared_task(name="tests.audit.note_origin")
def note_origin(person: int) -> None:
    record("person.update", by=None, target=make_user(f"Person {person}"))


def newest() -> Event:
    return Event.objects.newest_first()[0]


def test_origin_ends_with_what_it_was_noted_around() -> None:
    with coming_from(Origin(Channel.COMMAND, trace="invite")):
        act_in(Capacity(1, "head SSD"))
        with coming_from(Origin(Channel.TASK, trace="render 1")):
            assert (origin().trace, capacity_of(1)) == ("render 1", None)
        assert (origin().trace, capacity_of(1)) == ("invite", Capacity(1, "head SSD"))
    assert origin() == Origin()


def test_capacity_is_that_of_its_holder_only() -> None:
    with coming_from(Origin()):
        act_in(Capacity(1, "head SSD"))
        assert capacity_of(2) is None


@pytest.mark.django_db
def test_event_of_a_page_says_address_and_request(cast: Cast, plan: Plan) -> None:
    answer = cast.client("drafter").post(f"/plans/{plan.reference}/milestones/", {"name": "Before the mission"})
    event = newest()
    assert (event.action, event.channel, event.address) == ("milestone.named", "page", "127.0.0.1")
    assert answer["X-Request-ID"] == event.trace
    assert len(event.trace) == len("8f14e45fceea467a9b0c3a6d1e2f4a5b")


@pytest.mark.django_db
def test_event_of_a_program_says_so(cast: Cast, plan: Plan) -> None:
    cast.client("drafter").put(
        f"/api/v1/plans/{plan.reference}/sections/risks/ready-mark/", {"revision": 0}, "application/json"
    )
    assert (newest().action, newest().channel) == ("section.ready", "api")


@pytest.mark.django_db
def test_event_of_a_task_says_which() -> None:
    with coming_from(Origin(Channel.PAGE, "192.0.2.1", "the request that queued it")):
        result = note_origin.delay(1)
    event = newest()
    assert (event.channel, event.address, event.trace) == ("task", "", f"note_origin {result.id}")


def test_command_is_named() -> None:
    code = "from mcof.audit.circumstances import origin; print(origin().channel, origin().trace)"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    done = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["command", "shell"]


@pytest.mark.parametrize(
    ("direct", "forwarded", "address"),
    [
        ("192.0.2.7", "", "192.0.2.7"),
        ("192.0.2.7", "203.0.113.9", "192.0.2.7"),
        ("10.0.0.5", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.5", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.5", "198.51.100.1, 203.0.113.9, 10.0.0.8", "203.0.113.9"),
        ("10.0.0.5", "2001:DB8::1", "2001:db8::1"),
        ("10.0.0.5", "<script>", ""),
        ("10.0.0.5", "", ""),
        ("", "203.0.113.9", ""),
    ],
)
def test_address_is_believed_of_trusted_proxies_only(
    direct: str, forwarded: str, address: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOME_PROXIES", "10.0.0.0/8")
    settings.TRUSTED_PROXIES = env.networks("SOME_PROXIES")
    request = RequestFactory().get("/", headers={"x-forwarded-for": forwarded}, REMOTE_ADDR=direct)
    assert client_address(request) == address


def test_network_that_is_none_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_PROXIES", "10.0.0.0/8, the gateway")
    with pytest.raises(ImproperlyConfigured, match="SOME_PROXIES: 'the gateway'"):
        env.networks("SOME_PROXIES")


@pytest.mark.django_db
def test_people_act_in_the_capacity_by_which_they_may(ready: Plan, cast: Cast) -> None:
    guest = make_user("Guest")
    make_membership(guest, Role.DRAFTER, cast.other_office)
    sharing.admit(ready, colleague=guest, by=cast.head)
    drafting.name_milestone(ready, name="By a guest", by=guest)
    drafting.name_milestone(ready, name="By a drafter", by=cast.drafter)
    told = Event.objects.newest_first().values_list("action", "acting_as")
    assert list(told[:3]) == [
        ("milestone.named", "drafter SSD"),
        ("milestone.named", "co-drafter"),
        ("codrafter.admitted", "head SSD"),
    ]


@pytest.mark.django_db
def test_decision_names_the_role_that_it_was_taken_by(submitted: Plan, cast: Cast) -> None:
    reviewing.endorse(submitted, version=1, reason="Sound.", by=cast.regional)
    assert (newest().acting_as, newest().office) == ("endorser RO-NBO", "SSD")


@pytest.mark.django_db
def test_whoever_starts_a_plan_acts_for_its_office(plan: Plan) -> None:
    event = Event.objects.get(action="plan.started")
    assert (event.acting_as, event.office) == ("drafter SSD", "SSD")
