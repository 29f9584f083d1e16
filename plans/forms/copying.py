"""A whole table as a block of cells under the names of its columns, for a spreadsheet; pasted, it reads back."""

import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import get_format

from plans.forms.blocks import write_block
from plans.forms.tables import RowSet


def table_text(table: RowSet) -> str:
    """Return the stored rows, also those that a form does not show."""
    fields = {field.name: field.field for field in table.empty_form.shown}
    heads = [str(field.label) for field in fields.values()]
    rows = [[_text(field, getattr(row, name)) for name, field in fields.items()] for row in table.stored]
    return write_block([heads, *rows])


def _text(field: forms.Field, value: Any) -> str:
    """Return the words of a cell: dates as every spreadsheet reads them, numbers without marks between thousands."""
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(field, forms.ChoiceField):
        return "; ".join(_names(field, value if isinstance(value, tuple) else (value,)))
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", str(get_format("DECIMAL_SEPARATOR")))
    return str(value)


def _names(field: forms.ChoiceField, codes: tuple[Any, ...]) -> list[str]:
    choices: Any = field.choices
    names = {str(code): str(name) for code, name in choices}
    return [names.get(str(code), str(code)) for code in codes if code not in {"", None}]
