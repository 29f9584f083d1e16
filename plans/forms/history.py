"""Forms about the past of a plan: what to look at, what to compare, and the name of a moment."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.models import Milestone


class Choosing(forms.Form):
    """A form whose choices are known only where it is shown: `offered` has them by field."""

    def __init__(self, *args: Any, offered: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in offered.items():
            every = [] if self.fields[name].required else [("", _("All"))]
            self.fields[name].choices = [*every, *choices]  # type: ignore[attr-defined]  # a choice field


class SessionsFilter(Choosing):
    section = forms.ChoiceField(label=_("Section"), required=False)
    person = forms.ChoiceField(label=_("Who"), required=False)


class ComparisonForm(Choosing):
    before = forms.ChoiceField(label=_("From"))
    after = forms.ChoiceField(label=_("To"))
    section = forms.ChoiceField(label=_("Section"), required=False)


class MilestoneForm(forms.Form):
    name = forms.CharField(
        label=_("Name of this moment"),
        help_text=_("Such as “Before the field mission”. The draft as it is now stays readable under it."),
        max_length=Milestone._meta.get_field("name").max_length,
    )
