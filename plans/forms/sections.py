"""The form of a section as a whole: what it is worth, and what is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from plans.content.rows import kind_of
from plans.content.windows import Window
from plans.forms.frame import Frame
from plans.forms.records import RecordForm, record_form, row_words
from plans.forms.tables import RowSet
from plans.telling.differences import joined


@dataclass(frozen=True)
class Problem:
    """What keeps the form from being saved: where it is, in words and as an address on the page."""

    where: str
    anchor: str
    message: str


class SectionForm:
    def __init__(self, value: Any, frame: Frame, data: Mapping[str, Any] | None = None) -> None:
        self.stored = value
        self.frame = frame
        self.record = record_form(kind_of(value))(data, frame=frame, stored=value)

    def is_valid(self) -> bool:
        return self.record.is_valid()

    def value(self) -> Any:
        """Return the section with those rows of its tables that the form has; `windows` say which those are."""
        return self.record.value()

    @property
    def windows(self) -> dict[str, Window]:
        return {name: table.window for name, table in self.record.tables.items() if not table.shape.fixed}

    def refuse(self, errors: "Mapping[str, Sequence[str | Promise]]") -> None:
        """Put what the domain refused at its fields; there, rows go by their number."""
        for place, messages in errors.items():
            form, name = self._at(place)
            form.add_error(name if name in form.fields else None, [str(message) for message in messages])

    def _at(self, place: str) -> tuple[RecordForm, str]:
        form, parts = self.record, place.split(".")
        while len(parts) > 1:
            form = form.tables[parts[0]].row_at(int(parts[1])) or form
            parts = parts[2:]
        return form, "".join(parts)

    def problems(self) -> list[Problem]:
        return list(_problems(self.record, ""))


def _problems(form: RecordForm, where: str) -> Iterator[Problem]:
    for message in form.non_field_errors():
        yield Problem(where or _("This section"), "", str(message))
    for field in map(form.__getitem__, form.fields):
        for message in field.errors:
            yield Problem(joined(where, field.label), field.anchor, str(message))
    for table in form.tables.values():
        yield from _table_problems(table, where)


def _table_problems(table: RowSet, where: str) -> Iterator[Problem]:
    title = joined(where, table.shape.title)
    if not table.is_bound:
        yield Problem(title, table.anchor, _("This table did not arrive whole. Send the page again."))
    for message in table.non_form_errors():
        yield Problem(title, table.anchor, str(message))
    for number, row in enumerate(table, start=table.start + 1):
        if not row.leaving:
            yield from _problems(row, row_words(where, row, number))
