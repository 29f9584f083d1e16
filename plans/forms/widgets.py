"""Controls that keep what was typed, even where it cannot be understood."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms


class Prose(forms.Textarea):
    """Running text, which may have marks; with JavaScript, buttons set them and pasted text keeps its own."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 4, "data-prose": True})


class Day(forms.DateInput):
    """The browser's own calendar; plain text where the value is no date, which the calendar would not show."""

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["type"] = "date" if _is_day(context["widget"]["value"]) else "text"
        return context


def _is_day(shown: str | None) -> bool:
    try:
        return not shown or bool(datetime.date.fromisoformat(shown))
    except ValueError:
        return False


class Line(forms.Textarea):
    """One line of text that wraps where its cell ends."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs={"rows": 1, "data-line": True, **attrs})


class CodesLine(Line):
    """Several names on a line, parted by semicolons: what a cell of a table has room for."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        super().__init__(**{"data-choices": True, "autocomplete": "off"})

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, tuple | list):
            return "; ".join(self.names.get(code, code) for code in value)
        return str(value or "")


def cell_of(field: forms.Field) -> forms.Widget:
    """Return the control of a field in a cell of a table: one line, one value."""
    if isinstance(field, forms.MultipleChoiceField):
        return CodesLine({str(code): str(name) for code, name in _choices(field)})
    if isinstance(field, forms.ChoiceField):
        return forms.Select(choices=_choices(field))
    if isinstance(field.widget, forms.Textarea):
        return forms.Textarea(attrs=field.widget.attrs | {"rows": 1})
    plain = isinstance(field, forms.CharField) and not isinstance(field, forms.URLField)
    return Line() if plain and not field.widget.is_hidden else field.widget


def _choices(field: forms.ChoiceField) -> list[tuple[Any, Any]]:
    return list(field.choices)  # type: ignore[arg-type]  # pairs, whatever else a choice may be made from
