"""What of the desk is shown, once much lies on it."""

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.models import Kind
from plans.portfolio.desk import Task, Waiting

MANY = 5
"""Up to so many things nobody needs to choose from."""

_STAGES = {
    Task.MEND: _("Returned"),
    Task.DRAFT: _("Draft"),
    Task.ENDORSE: _("To endorse"),
    Task.APPROVE: _("To decide"),
    Task.ANSWER: _("Your State is asked"),
    Task.RESPOND: _("A State asks"),
}
_DUE = {"overdue": _("overdue"), "week": _("within seven days")}


class DeskFilters(forms.Form):
    """Offers what there is to choose from; what cannot be read asks for nothing."""

    office = forms.ChoiceField(label=_("Office"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    task = forms.ChoiceField(label=_("Stage"), required=False)
    due = forms.ChoiceField(label=_("Due"), required=False, choices=[("", _("Any")), *_DUE.items()])

    def __init__(self, data: Any, *, waiting: Sequence[Waiting]) -> None:
        super().__init__(data)
        self.waiting = waiting
        self._offer("office", {it.office: it.office for it in waiting})
        self._offer("kind", {kind: kind.label for kind in Kind if any(it.kind == kind for it in waiting)})
        self._offer("task", {task: _STAGES[task] for task in Task if any(it.task == task for it in waiting)})

    def _offer(self, name: str, choices: dict[str, Any]) -> None:
        self.fields[name].choices = [("", _("Any")), *choices.items()]  # type: ignore[attr-defined]  # a choice field

    @property
    def offered(self) -> bool:
        return len(self.waiting) > MANY

    @property
    def narrowed(self) -> list[Waiting]:
        """What waits and is asked for."""
        self.is_valid()
        asked = {name: wanted for name, wanted in self.cleaned_data.items() if wanted}
        return [it for it in self.waiting if all(_fits(it, name, wanted) for name, wanted in asked.items())]


def _fits(it: Waiting, name: str, wanted: str) -> bool:
    if name != "due":
        return bool(getattr(it, name) == wanted)
    if it.due is None or wanted == "overdue":
        return it.due is not None and it.due.overdue
    return it.due.day <= it.due.calendar.today() + datetime.timedelta(days=7)
