"""What a person decides where a colleague changed the same: keep mine, take theirs, or write what shall stand."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property

from plans.content.changes import applied
from plans.content.merging import Conflict
from plans.forms.fields import TextField
from plans.forms.frame import Frame
from plans.forms.patches import Patch, field_at, read_patch
from plans.telling.differences import Difference, differences

MINE, THEIRS, EDIT = "mine", "theirs", "edit"


@dataclass(frozen=True)
class Choice:
    """One place in conflict: both sides in words, and for a text the control to write in."""

    difference: Difference
    control: forms.Field | None
    text: str
    errors: Sequence[str] = ()

    @property
    def name(self) -> str:
        return f"choice:{self.difference.place}"

    @property
    def edited(self) -> str:
        return self.control.widget.render(self.difference.place, self.text, self._attributes) if self.control else ""

    @property
    def id(self) -> str:
        return f"edit-{self.difference.place.replace('.', '-')}"

    @property
    def _attributes(self) -> dict[str, str]:
        return {"id": self.id, "rows": "6", "aria-describedby": f"{self.id}-both"}


@dataclass(frozen=True)
class Decision:
    """The places in conflict with what was wanted there; `mine` travels with the form that asks."""

    current: Any
    mine: dict[str, Any]
    frame: Frame
    patch: Patch = field(default_factory=Patch)
    typed: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, conflicts: Sequence[Conflict], current: Any, frame: Frame) -> "Decision":
        return cls(current, {it.place: it.mine for it in conflicts}, frame)

    @property
    def travelling(self) -> str:
        return json.dumps(self.mine)

    @cached_property
    def choices(self) -> list[Choice]:
        return list(self._choices())

    def _choices(self) -> Iterator[Choice]:
        wanted = applied(self.current, self.mine)
        for difference in differences(self.current, wanted, self.frame):
            control = field_at(self.current, difference.place, self.frame)
            text = self.typed.get(difference.place) or str(self.mine.get(difference.place) or "")
            errors = self.patch.errors.get(difference.place, ())
            yield Choice(difference, control if isinstance(control, TextField) else None, text, errors)


def read_decision(current: Any, frame: Frame, data: QueryDict) -> Decision:
    """Read what was decided; a place that nobody decided on stays mine. Raises ValueError for what no page sends."""
    mine = json.loads(data.get("mine", ""))
    if not isinstance(mine, dict):
        raise ValueError("mine")
    typed = {place: data.get(place, "") for place in mine if data.get(f"choice:{place}") == EDIT}
    edited = QueryDict(mutable=True)
    edited.update(typed)
    patch = read_patch(current, frame, edited)
    kept = {place: plain for place, plain in mine.items() if data.get(f"choice:{place}") != THEIRS}
    return Decision(current, mine, frame, Patch({**kept, **patch.wanted}, patch.errors), typed=typed)
