"""What people wrote in a plan, field by field, quick because it is gathered with every look at a plan."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from plans.content import SECTION_KEYS, PlanContent, response_key
from plans.content.rows import columns_of, kind_of, model_of, tables_of
from plans.models.fields import LineField, NarrativeField

# Characters from which on it is no coincidence that two texts are the same.
PARAGRAPH = 100


class Passage(NamedTuple):
    """`owner` is the section or row that holds the text, under `field`; `table` is the name of the row's table."""

    section: str
    path: str
    field: str
    text: str
    owner: Any
    table: str

    @property
    def place(self) -> str:
        return f"{self.path}{self.field}"


def words(content: PlanContent) -> list[str]:
    """Return the texts alone, empty ones too."""
    found: list[str] = []
    for key in SECTION_KEYS:
        _gather((getattr(content, key),), found)
    if content.responses:
        _gather(content.responses, found)
    return found


def _gather(owners: Sequence[Any], found: list[str]) -> None:
    _names, texts_of, below = _columns(kind_of(owners[0]))
    for owner in owners:
        found += texts_of(owner)
    for name in below:
        if rows := [row for owner in owners for row in getattr(owner, name)]:
            _gather(rows, found)


def passages(content: PlanContent, at_least: int = 1) -> Iterator[Passage]:
    """Yield the texts of the plan that have so many characters."""
    for key in SECTION_KEYS:
        yield from _passages(key, "", "", (getattr(content, key),), at_least)
    for response in content.responses:
        yield from _passages(response_key(response.sector), "", "", (response,), at_least)


def _passages(section: str, path: str, table: str, owners: Sequence[Any], at_least: int) -> Iterator[Passage]:
    """Yield the texts of values of one kind, and then those of the tables within them."""
    names, texts_of, below = _columns(kind_of(owners[0]))
    for owner in owners:
        here = f"{path}{owner.uid}." if path else ""
        texts = texts_of(owner)
        if len("".join(texts)) >= at_least:  # passes over most rows
            for name, text in zip(names, texts, strict=True):
                if len(text) >= at_least:
                    yield Passage(section, here, name, text, owner, table)
        for name in below:
            if rows := getattr(owner, name):
                yield from _passages(section, f"{here}{name}.", name, rows, at_least)


class _Columns(NamedTuple):
    """The columns of a dataclass that hold words, how to read them all, and its tables of which some column does."""

    names: tuple[str, ...]
    read: Callable[[Any], tuple[str, ...]]
    below: tuple[str, ...]


@cache
def _columns(kind: type) -> _Columns:
    fields = (model_of(kind)._meta.get_field(name) for name in columns_of(kind))
    names = tuple(field.name for field in fields if isinstance(field, NarrativeField | LineField))
    below = (name for name, row in tables_of(kind).items() if _columns(row).names or _columns(row).below)
    return _Columns(names, _reader(names), tuple(below))


def _reader(names: tuple[str, ...]) -> Callable[[Any], tuple[str, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda owner: tuple(getattr(owner, name) for name in names)
