"""A row crossed with the table below it: each of its figures as a whole, beside its parts.

What nobody knows stays open: parts are added as far as they are known, and never made to fill the whole.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from plans.layout import shape_of

if TYPE_CHECKING:
    from plans.forms.places import PlacedField
    from plans.forms.records import RecordForm


@dataclass(frozen=True)
class Measure:
    whole: "PlacedField"
    parts: "list[PlacedField]"

    @property
    def known(self) -> int | None:
        """The parts together, as far as they are known."""
        return together(number_in(part) for part in self.parts)

    @property
    def rest(self) -> int | None:
        """What the parts leave of the whole; less than nothing where they are more than it."""
        whole, known = number_in(self.whole), self.known
        return None if whole is None or known is None else whole - known


@dataclass(frozen=True)
class Head:
    """Lines of the table below that share the first part of their heading, such as a sex."""

    name: str
    below: list[str]


def measures(row: "RecordForm") -> list[Measure]:
    lines = list(row.tables[row.shape.crossed])
    return [Measure(row[name], [line[name] for line in lines]) for name in shape_of(type_below(row)).summed]


def heads(row: "RecordForm") -> list[Head]:
    headings = [line.headings for line in row.tables[row.shape.crossed]]
    return [Head(first, [" · ".join(rest) for _first, *rest in it]) for first, it in groupby(headings, key=_first)]


def parts_of(row: "RecordForm", hidden: Sequence[Any]) -> Callable[[str, int], Iterator[int | None]]:
    """Return what reads a figure in rows that no form shows, from the same line of the table below as in `row`."""
    below = row.tables[row.shape.crossed]
    found: dict[tuple[str, ...], list[Any]] = {}
    for split in (split for it in hidden for split in getattr(it, row.shape.crossed)):
        found.setdefault(tuple(getattr(split, name) for name in below.shape.heading), []).append(split)
    lines = [found.get(tuple(line[name].value() for name in below.shape.heading), []) for line in below]
    return lambda name, line: (getattr(split, name) for split in lines[line])


def type_below(row: "RecordForm") -> type:
    record: type = row.tables[row.shape.crossed].form.record
    return record


def number_in(field: "PlacedField") -> int | None:
    """Return the number that a field has, or None where nobody wrote one that can be read."""
    form = field.form
    if not form.is_bound:
        return form.initial.get(field.name)
    form.is_valid()
    return None if form.leaving else form.cleaned_data.get(field.name)


def together(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _first(heading: list[str]) -> str:
    return heading[0]
