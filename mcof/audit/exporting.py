"""Events as files for other programs, line by line, however many there are."""

import csv
import json
from collections.abc import Callable, Iterator
from typing import Any

from mcof.audit.actions import words_of
from mcof.audit.digest import FACTS, canonical
from mcof.audit.models import Event, EventQuerySet

AT_ONCE = 2000
Readable = Callable[[Event], bool]
# What a spreadsheet takes for a formula when a cell begins with it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = ("id", *(name for name in FACTS if name != "data"), "words", "before", "after", "detail", "digest")


class _Line:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(events: EventQuerySet, readable: Readable) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(_COLUMNS)  # with the mark by which spreadsheets know that it is UTF-8
    for event in events.order_by("pk").iterator(chunk_size=AT_ONCE):
        told = _told(event, readable)
        told |= {name: canonical(value) for name, value in (told["data"] or {}).items()}
        yield writer.writerow([_harmless(told.get(name)) for name in _COLUMNS])


def json_lines(events: EventQuerySet, readable: Readable) -> Iterator[str]:
    for event in events.order_by("pk").iterator(chunk_size=AT_ONCE):
        yield json.dumps(_told(event, readable), ensure_ascii=False) + "\n"


def _told(event: Event, readable: Readable) -> dict[str, Any]:
    """Return the facts of the event, without the words of a plan that are not for whoever takes it along."""
    told = {name: getattr(event, name) for name in ("id", *FACTS, "digest")}
    told |= {"at": event.at.isoformat(), "words": str(words_of(event.action))}
    return told if readable(event) else told | {"data": None}


def _harmless(value: object) -> str:
    """Return the value as a cell that no spreadsheet computes."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
