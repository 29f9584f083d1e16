"""The rows of a table, and the order that people give them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any

from django.forms import BaseFormSet
from django.utils.text import capfirst

from plans.catalogue import catalogue
from plans.forms.crossing import Head, heads, number_in, together
from plans.forms.fields import column_of, row_name, vocabulary_of
from plans.forms.frame import Frame, Suggestion
from plans.forms.layout import shape_of
from plans.validation import Finding, anchor

if TYPE_CHECKING:
    from plans.forms.places import PlacedField
    from plans.forms.records import RecordForm

    Rows = BaseFormSet[RecordForm]
else:
    Rows = BaseFormSet

MOST = 1000


class RowSet(Rows):
    """`stored` are the rows that the plan has now; rows that arrive are known among them by their uid."""

    extra = min_num = 0
    max_num = absolute_max = MOST
    validate_max = True
    validate_min = edit_only = False
    can_delete_extra = True
    renderer = None

    def __init__(
        self,
        form: "type[RecordForm]",
        stored: Sequence[Any],
        *,
        data: Mapping[str, Any] | None,
        prefix: str,
        place: str,
        frame: Frame,
    ) -> None:
        self.form, self.stored, self.place, self.frame = form, stored, place, frame
        self.shape = shape_of(form.record)
        self.can_order = self.can_delete = frame.editable and not self.shape.fixed
        super().__init__(data, prefix=prefix)

    @property
    def anchor(self) -> str:
        return anchor(self.place)

    @property
    def findings(self) -> Sequence[Finding]:
        return self.frame.findings.get(self.place, ())

    @property
    def suggestions(self) -> Sequence[Suggestion]:
        return self.frame.suggestions.get(self.place, ())

    @property
    def row_name(self) -> str:
        return row_name(self.form.record)

    @property
    def heading_name(self) -> str:
        """What the lines of a fixed table are about."""
        return capfirst(str(column_of(self.form.record, self.shape.heading[0]).verbose_name))

    @property
    def heads(self) -> list[Head]:
        """What stands above the parts of a crossed table."""
        return heads(self.empty_form)

    def sums(self) -> "list[tuple[PlacedField, int | None, list[tuple[PlacedField, int | None]]]]":
        """Return for each figure of a crossed table what all rows together have of it, and of each of its parts."""
        rows = [row.measures for row in self.forms]
        return [
            (
                measure.whole,
                together(number_in(row[place].whole) for row in rows),
                [(it, together(number_in(row[place].parts[n]) for row in rows)) for n, it in enumerate(measure.parts)],
            )
            for place, measure in enumerate(self.empty_form.measures)
        ]

    def initial_form_count(self) -> int:
        return super().initial_form_count() if self.is_bound else len(self._lines)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {"frame": self.frame, "parent": self.place, "stored": self._row(index), "empty_permitted": True}

    def _row(self, index: int | None) -> Any:
        if index is None:
            return None
        if not self.is_bound:
            return self._lines[index]
        uid = self.data.get(f"{self.add_prefix(index)}-uid")
        return next((row for row in self.stored if row.uid == uid), None) if uid else None

    @cached_property
    def _lines(self) -> list[Any]:
        """The stored rows; in a fixed table, one for each code of the reference data before any others."""
        if not self.shape.fixed:
            return list(self.stored)
        left = list(self.stored)
        lines = []
        for heading in self._headings():
            row = next((row for row in left if heading.items() <= vars(row).items()), None)
            lines.append(row or self.form.record(uid=_line_uid(heading), **heading))
            if row:
                left.remove(row)
        return lines + left

    def _headings(self) -> Iterator[dict[str, str]]:
        names = self.shape.heading
        vocabularies = [vocabulary_of(self.form.record, name) for name in names]
        entries = [catalogue().entries(it, self.frame.scopes.get(it, "")) for it in vocabularies]
        for line in product(*entries):
            yield {name: entry.code for name, entry in zip(names, line, strict=True)}

    def add_fields(self, form: "RecordForm", index: int | None) -> None:
        """Say of each row whether the plan has it, for the script that saves what is new."""
        super().add_fields(form, index)
        if any(row.uid == form.uid for row in self.stored):
            form.fields["uid"].widget.attrs["data-stored"] = ""

    def kept(self) -> "list[RecordForm]":
        """Return the rows that stay, in the order that was asked for."""
        staying = [(place, form) for place, form in enumerate(self.forms) if form.has_changed() and not form.leaving]
        return [form for _place, form in sorted(staying, key=lambda it: self._order(*it))]

    def _order(self, place: int, form: "RecordForm") -> tuple[int, int]:
        if self.can_order:
            return standing(form.cleaned_data.get("ORDER"), place)
        uids = [row.uid for row in self.stored]
        return (uids.index(form.uid) if form.uid in uids else len(uids), 0)

    def value(self) -> tuple[Any, ...]:
        return tuple(form.value() for form in self.kept())

    def totals(self) -> "list[tuple[PlacedField, int]]":
        """Return the columns that add up, with their sums as they are stored or arrived."""
        first = self.empty_form
        return [(first[name], sum(_number(form, name) for form in self.forms)) for name in self.shape.summed]


def _line_uid(heading: Mapping[str, str]) -> str:
    """Return the same identifier for the same line, whoever fills it in first."""
    return "-".join(re.sub(r"[^a-z0-9]", "", code.lower()) for code in heading.values())


def standing(position: int | None, place: int) -> tuple[int, int]:
    """Return by what a row is sorted: given a position, it takes that one and moves the row there aside."""
    own = place + 1
    if position is None:
        return (MOST + own, 0)
    return (position, (position > own) - (position < own))


def _number(form: "RecordForm", name: str) -> int:
    if not form.is_bound:
        return form.initial.get(name) or 0
    form.is_valid()
    return 0 if form.leaving else form.cleaned_data.get(name) or 0
