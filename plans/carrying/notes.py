"""Notes on what became of the earlier plan, and which of them are still open in the plan as it is now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from plans.content import PlanContent
from plans.content.codec import to_plain
from plans.content.rows import tables_of
from plans.content.values import REPORTED
from plans.models import Outcome, Reason


@dataclass(frozen=True, kw_only=True)
class Note:
    """As `plans.models.OriginNote` keeps it."""

    outcome: Outcome
    reason: Reason
    section: str
    place: str = ""
    was: Mapping[str, Any] = field(default_factory=dict)
    sector: str = ""


class Noted(Protocol):
    """A note, or the row that keeps it."""

    @property
    def outcome(self) -> Any: ...
    @property
    def section(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def was(self) -> Mapping[str, Any]: ...


def left(note: Noted, content: PlanContent) -> Mapping[str, Any] | None:
    """Return what of the note still needs a look, or None: what was cleared is given, what was carried is changed.

    A decision stays open until somebody says that it is made. Whom the earlier plan reached needs nothing of this one.
    """
    if note.outcome == Outcome.UNDECIDED and note.was:
        return note.was
    if note.section == "translations":
        return _untranslated(note.was, content)
    record = record_at(content, note.section, note.place)
    if record is None or not note.was:
        return None if record is None else {}
    now = {name: to_plain(getattr(record, name, None)) for name in note.was}
    if note.outcome == Outcome.CARRIED:
        return note.was if now == note.was else None
    return {name: was for name, was in note.was.items() if now[name] in EMPTY and name not in REPORTED} or None


def _untranslated(was: Mapping[str, Any], content: PlanContent) -> Mapping[str, Any] | None:
    """Return those translations in whose place there is none yet."""
    there = {(it.language, it.section, it.place) for it in content.translations}
    rest = [it for it in was["translations"] if (it["language"], it["section"], it["place"]) not in there]
    return {"translations": rest} if rest else None


EMPTY: tuple[Any, ...] = ("", None, (), [])


def record_at(content: PlanContent, section: str, place: str) -> Any:
    """Return the record at a place such as `risks.flood`, or None where the plan has none there (any more)."""
    try:
        record = content if section in tables_of(PlanContent) else content.section(section)
    except KeyError:
        return None
    steps = place.split(".") if place else []
    for table, uid in zip(steps[::2], steps[1::2], strict=True):
        record = next((row for row in getattr(record, table) if row.uid == uid), None)
        if record is None:
            return None
    return record
