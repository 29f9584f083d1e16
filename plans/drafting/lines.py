"""Tables with a line for each code of the reference data: dimensions, cross-cutting issues, modalities."""

from dataclasses import replace
from typing import Any

from plans.catalogue import catalogue
from plans.content import values
from plans.content.rows import kind_of, tables_of

# What a line is about: its column, and the vocabulary of the codes there.
_LINES = {
    values.MobilityDimension: ("dimension", "mobility-dimension"),
    values.IssueStatement: ("issue", "issue"),
    values.ModalityUse: ("modality", "modality"),
}


def with_lines(value: Any) -> Any:
    """Return the value with an empty line for each code that none of its lines is about yet, in the lists' order."""
    tables = {name: kind for name, kind in tables_of(kind_of(value)).items() if kind in _LINES}
    return replace(value, **{name: _complete(kind, getattr(value, name)) for name, kind in tables.items()})


def _complete(kind: Any, rows: tuple[Any, ...]) -> tuple[Any, ...]:
    name, vocabulary = _LINES[kind]
    there = {getattr(row, name): row for row in rows}
    codes = [entry.code for entry in catalogue().entries(vocabulary)]
    lines = tuple(there.get(code) or kind(**{"uid": code.lower(), name: code}) for code in codes)
    return (*lines, *(row for code, row in there.items() if code not in codes))
