"""Somebody with the database in hand alters the trail; the command finds it, and says what."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from pytest_django import Settings

from mcof.audit.digest import digest_of
from mcof.audit.models import Event, Seal
from mcof.audit.recording import record
from mcof.audit.sealing import hash_of, seal
from mcof.audit.tasks import attest
from tests.factories import make_user
from tests.tampering import tamper, unguarded

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(hours=2)


@pytest.fixture
def numbers() -> list[int]:
    """Three seals of two events each, all of them settled."""
    person, found = make_user("Amina Diallo"), []
    for number in range(6):
        found.append(record("person.update", by=person, target=person, before=number, after=number + 1).pk)
        if number % 2:
            seal()
    for it in Seal.objects.all():
        it.at -= LONG_AGO
        rewrite(it)
    return found


def rewrite(changed: Seal) -> None:
    """Write a seal anew with all that follows, as a forger would who knows how it is made."""
    previous = Seal.objects.filter(number=changed.number - 1).values_list("hash", flat=True).first() or ""
    for it in [changed, *Seal.objects.filter(number__gt=changed.number)]:
        it.previous = previous
        it.hash = previous = hash_of(it)
        values = (it.at, it.previous, it.events, it.hash, it.number)
        tamper("UPDATE audit_seal SET at = %s, previous = %s, events = %s, hash = %s WHERE number = %s", *values)


def verified(*options: str) -> str:
    """Return what the command prints, and how it ends where it fails."""
    out = StringIO()
    try:
        call_command("verify_audit", *options, stdout=out)
    except CommandError as error:
        return f"{out.getvalue()}{error}"
    return out.getvalue()


def test_trail_that_nobody_altered_is_whole(numbers: list[int]) -> None:
    record("person.update", by=None, target=make_user())
    told = verified()
    assert told == f"7 events in 4 seals.\nThe last seal, to be kept elsewhere: {Seal.objects.last()}\n"
    assert str(Seal.objects.last()).startswith("4:")


@pytest.mark.parametrize(
    "change",
    [
        "actor_name = 'Somebody else'",
        "acting_as = 'head SSD'",
        "address = '192.0.2.1'",
        'data = \'{"before": 1, "after": 9}\'',
        "at = '2020-01-01 00:00:00+00:00'",
        "digest = 'f'",
    ],
)
def test_changed_event_is_found(numbers: list[int], change: str) -> None:
    tamper(f"UPDATE audit_event SET {change} WHERE id = %s", numbers[2])
    told = verified()
    assert re.findall(r"^Event (\d+) was changed; it is in seal 2\.", told, re.MULTILINE) == [str(numbers[2])]
    assert told.endswith("Altered in the trail: 1, as said above.")


def test_event_changed_with_its_fingerprint_is_found(numbers: list[int]) -> None:
    event = Event.objects.get(pk=numbers[2])
    event.actor_name = "Somebody else"
    tamper(
        "UPDATE audit_event SET actor_name = %s, digest = %s WHERE id = %s",
        event.actor_name,
        digest_of(event),
        event.pk,
    )
    assert f"Event {numbers[2]} was changed; it is in seal 2." in verified()


def test_event_changed_before_it_is_sealed_is_found_by_its_own_fingerprint(numbers: list[int]) -> None:
    fresh = record("person.update", by=None, target=make_user())
    tamper("UPDATE audit_event SET target_label = 'Somebody else' WHERE id = %s", fresh.pk)
    assert f"Event {fresh.pk} was changed; it is in seal 4." in verified()


def test_removed_event_is_found(numbers: list[int]) -> None:
    tamper("DELETE FROM audit_event WHERE id = %s", numbers[3])
    assert verified().splitlines()[0] == f"Event {numbers[3]} was removed; it is in seal 2."


def test_event_put_among_sealed_ones_is_found(numbers: list[int]) -> None:
    tamper("DELETE FROM audit_event WHERE id = %s", numbers[3])
    kept = Event.objects.values().get(pk=numbers[0])
    Event(**kept | {"id": numbers[0] - 1_000}).save()
    assert verified().splitlines()[:2] == [
        f"Event {numbers[3]} was removed; it is in seal 2.",
        f"Event {numbers[0] - 1_000} was inserted among events that had been sealed.",
    ]


@pytest.mark.parametrize("change", ["upto = 9", "at = '2020-01-01 00:00:00+00:00'", "events = '[]'"])
def test_changed_seal_is_found(numbers: list[int], change: str) -> None:
    tamper(f"UPDATE audit_seal SET {change} WHERE number = 2")
    assert "Seal 2 was changed." in verified().splitlines()


def test_seal_written_anew_does_not_fit_the_next(numbers: list[int]) -> None:
    changed = Seal.objects.get(number=2)
    changed.at += timedelta(seconds=1)
    tamper("UPDATE audit_seal SET at = %s, hash = %s WHERE number = 2", changed.at, hash_of(changed))
    assert verified().splitlines()[0] == "Seal 3 does not follow on seal 2: one of them was written anew."


def test_removed_seal_is_found(numbers: list[int]) -> None:
    tamper("DELETE FROM audit_seal WHERE number = 2")
    told = verified().splitlines()
    assert told[0] == "Seals are missing before seal 3: the one before it is seal 1."
    assert f"Event {numbers[2]} was inserted among events that had been sealed." in told


def test_end_that_was_cut_off_is_found_by_a_seal_kept_elsewhere(numbers: list[int]) -> None:
    known = str(Seal.objects.get(number=3))
    assert verified("--known", known) == verified()
    tamper("DELETE FROM audit_event WHERE id IN (%s, %s)", *numbers[4:])
    tamper("DELETE FROM audit_seal WHERE number = 3")
    assert "Altered" not in verified()
    assert "Seal 3 is not the one whose hash was kept" in verified("--known", known)


def test_chain_written_anew_from_an_altered_event_on_is_found_by_a_seal_kept_elsewhere(numbers: list[int]) -> None:
    known = str(Seal.objects.get(number=3))
    event, changed = Event.objects.get(pk=numbers[2]), Seal.objects.get(number=2)
    event.actor_name = "Somebody else"
    digest = digest_of(event)
    tamper("UPDATE audit_event SET actor_name = %s, digest = %s WHERE id = %s", event.actor_name, digest, event.pk)
    changed.events = changed.events.replace(event.digest, digest)
    rewrite(changed)
    assert "Altered" not in verified()
    assert "Seal 3 is not the one whose hash was kept" in verified("--known", known)


def test_guards_that_were_taken_away_are_found(numbers: list[int]) -> None:
    with unguarded():
        told = verified()
    assert "The trigger audit_event_" in told
    assert "The trigger audit_seal_" in told


def test_all_that_was_altered_is_counted(numbers: list[int]) -> None:
    tamper("UPDATE audit_event SET actor_name = 'Somebody else'")
    assert verified().endswith("Altered in the trail: 6, as said above.")


def test_seal_that_is_none_is_refused() -> None:
    with pytest.raises(CommandError, match="argument --known: invalid _seal value"):
        call_command("verify_audit", "--known", "the last one")


def test_each_night_the_last_seal_is_told_outside(
    numbers: list[int], settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.AUDIT_HEAD_TO = ["auditor@mcof.example"]
    attest.delay()
    [letter] = mail.outbox
    assert (letter.subject, letter.to) == ("The audit trail is whole", ["auditor@mcof.example"])
    assert letter.body == f"The last seal is {Seal.objects.last()}"
    assert str(Seal.objects.last()) in caplog.text


def test_each_night_alterations_are_told(numbers: list[int], settings: Settings) -> None:
    settings.AUDIT_HEAD_TO = ["auditor@mcof.example"]
    tamper("DELETE FROM audit_event WHERE id = %s", numbers[3])
    attest.delay()
    [letter] = mail.outbox
    assert letter.subject == "The audit trail was altered"
    assert f"Event {numbers[3]} was removed" in letter.body


def test_without_addresses_nothing_is_mailed(numbers: list[int]) -> None:
    attest.delay()
    assert mail.outbox == []
