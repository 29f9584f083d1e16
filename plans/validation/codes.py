"""A search of the whole plan for codes that cannot be chosen, quick because it runs with every look at a plan."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from plans.catalogue import Catalogue
from plans.content import SECTION_KEYS, PlanContent, response_key
from plans.content.rows import columns_of, kind_of, model_of, tables_of
from plans.content.values import Row
from plans.models.fields import CodeField, CodesField

# Codes of these are names within the plan itself.
WITHIN_PLAN = {"objective"}


class Stray(NamedTuple):
    """A code that is unknown or retired; `owner` is the section or row that holds it."""

    section: str
    place: str
    vocabulary: str
    code: str
    owner: Any
    field: str


class _Column(NamedTuple):
    name: str
    vocabulary: str
    several: bool
    current: frozenset[str]


def strays(content: PlanContent, catalogue: Catalogue) -> Iterator[Stray]:
    for key in SECTION_KEYS:
        yield from _search(catalogue, key, "", (getattr(content, key),))
    for response in content.responses:
        yield from _search(catalogue, response_key(response.sector), "", (response,))


def _search(catalogue: Catalogue, section: str, path: str, rows: Sequence[Any]) -> Iterator[Stray]:
    """Search values of one kind, column by column, and then the tables within them."""
    kind = kind_of(rows[0])
    for name, vocabulary, several, current in _columns(catalogue, kind):
        for row in rows:
            held = getattr(row, name)
            if held and not (current.issuperset(held) if several else held in current):
                codes = (code for code in (held if several else (held,)) if code not in current)
                yield from (Stray(section, _at(path, row) + name, vocabulary, code, row, name) for code in codes)
    for table in tables_of(kind):
        for row in rows:
            if below := getattr(row, table):
                yield from _search(catalogue, section, f"{_at(path, row)}{table}.", below)


def _at(path: str, row: Any) -> str:
    return f"{path}{row.uid}." if isinstance(row, Row) else path


@lru_cache(maxsize=128)  # the kinds of two catalogues: while one is replaced, both are in use
def _columns(catalogue: Catalogue, kind: type) -> tuple[_Column, ...]:
    """Return the fields of the dataclass that hold codes, with the codes that may be chosen."""
    fields = [model_of(kind)._meta.get_field(name) for name in columns_of(kind)]
    return tuple(
        _Column(field.name, field.vocabulary, isinstance(field, CodesField), _current(catalogue, field.vocabulary))
        for field in fields
        if isinstance(field, CodeField | CodesField) and field.vocabulary not in WITHIN_PLAN
    )


def _current(catalogue: Catalogue, vocabulary: str) -> frozenset[str]:
    return frozenset(entry.code for entry in catalogue.entries(vocabulary))
