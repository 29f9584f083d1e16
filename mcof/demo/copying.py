"""Last year's plan as the draft of the next, as offices do it: dates move on, some parts are still to be written."""

import datetime
import re
from typing import Any

# Years that a plan speaks of as its own or the one before; older ones are history and stay.
_RECENT = re.compile(r"\b202[5-7]\b")


def later(value: Any, years: int) -> Any:
    """Return data as they read that many years later."""
    if isinstance(value, dict):
        return {name: later(item, years) for name, item in value.items()}
    if isinstance(value, list):
        return [later(item, years) for item in value]
    if isinstance(value, datetime.date):
        return value.replace(year=value.year + years) if value.year >= 2025 else value
    if isinstance(value, str):
        return _RECENT.sub(lambda year: str(int(year[0]) + years), value)
    return value


def overlay(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return the tables of both, where those above win; lists are replaced whole."""
    return below | {
        name: overlay(below[name], value) if isinstance(value, dict) and name in below else value
        for name, value in above.items()
    }


def without(data: Any, place: str) -> None:
    """Take out what stands at a place such as `risks.risks.3.mitigation`; rows go by number."""
    *way, last = place.split(".")
    for step in way:
        data = data[int(step)] if isinstance(data, list) else data[step]
    del data[int(last) if isinstance(data, list) else last]
