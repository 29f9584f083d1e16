"""A block of cells on its way into a table: which column goes into which field, and what is wrong with which cell.

Each cell is read by the very field of the form that it goes into, in the reader's language; what the form would refuse
is refused here, by row and column, before anything is added.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.formats import date_format

from mcof.reference.items import SUPPORTED
from plans.forms.blocks import Rows, write_block
from plans.forms.records import RecordForm
from plans.forms.spelling import Spelling

Controls = dict[str, str | list[str]]
"""What the controls of a row hold, by the names of its fields."""


@dataclass(frozen=True)
class Column:
    """`field` is the name of the field that the column goes into, "" for a column that is not read."""

    place: int
    head: str
    field: str
    label: str

    @property
    def number(self) -> int:
        return self.place + 1


@dataclass(frozen=True)
class Cell:
    """A cell as pasted, what it reads as in words and in the control of its field, and why it cannot be read.

    `old` is what it is written over, None in a new row.
    """

    column: Column
    text: str
    shown: str = ""
    control: str | list[str] = ""
    error: str = ""
    old: str | None = None

    @property
    def changes(self) -> bool:
        return self.old is not None and self.old != self.shown


@dataclass(frozen=True)
class Line:
    """A row of the block: where it stands in what is left of it, and where it stood when it was pasted.

    `over` is the row of the table that it is written over, by its place among those given; None for a new row.
    """

    place: int
    number: int
    cells: tuple[Cell, ...]
    over: int | None = None

    @cached_property
    def wrong(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.error)

    @property
    def fits(self) -> bool:
        """Whether the row can be added: no cell is wrong, and something in it goes into the table."""
        return not self.wrong and any(cell.text for cell in self.cells)

    @property
    def controls(self) -> Controls:
        return {cell.column.field: cell.control for cell in self.cells}

    @property
    def name(self) -> str:
        """What tells the row from the others, for somebody who looks for it in the spreadsheet."""
        return next((cell.text for cell in self.cells if cell.text and not cell.error), "")


@dataclass(frozen=True)
class Reading:
    """What a block is worth to a table: the rows that can be added, and those with a cell to mend.

    `numbers` says of each row where it stood in the block as it was pasted.
    """

    rows: Rows
    numbers: list[int]
    headed: bool
    columns: list[Column]
    lines: list[Line]

    @cached_property
    def good(self) -> list[Line]:
        return [line for line in self.lines if line.fits]

    @cached_property
    def wrong(self) -> list[Line]:
        return [line for line in self.lines if not line.fits]

    @property
    def over(self) -> list[Line]:
        return [line for line in self.good if line.over is not None]

    @property
    def new(self) -> list[Line]:
        return [line for line in self.good if line.over is None]

    @property
    def text(self) -> str:
        return write_block(self.rows)

    @property
    def read(self) -> list[Column]:
        return [column for column in self.columns if column.field]

    @property
    def unread(self) -> list[Column]:
        """Columns with something in them that goes nowhere."""
        start = int(self.headed)
        filled = {place for row in self.rows[start:] for place, text in enumerate(row) if text}
        return [column for column in self.columns if not column.field and column.place in filled]

    def rest(self) -> "tuple[Rows, list[int]]":
        """Return the rows that cannot be added, with the heads above them, and where each stood."""
        places = [0] * self.headed + [line.place for line in self.wrong]
        return [self.rows[place] for place in places], [self.numbers[place] for place in places]


def read_table(
    form: RecordForm,
    rows: Rows,
    *,
    first: str = "",
    chosen: Mapping[int, str] | None = None,
    numbers: Sequence[int] = (),
    upon: Sequence[Mapping[str, str]] = (),
) -> Reading:
    """Read the block for the rows of a table, of which `form` is an empty one.

    A head row says which column is which; without one they follow each other from the field `first`, and `chosen` is
    what somebody corrected by hand. `upon` are the rows that the block is written over, by what their controls hold.
    """
    fields = [field.name for field in form.shown]
    numbers = numbers or range(1, len(rows) + 1)
    heads = _heads(form, fields, rows[0]) if rows else None
    width = max(map(len, rows), default=0)
    found = heads or dict(enumerate(fields[fields.index(first) if first in fields else 0 :]))
    columns = _columns(form, found | dict(chosen or {}), rows[0] if heads else [], width)
    start = 1 if heads else 0
    first_number = numbers[0] + 1 if heads else 1

    def line(place: int) -> Line:
        over = numbers[place] - first_number
        old = upon[over] if over < len(upon) else None
        return Line(place, numbers[place], _cells(form, columns, rows[place], old), None if old is None else over)

    return Reading(rows, list(numbers), bool(heads), columns, [line(place) for place in range(start, len(rows))])


def _heads(form: RecordForm, fields: list[str], row: list[str]) -> dict[int, str] | None:
    """Return the fields that the cells of a row name, if it is a row of names: at least half of them are."""
    labels = Spelling({name: [name.replace("_", " "), *_labels(form, name)] for name in fields})
    named = {place: labels.code(cell.rstrip(" *:")) for place, cell in enumerate(row) if cell}
    known = {place: name for place, name in named.items() if name}
    return known if known and 2 * len(known) >= len(named) else None


def _labels(form: RecordForm, name: str) -> list[str]:
    labels = []
    for language in SUPPORTED:
        with translation.override(language):
            labels.append(str(form.fields[name].label))
    return labels


def _columns(form: RecordForm, found: Mapping[int, str], heads: list[str], width: int) -> list[Column]:
    """A field takes one column only: the first that names it."""
    columns: list[Column] = []
    taken = {""}
    for place in range(width):
        name = found.get(place, "")
        name = name if name in form.fields and name not in taken else ""
        taken.add(name)
        label = str(form.fields[name].label) if name else ""
        columns.append(Column(place, heads[place] if place < len(heads) else "", name, label))
    return columns


def _cells(form: RecordForm, columns: list[Column], row: list[str], old: Mapping[str, str] | None) -> tuple[Cell, ...]:
    texts = row + [""] * (len(columns) - len(row))
    cells = (_cell(form, it, texts[it.place]) for it in columns if it.field)
    return tuple(cells) if old is None else tuple(replace(it, old=_words(form, it.column, old)) for it in cells)


def _words(form: RecordForm, column: Column, held: Mapping[str, str]) -> str:
    """Return what a control holds as it is shown; what cannot be read stands there as it was typed."""
    text = held.get(column.field, "")
    return _cell(form, column, text).shown or text


def _cell(form: RecordForm, column: Column, text: str) -> Cell:
    field = form.fields[column.field]
    try:
        value = field.clean(text)
    except ValidationError as refused:
        return Cell(column, text, error=" ".join(refused.messages))
    return Cell(column, text, _shown(field, value), _control(field, value))


def _control(field: forms.Field, value: Any) -> str | list[str]:
    """Return what the control holds when it shows the value."""
    held: Any = field.widget.format_value(field.prepare_value(value))
    return held if isinstance(held, list) else str(held or "")


def _shown(field: forms.Field, value: Any) -> str:
    if isinstance(value, datetime.date):
        return date_format(value)
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        names = {str(code): str(name) for code, name in choices}
        chosen = value if isinstance(value, tuple) else (value,)
        return "; ".join(names[str(code)] for code in chosen if code not in {"", None})
    return "" if value is None else str(field.prepare_value(value))
