"""Events enter the chain after the fact: each once, in seals that follow on each other, however late it comes."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from mcof.audit import sealing
from mcof.audit.models import Event, Seal
from mcof.audit.recording import record
from mcof.audit.sealing import hash_of, seal
from mcof.audit.tasks import seal as seal_task
from tests.at_once import at_once
from tests.factories import make_user
from tests.tampering import tamper


def write(count: int) -> list[int]:
    person = make_user()
    return [record("person.update", by=None, target=person, after=number).pk for number in range(count)]


def covered() -> list[list[int]]:
    return [list(it.covered) for it in Seal.objects.all()]


@pytest.mark.django_db
def test_seal_covers_what_is_in_no_seal_yet() -> None:
    first = write(2)
    assert seal() == 2
    later = write(1)
    assert seal() == 1
    assert covered() == [first, later]
    assert seal() == 0
    assert Seal.objects.count() == 2


@pytest.mark.django_db
def test_seals_follow_on_each_other() -> None:
    for _round in range(3):
        write(1)
        seal_task.delay()
    found = list(Seal.objects.all())
    assert [it.number for it in found] == [1, 2, 3]
    assert [it.previous for it in found] == ["", found[0].hash, found[1].hash]
    assert [hash_of(it) for it in found] == [it.hash for it in found]


@pytest.mark.django_db
def test_event_that_commits_late_enters_the_next_seal() -> None:
    early, late, last = write(3)
    kept = Event.objects.values().get(pk=late)
    tamper("DELETE FROM audit_event WHERE id = %s", late)
    seal()
    Event(**kept).save()
    seal()
    assert covered() == [[early, last], [late]]
    assert [it.upto for it in Seal.objects.all()] == [last, last]


@pytest.mark.django_db
def test_many_events_become_several_seals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "AT_MOST", 2)
    numbers = write(5)
    assert seal() == 5
    assert covered() == [numbers[:2], numbers[2:4], numbers[4:]]


@pytest.mark.django_db
def test_what_was_sealed_long_ago_is_not_read_again() -> None:
    old = write(2)
    seal()
    tamper("UPDATE audit_seal SET at = %s", timezone.now() - timedelta(hours=2))
    assert sealing.settled() == old[-1]
    new = write(1)
    assert seal() == 1
    assert covered() == [old, new]


@pytest.mark.django_db(transaction=True)
def test_two_who_seal_at_once_seal_each_event_once(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "AT_MOST", 3)
    numbers = write(20)
    at_once(*[seal] * 4, seconds=30)
    seal()
    assert sorted(number for each in covered() for number in each) == numbers
    assert [it.number for it in Seal.objects.all()] == list(range(1, Seal.objects.count() + 1))


@pytest.mark.django_db(transaction=True)
def test_writers_do_not_wait_for_each_other_nor_for_the_sealer(transactional_db: None) -> None:
    """On PostgreSQL an open transaction that has recorded keeps nobody from recording and sealing."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time, trail or not")
    person = make_user()
    with transaction.atomic():
        open_event = record("person.update", by=None, target=person)
        [other] = at_once(lambda: record("person.update", by=None, target=person).pk, seconds=5)
        [sealed] = at_once(seal, seconds=5)
        assert sealed == 1
    assert seal() == 1
    assert covered() == [[other], [open_event.pk]]
