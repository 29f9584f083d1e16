"""Going through the records of a section: clearing what is not shared, fitting codes to lists, noting what stays."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, replace
from typing import Any

from plans.carrying.bonds import Bond, column, lost
from plans.carrying.notes import EMPTY, Note
from plans.catalogue import Catalogue
from plans.content import PlanContent
from plans.content.codec import to_plain
from plans.content.rows import columns_of, kind_of, tables_of
from plans.models import Outcome, Reason
from plans.models.fields import CodeField, CodesField, NarrativeField

Change = Callable[[Any, str], Any]


def rebuilt(value: Any, change: Change, place: str = "") -> Any:
    """Return the value with every record in it changed, each before those in its tables."""
    value = change(value, place)
    tables = {
        name: tuple(rebuilt(row, change, below(place, name, row)) for row in getattr(value, name))
        for name in tables_of(kind_of(value))
    }
    return replace(value, **tables)


def below(place: str, table: str, row: Any) -> str:
    return f"{place}.{table}.{row.uid}" if place else f"{table}.{row.uid}"


def held(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the columns and tables in which a record has something, without what makes the record this one."""
    for name in (*columns_of(kind_of(value)), *tables_of(kind_of(value))):
        if getattr(value, name) not in EMPTY and name not in ("uid", key_of(kind_of(value))):
            yield name, getattr(value, name)


def key_of(kind: type) -> str:
    """Return the column whose code says what a record is about, such as an issue; "" where there is none."""
    coded = (name for name in columns_of(kind) if isinstance(column(kind, name), CodeField))
    return next((name for name in coded if not column(kind, name).blank), "")


def without(value: Any, names: Sequence[str]) -> Any:
    return replace(value, **{name: _default(kind_of(value), name) for name in names})


def _default(kind: type, name: str) -> Any:
    [found] = [field for field in fields(kind) if field.name == name]
    return None if found.default is MISSING else found.default


class Clearing:
    """Takes out what the two plans do not share."""

    def __init__(self, section: str, shared: Bond) -> None:
        self.section = section
        self.shared = shared
        self.notes: list[Note] = []

    def __call__(self, value: Any, place: str) -> Any:
        cleared: dict[Reason, dict[str, Any]] = defaultdict(dict)
        for name, was in held(value):
            if reason := lost(kind_of(value), name, self.shared):
                cleared[reason][name] = to_plain(was)
        for reason, was in cleared.items():
            self.notes.append(Note(outcome=Outcome.CLEARED, reason=reason, section=self.section, place=place, was=was))
        return without(value, [name for was in cleared.values() for name in was])


class Lists:
    """The codes that the new plan may use. Sectors of another edition lead to those that took them up."""

    def __init__(self, known: Catalogue, new: PlanContent, sectors: Mapping[str, Sequence[str]]) -> None:
        self.known = known
        self.sectors = sectors
        self.scopes = {
            "sector": new.edition,
            "strategic-objective": new.identity.objective_set,
            "age-band": new.identity.band_set,
        }

    def fitted(self, vocabulary: str, codes: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the codes to use instead of these, and those that have none."""
        led = {code: self._led(vocabulary, code) for code in codes}
        kept = dict.fromkeys(code for found in led.values() for code in found)
        return tuple(kept), tuple(code for code, found in led.items() if not found)

    def _led(self, vocabulary: str, code: str) -> tuple[str, ...]:
        if vocabulary == "objective":  # the plan's own
            return (code,)
        codes = self.sectors.get(code, (code,)) if vocabulary == "sector" else (code,)
        return tuple(code for code in codes if self._current(vocabulary, code))

    def _current(self, vocabulary: str, code: str) -> bool:
        entry = self.known.find(vocabulary, code, self.scopes.get(vocabulary, ""))
        return entry is not None and not entry.retired


class Fitting:
    """Puts codes of the new plan's lists in place of others."""

    def __init__(self, section: str, lists: Lists) -> None:
        self.section = section
        self.lists = lists
        self.notes: list[Note] = []

    def __call__(self, value: Any, place: str) -> Any:
        fitted: dict[str, Any] = {}
        for name, was in held(value):
            if name in tables_of(kind_of(value)):
                fitted[name] = self._rows(name, was, place)
            elif isinstance(found := column(kind_of(value), name), CodeField):
                fitted[name] = self._single(name, found.vocabulary, was, place)
            elif isinstance(found, CodesField):
                fitted[name] = self._several(name, found.vocabulary, was, place)
        return replace(value, **fitted)

    def _single(self, name: str, vocabulary: str, code: str, place: str) -> str:
        kept, _lost = self.lists.fitted(vocabulary, (code,))
        if len(kept) == 1:
            return kept[0]
        self._note(Outcome.CLEARED, place, {name: code})
        return ""

    def _several(self, name: str, vocabulary: str, codes: tuple[str, ...], place: str) -> tuple[str, ...]:
        kept, gone = self.lists.fitted(vocabulary, codes)
        if gone:
            self._note(Outcome.UNDECIDED, place, {name: list(gone)})
        return kept

    def _rows(self, name: str, rows: tuple[Any, ...], place: str) -> tuple[Any, ...]:
        """Leave out rows about something that is not in the lists any more."""
        gone = tuple(row for row in rows if not self._lives(row))
        if gone:
            self._note(Outcome.UNDECIDED, place, {name: to_plain(gone)})
        return tuple(row for row in rows if row not in gone)

    def _lives(self, row: Any) -> bool:
        key = key_of(kind_of(row))
        if not key:
            return True
        found: Any = column(kind_of(row), key)
        return bool(self.lists.fitted(found.vocabulary, (getattr(row, key),))[0])

    def _note(self, outcome: Outcome, place: str, was: Mapping[str, Any]) -> None:
        self.notes.append(Note(outcome=outcome, reason=Reason.LISTS, section=self.section, place=place, was=was))


class Checking:
    """Notes what stays: each running text of a section by itself, its other fields together, each row as a whole."""

    def __init__(self, section: str) -> None:
        self.section = section
        self.notes: list[Note] = []

    def __call__(self, value: Any, place: str) -> Any:
        kept = {name: to_plain(it) for name, it in held(value) if name in columns_of(kind_of(value))}
        texts = {} if place else {name: kept.pop(name) for name in [*kept] if _runs(kind_of(value), name)}
        for was in (*({name: text} for name, text in texts.items()), kept):
            if was:
                self.notes.append(
                    Note(outcome=Outcome.CARRIED, reason=Reason.CHECK, section=self.section, place=place, was=was)
                )
        return value


def _runs(kind: type, name: str) -> bool:
    return isinstance(column(kind, name), NarrativeField)
