"""A form for any dataclass of a plan: a field for each of its columns, a set of rows for each of its tables."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache, cached_property
from typing import Any, ClassVar, cast

from django import forms

from plans.content.rows import column_of, columns_of, row_name, tables_of
from plans.forms.choices import CodeChoice, CodesChoice
from plans.forms.crossing import Measure, measures
from plans.forms.fields import Given, form_field, vocabulary_of
from plans.forms.frame import Frame, Guidance
from plans.forms.places import PlacedField, inside
from plans.forms.tables import RowSet
from plans.forms.widgets import cell_of
from plans.layout import GROUPS, Group, shape_of
from plans.telling.differences import joined
from plans.validation import Finding, anchor


class RecordForm(forms.Form):
    """`stored` is what the plan has now: codes chosen there may stay, though they are retired since."""

    record: ClassVar[type]
    use_required_attribute = False
    bound_field_class = PlacedField

    def __init__(
        self, *args: Any, frame: Frame, stored: Any = None, parent: str = "", index: int | None = None, **kwargs: Any
    ) -> None:
        self.frame, self.stored, self.parent, self.index = frame, stored, parent, index
        self.shape = shape_of(self.record)
        kwargs["initial"] = {name: getattr(stored, name) for name in columns_of(self.record)} if stored else {}
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.disabled = not frame.editable
            if isinstance(field, CodeChoice | CodesChoice):
                field.offer(frame, _codes(getattr(stored, name, ())))
            if self.shape.sheet:
                field.widget = cell_of(field)
            if name in self.shape.summed:
                field.widget.attrs["data-sum"] = name
        self.tables = {name: self._rows(name, kind) for name, kind in tables_of(self.record).items()}

    def _rows(self, name: str, kind: type) -> RowSet:
        prefix = self.add_prefix(name)
        arrived = self.is_bound and f"{prefix}-TOTAL_FORMS" in self.data
        return RowSet(
            record_form(kind),
            getattr(self.stored, name, ()),
            data=self.data if arrived else None,
            prefix=prefix,
            place=inside(self.place, name),
            frame=self.frame,
        )

    def __getitem__(self, name: str) -> PlacedField:
        return cast(PlacedField, super().__getitem__(name))

    @cached_property
    def place(self) -> str:
        """The path to this record: "" for a section, by its uid for a row, by its number for one not yet stored."""
        if "uid" not in self.fields or self.prefix is None:
            return ""
        return inside(self.parent, self.uid or self.prefix.rpartition("-")[2])

    @property
    def uid(self) -> str:
        return str(self["uid"].value() or "")

    @property
    def anchor(self) -> str:
        return anchor(self.place)

    @property
    def findings(self) -> Sequence[Finding]:
        """Those on the row itself, not on one of its fields."""
        return self.frame.findings.get(self.place, ())

    @property
    def remarks(self) -> Sequence[object]:
        """The comments of reviewers on the row itself."""
        return self.frame.remarks.get(self.place, ())

    @property
    def new(self) -> bool:
        return not self.uid

    @property
    def number(self) -> int:
        """The row's number in its table; 0 for the row that new ones are made from."""
        return 0 if self.index is None else self.index + 1

    @property
    def noted(self) -> bool:
        """Whether there is something to say about the row or one of its fields."""
        said = any(field.findings or field.remarks for field in self.written)
        return bool(self.findings or self.remarks or self.errors or said)

    @property
    def leaving(self) -> bool:
        return self.is_bound and "DELETE" in self.fields and bool(self["DELETE"].data)

    @property
    def written(self) -> list[PlacedField]:
        """The fields that people fill in."""
        return [self[name] for name in columns_of(self.record) if not self.fields[name].widget.is_hidden]

    @property
    def groups(self) -> Iterator[tuple[Group, list[PlacedField]]]:
        """Fields under their headings; those that nobody placed come last."""
        left = {field.name: field for field in self.written}
        for group in GROUPS.get(self.record, ()):
            yield group, [left.pop(name) for name in group.fields]
        if left:
            yield Group(), list(left.values())

    @property
    def shown(self) -> list[PlacedField]:
        """The fields that people fill in, in the order in which they stand on the page."""
        return [field for _group, fields in self.groups for field in fields]

    @property
    def headings(self) -> list[str]:
        """What a line of a fixed table is about, such as an issue, or a sex and an age band."""
        named = [(vocabulary_of(self.record, name), self[name].value()) for name in self.shape.heading]
        return [self.frame.name(vocabulary, code) for vocabulary, code in named]

    @property
    def heading(self) -> str:
        return " · ".join(self.headings)

    @property
    def measures(self) -> list[Measure]:
        return measures(self)

    @property
    def crossed_notes(self) -> list[PlacedField]:
        """The fields of a crossed row of which there is something to say."""
        parts = [field for measure in self.measures for field in measure.parts]
        return [field for field in (*self.written, *parts) if field.errors or field.findings or field.remarks]

    @property
    def plain(self) -> list[PlacedField]:
        """The fields of a crossed row that are not its figures."""
        figures = {measure.whole.name for measure in self.measures}
        return [field for field in self.shown if field.name not in figures]

    @property
    def guidance(self) -> Guidance | None:
        return self.frame.guidance.get(self[self.shape.heading[0]].value()) if self.shape.heading else None

    def is_valid(self) -> bool:
        below = [table.is_valid() for table in self.tables.values()]
        return super().is_valid() and all(below)

    def has_changed(self) -> bool:
        """Whether there is a row at all: a new one that nobody filled in is none."""
        return self.filled or (self.stored is not None and not self.shape.sparse)

    @property
    def filled(self) -> bool:
        own = any(_filled(field.value()) for field in self.written)
        return own or any(row.filled for table in self.tables.values() for row in table)

    def value(self) -> Any:
        """Return the dataclass. Only for a form that is valid."""
        own = {name: self._column(name) for name in columns_of(self.record)}
        return self.record(**own, **{name: table.value() for name, table in self.tables.items()})

    def _column(self, name: str) -> Any:
        given = self.stored is not None and name in self.shape.heading
        return getattr(self.stored, name) if given else self.cleaned_data[name]


def row_words(where: str, row: RecordForm, number: int) -> str:
    """Say which row of a form is meant: the line of a fixed table by its heading, others by their number."""
    return joined(where, row.heading or f"{row_name(row.record)} {number}")


@cache
def record_form(kind: type) -> type[RecordForm]:
    """Return the form class of a dataclass, made from the columns of its model."""
    fields = {name: _field(kind, name) for name in columns_of(kind)}
    return type(f"{kind.__name__}Form", (RecordForm,), {"record": kind, **fields})


def _field(kind: type, name: str) -> forms.Field:
    given = name == "uid" or name in shape_of(kind).heading
    return Given() if given else form_field(column_of(kind, name))


def _codes(chosen: str | tuple[str, ...]) -> Collection[str]:
    return (chosen,) if isinstance(chosen, str) else chosen


def _filled(value: Any) -> bool:
    return (value.strip() if isinstance(value, str) else value) not in (None, "", [], ())
