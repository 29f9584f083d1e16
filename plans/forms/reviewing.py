"""Who reviews a version, what they advise, and their checklist."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from mcof.rendering import TagChoice
from plans.forms.workflow import DECISIONS
from plans.models import CheckAnswer, DecisionKind, Priority, Stage
from plans.reviewing import Point


class ReviewForm(forms.Form):
    person = forms.ModelChoiceField(User.objects.none(), label=_("Reviewer"), empty_label=_("Choose a person"))
    due_on = forms.DateField(
        label=_("Due"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    priority = forms.ChoiceField(label=_("Priority"), choices=Priority, initial=Priority.NORMAL, widget=TagChoice)

    def __init__(self, data: Any, *, stage: Stage, people: "QuerySet[User]") -> None:
        super().__init__(data, prefix=stage)
        self.stage = stage
        self.fields["person"].queryset = people  # type: ignore[attr-defined]  # a choice of models


class OpinionForm(forms.Form):
    """It stands on one page with the decision."""

    prefix = "opinion"

    advice = forms.ChoiceField(
        label=_("What I would decide"),
        choices=[(DecisionKind.APPROVE, _("Approve")), (DecisionKind.RETURN, DECISIONS[DecisionKind.RETURN])],
        widget=TagChoice,
    )
    reason = forms.CharField(label=_("Why"), max_length=30_000, widget=forms.Textarea(attrs={"rows": 3}))


class PointForm(forms.Form):
    """One point of the checklist; a point may stay without an answer."""

    answer = forms.ChoiceField(label=_("Answer"), choices=CheckAnswer, required=False, widget=TagChoice)
    note = forms.CharField(label=_("Note"), required=False, max_length=30_000, widget=forms.Textarea(attrs={"rows": 1}))

    def __init__(self, point: Point, data: Any) -> None:
        super().__init__(data, prefix=point.entry.code, initial={"answer": point.answer, "note": point.note})
        self.point = point

    @property
    def given(self) -> tuple[CheckAnswer, str] | None:
        data = self.cleaned_data
        return (CheckAnswer(data["answer"]), data["note"]) if data["answer"] else None


def point_forms(points: Iterable[Point], data: Any = None) -> list[PointForm]:
    return [PointForm(point, data) for point in points]
