"""Who writes which sections, and by when."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from plans.models import Plan
from plans.writers import writers_of


class AssignmentForm(forms.Form):
    sections = forms.MultipleChoiceField(
        label=_("Sections"), error_messages={"required": _("Tick the sections in the table first.")}
    )
    person = forms.ModelChoiceField(User.objects.none(), label=_("Assign to"), empty_label=_("Choose a person"))
    due_on = forms.DateField(
        label=_("Due"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, plan: Plan, keys: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sections"].choices = [(key, key) for key in keys]  # type: ignore[attr-defined]  # a choice field
        self.fields["person"].queryset = writers_of(plan)  # type: ignore[attr-defined]  # a choice of models
        self.releases = "release" in self.data
        self.fields["person"].required = not self.releases
