"""Finding what somebody altered in the trail, past the site and past the database's own guards."""

from collections.abc import Iterator

from django.db import connection

from mcof.audit import guards
from mcof.audit.digest import digest_of
from mcof.audit.models import Event, Seal
from mcof.audit.sealing import hash_of, settled


def alterations(known: tuple[int, str] | None = None) -> Iterator[str]:
    """Yield a sentence for each alteration. `known` is number and hash of a seal, as somebody kept them elsewhere."""
    for name in guards.missing(connection):
        yield f"The trigger {name} is not there: the database would accept changes to the trail."
    sealed: set[int] = set()
    before: Seal | None = None
    for it in Seal.objects.iterator(chunk_size=10):
        yield from _of_seal(it, before)
        yield from _of_events(it)
        sealed |= it.covered.keys()
        before = it
    yield from _inserted(sealed)
    if known and not Seal.objects.filter(number=known[0], hash=known[1]).exists():
        yield f"Seal {known[0]} is not the one whose hash was kept: the chain was cut off or written anew."


def _of_seal(seal: Seal, before: Seal | None) -> Iterator[str]:
    number = before.number + 1 if before else 1
    if seal.number != number:
        yield f"Seals are missing before seal {seal.number}: the one before it is seal {number - 1}."
    elif seal.previous != (before.hash if before else ""):
        yield f"Seal {seal.number} does not follow on seal {number - 1}: one of them was written anew."
    if hash_of(seal) != seal.hash:
        yield f"Seal {seal.number} was changed."


def _of_events(seal: Seal) -> Iterator[str]:
    covered = seal.covered
    there = Event.objects.in_bulk(list(covered))
    for number, digest in covered.items():
        event = there.get(number)
        if event is None:
            yield f"Event {number} was removed; it is in seal {seal.number}."
        elif not digest_of(event) == event.digest == digest:
            yield f"Event {number} was changed; it is in seal {seal.number}. It now reads: {event}"


def _inserted(sealed: set[int]) -> Iterator[str]:
    for number in Event.objects.filter(pk__lte=settled()).order_by("pk").values_list("pk", flat=True).iterator():
        if number not in sealed:
            yield f"Event {number} was inserted among events that had been sealed."
