"""A section as it was: from what it is, step by step back."""

from typing import Any

from plans.content.changes import applied
from plans.content.rows import load_section
from plans.models import Plan, Step


def section_at(plan: Plan, key: str, revision: int, *, now: Any = None) -> Any:
    """Return the section as it was at a revision or, where steps became one, at the next kept one before it.

    `now` is the section as it is, where the caller has read it already.
    """
    value = load_section(plan, key) if now is None else now
    for undo in Step.objects.of(plan, key).back_to(revision).values_list("undo", flat=True):
        value = applied(value, dict(undo))
    return value
