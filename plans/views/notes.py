"""Notes on what became of an earlier plan, in words and by section, as the pages about it show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from dataclasses import fields as columns
from typing import Any

from django.utils.text import capfirst

from plans.carrying import Note, left
from plans.carrying.notes import record_at
from plans.catalogue import catalogue
from plans.content import RESPONSE_PREFIX, SECTION_KEYS, PlanContent
from plans.content.codec import from_plain
from plans.content.rows import section_kind, tables_of
from plans.content.values import SectorResponse, Translation
from plans.drafting import ATTACHMENTS
from plans.forms.frame import frame_of
from plans.models import OriginNote, Outcome, Plan, Reason
from plans.reports.words import language_name
from plans.telling.differences import NOTHING, named, told
from plans.validation import anchor
from plans.views.places import TRANSLATIONS, field_title, section_title

Noted = Note | OriginNote


@dataclass(frozen=True)
class Line:
    """One note: `where` says what of the section it is about, `fields` what stood there, in words."""

    note: Noted
    where: str
    anchor: str
    reason: str
    fields: list[tuple[str, str]]
    sector: str = ""

    @property
    def key(self) -> int | None:
        return getattr(self.note, "pk", None)


@dataclass(frozen=True)
class NotedSection:
    """The notes on one section; `there` is whether the new plan has it, `waiting` a response that has no place yet.

    `source` names the version that the plan was started from, for a plan that is there.
    """

    key: str
    title: str
    there: bool
    source: str = ""
    waiting: list[Line] = field(default_factory=list)
    undecided: list[Line] = field(default_factory=list)
    cleared: list[Line] = field(default_factory=list)
    carried: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Counts:
    waiting: int
    undecided: int
    cleared: int
    carried: int

    @property
    def all(self) -> int:
        return self.decisions + self.cleared + self.carried

    @property
    def decisions(self) -> int:
        return self.waiting + self.undecided


def counts(sections: Iterable[NotedSection]) -> Counts:
    sections = list(sections)
    return Counts(*(sum(len(getattr(it, column.name)) for it in sections) for column in columns(Counts)))


def open_notes(plan: Plan, content: PlanContent, **narrowed: str) -> list[NotedSection]:
    """Return what still needs a look in the plan, or in one section of it, in one statement."""
    notes = OriginNote.objects.filter(plan=plan, checked_at=None, **narrowed).with_source()
    still_open = ((note, left(note, content)) for note in notes)
    return by_section([(note, was) for note, was in still_open if was is not None], content)


def by_section(notes: Iterable[tuple[Noted, Mapping[str, Any]]], content: PlanContent) -> list[NotedSection]:
    """Return the sections in the order of the plan, with what is to be said of each note."""
    notes = list(notes)
    teller = _Teller(content, [note for note, _was in notes])
    found: dict[str, NotedSection] = {}
    for note, was in notes:
        section = found.setdefault(note.section, _section(note, content))
        lines: list[Line] = section.waiting if _waits(note) else getattr(section, note.outcome)
        lines.append(teller.line(note, was))
    return sorted(found.values(), key=lambda section: _standing(section.key))


def _section(note: Noted, content: PlanContent) -> NotedSection:
    there = record_at(content, note.section, "") is not None
    return NotedSection(note.section, _title(note.section), there, source=vars(note).get("source", ""))


def _title(key: str) -> str:
    return capfirst(str(section_title(key)))


def _standing(key: str) -> tuple[int, str]:
    """Return where the section stands in the plan: responses follow the objectives, files come last."""
    if key.startswith(RESPONSE_PREFIX):
        return SECTION_KEYS.index("objectives"), key
    return (SECTION_KEYS.index(key), "") if key in SECTION_KEYS else (len(SECTION_KEYS), "")


class _Teller:
    """Puts notes into words. Records are named as the new plan has them, or as they wait for their place."""

    def __init__(self, content: PlanContent, notes: Iterable[Noted]) -> None:
        waiting = [from_plain(SectorResponse, dict(note.was)) for note in notes if _waits(note)]
        self.content = replace(content, responses=(*content.responses, *waiting))
        self.frame = replace(frame_of(content), scopes={"age-band": content.identity.band_set})

    def line(self, note: Noted, was: Mapping[str, Any]) -> Line:
        fields = self._fields(note, was)
        return Line(
            note=note,
            where=self._where(note, fields),
            anchor=anchor(_place(note, was)),
            reason=str(Reason(note.reason).label),
            fields=fields,
            sector=catalogue().name("sector", note.sector) if note.sector else "",
        )

    def _where(self, note: Noted, fields: list[tuple[str, str]]) -> str:
        record = record_at(self.content, note.section, note.place) if note.place else None
        if record is not None:
            return named(record, self.frame)
        if note.section == TRANSLATIONS:
            return capfirst(", ".join(sorted({language_name(it["language"]) for it in note.was[TRANSLATIONS]})))
        return ", ".join(label for label, _words in fields)

    def _fields(self, note: Noted, was: Mapping[str, Any]) -> list[tuple[str, str]]:
        if note.section == TRANSLATIONS:
            return [self._translation(from_plain(Translation, it)) for it in was[TRANSLATIONS]]
        if note.section == ATTACHMENTS:
            return [(_title(ATTACHMENTS), ", ".join(file["title"] for file in was[ATTACHMENTS]))]
        return [(label, words) for label, words in told(_kind(note), was, self.frame) if words not in (NOTHING, "")]

    def _translation(self, it: Translation) -> tuple[str, str]:
        """Return where a translation stood, and its words."""
        where = (_title(it.section), capfirst(str(field_title(it.section, it.place))))
        return " · ".join(filter(None, where)), it.text


def _waits(note: Noted) -> bool:
    """Whether the note keeps a whole response that has no sector in the new plan yet."""
    return note.outcome == Outcome.UNDECIDED and "sector" in note.was


def _kind(note: Noted) -> type:
    """Return the dataclass of the record that the note is about."""
    kind = PlanContent if note.section in (ATTACHMENTS, TRANSLATIONS) else section_kind(note.section)
    for table in note.place.split(".")[::2] if note.place else ():
        kind = tables_of(kind)[table]
    return kind


def _place(note: Noted, was: Mapping[str, Any]) -> str:
    """Return the place to look at: the record or, of a section, its first field."""
    return note.place or next(iter(was), "")
