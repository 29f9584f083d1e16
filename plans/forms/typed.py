"""What somebody typed, in the words of the form."""

from collections.abc import Iterator

from plans.forms.records import RecordForm, row_words
from plans.telling.differences import Difference, joined


def typed(form: RecordForm, where: str = "") -> Iterator[Difference]:
    """Yield what was typed into a form and is not what the plan has, valid or not."""
    for bound in form.written:
        if bound.field.has_changed(bound.initial, bound.data):
            names = dict(getattr(bound.field, "choices", ()))
            data = bound.data if isinstance(bound.data, list) else [bound.data or ""]
            yield Difference(joined(where, bound.label), "", ", ".join(str(names.get(it, it)) for it in data))
    for table in form.tables.values():
        for number, row in enumerate(table, start=table.start + 1):
            if row.is_bound:
                yield from typed(row, row_words(where, row, number))
