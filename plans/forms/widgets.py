"""Controls that keep what was typed, even where it cannot be understood."""

import datetime
from typing import Any

from django import forms


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
