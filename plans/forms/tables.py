"""The rows of a table, and the order that people give them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.forms import BaseFormSet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from plans.catalogue import catalogue
from plans.content.rows import column_of, row_name
from plans.content.windows import Window, whole
from plans.forms.crossing import Head, heads, number_in, parts_of, together
from plans.forms.fields import vocabulary_of
from plans.forms.frame import Frame, Suggestion
from plans.forms.windows import Hit, PageLink, hits, page_links
from plans.layout import shape_of
from plans.validation import Finding, anchor

if TYPE_CHECKING:
    from plans.forms.places import PlacedField
    from plans.forms.records import RecordForm

    Rows = BaseFormSet[RecordForm]
else:
    Rows = BaseFormSet

MOST = 1000


class RowSet(Rows):
    """`stored` are the rows that the plan has now; rows that arrive are known among them by their uid.

    Of a long table the form has a run of rows, the frame says which; all others stay as they are.
    """

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
    def remarks(self) -> Sequence[object]:
        return self.frame.remarks.get(self.place, ())

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

    @property
    def paged(self) -> bool:
        return len(self.stored) > self.shape.page and not self.shape.fixed and self.place in self.frame.windows

    @cached_property
    def start(self) -> int:
        """How many rows of the table stand before those of the form."""
        if not self.is_bound:
            return self._window.start
        sent = self.data.get(self.add_prefix("START"), "")
        return min(int(sent), MOST) if sent.isdecimal() else 0

    @property
    def _window(self) -> range:
        return self.frame.windows.get(self.place, range(len(self.stored)))

    @cached_property
    def hidden(self) -> list[Any]:
        """The stored rows that the form does not show."""
        if not self.is_bound:
            return [*self.stored[: self._window.start], *self.stored[self._window.stop :]]
        sent = {form.uid for form in self.forms}
        return [] if self.shape.fixed else [row for row in self.stored if row.uid not in sent]

    @property
    def rows(self) -> int:
        return len(self.hidden) + len(self.forms)

    @property
    def last(self) -> int:
        return min(self.start + len(self.forms), self.rows)

    @property
    def after(self) -> int:
        return self.rows - self.last

    @property
    def pages(self) -> list[PageLink]:
        return page_links(self.place, self.frame, start=self.start, size=self.shape.page, rows=self.rows)

    @property
    def sought(self) -> str:
        return self.frame.sought.get(self.place, "")

    @cached_property
    def found(self) -> list[Hit]:
        return hits(self.place, self.stored, self.frame)

    @property
    def window(self) -> Window:
        """What of the table the form speaks of, and which of its rows leave it for another place."""
        first, last = self.start + 1, self.start + len(self.forms)
        orders = {form.uid: form.cleaned_data.get("ORDER") for form in self.forms if form.uid and self.can_order}
        moved = {uid: order for uid, order in orders.items() if order is not None and not first <= order <= last}
        return Window(frozenset(form.uid for form in self.forms), moved)

    def clean(self) -> None:
        if len(self.hidden) + len(self.forms) - len(self.deleted_forms) > MOST:
            raise ValidationError(_("A table has at most %(most)s rows.") % {"most": MOST})

    def sums(self) -> "list[tuple[Sum, list[Sum]]]":
        """Return for each figure of a crossed table what all rows together have of it, and of each of its parts."""
        rows, parts = [row.measures for row in self.forms], parts_of(self.empty_form, self.hidden)
        return [
            (
                Sum(
                    it.whole,
                    (number_in(row[n].whole) for row in rows),
                    (getattr(row, it.whole.name) for row in self.hidden),
                ),
                [
                    Sum(part, (number_in(row[n].parts[line]) for row in rows), parts(it.whole.name, line))
                    for line, part in enumerate(it.parts)
                ],
            )
            for n, it in enumerate(self.empty_form.measures)
        ]

    def initial_form_count(self) -> int:
        return super().initial_form_count() if self.is_bound else len(self._lines)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        place = None if index is None else self.start + index
        return {
            "frame": self.frame,
            "parent": self.place,
            "stored": self._row(index),
            "index": place,
            "empty_permitted": True,
        }

    def _row(self, index: int | None) -> Any:
        if index is None:
            return None
        if not self.is_bound:
            return self._lines[index]
        return self._by_uid.get(self.data.get(f"{self.add_prefix(index)}-uid"))

    @cached_property
    def _by_uid(self) -> dict[str | None, Any]:
        return {row.uid: row for row in self.stored if row.uid}

    @cached_property
    def _lines(self) -> list[Any]:
        """The stored rows to be shown; in a fixed table, one for each code of the reference data before any others."""
        if not self.shape.fixed:
            return list(self.stored[self._window.start : self._window.stop])
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
        if form.uid in self._by_uid:
            form.fields["uid"].widget.attrs["data-stored"] = ""
        if self.can_order and index is not None and index < self.initial_form_count():
            form.fields["ORDER"].initial = self.start + index + 1

    def kept(self) -> "list[RecordForm]":
        """Return the rows that stay, in the order that was asked for."""
        staying = [(place, form) for place, form in enumerate(self.forms) if form.has_changed() and not form.leaving]
        return [form for _place, form in sorted(staying, key=lambda it: self._order(*it))]

    def row_at(self, number: int) -> "RecordForm | None":
        """Return the form of a row by its place in the whole table as it is wanted; others have none."""
        found = whole(self.stored, self.kept(), self.window)[number]
        return found if isinstance(found, self.form) else None

    def _order(self, place: int, form: "RecordForm") -> tuple[int, int]:
        if self.can_order:
            return standing(form.cleaned_data.get("ORDER"), self.start + place)
        uids = [row.uid for row in self.stored]
        return (uids.index(form.uid) if form.uid in uids else len(uids), 0)

    def value(self) -> tuple[Any, ...]:
        return tuple(form.value() for form in self.kept())

    def totals(self) -> "list[Sum]":
        """Return the columns that add up, with their sums as they are stored or arrived."""
        first = self.empty_form
        return [
            Sum(first[name], (_number(form, name) for form in self.forms), (getattr(row, name) for row in self.hidden))
            for name in self.shape.summed
        ]


class Sum:
    """A column added up: `rest` is what the rows have of it that the page does not show."""

    def __init__(self, field: "PlacedField", shown: Iterable[int | None], hidden: Iterable[int | None]) -> None:
        self.field, self.rest = field, together(hidden)
        self.total = together([*shown, self.rest])


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
