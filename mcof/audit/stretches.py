"""A long list read a stretch at a time, by the number where one left off: as fast at its end as at its beginning."""

from dataclasses import dataclass

from mcof.audit.models import Event, EventQuerySet

LENGTH = 50


@dataclass(frozen=True)
class Stretch:
    """`newer` and `older` are the numbers to go on from, None where there is nothing more."""

    events: list[Event]
    newer: int | None = None
    older: int | None = None


def stretch(events: EventQuerySet, *, before: int | None = None, after: int | None = None) -> Stretch:
    """Return the newest events: those before a number, or those that come next after one."""
    if after is not None:
        found = list(events.filter(pk__gt=after).order_by("pk")[: LENGTH + 1])
        shown = found[:LENGTH][::-1]
        return _between(shown, newer=len(found) > LENGTH, older=True)
    found = list((events.filter(pk__lt=before) if before is not None else events).newest_first()[: LENGTH + 1])
    return _between(found[:LENGTH], newer=before is not None, older=len(found) > LENGTH)


def _between(shown: list[Event], *, newer: bool, older: bool) -> Stretch:
    if not shown:
        return Stretch(shown)
    return Stretch(shown, shown[0].pk if newer else None, shown[-1].pk if older else None)
