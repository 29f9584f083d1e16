"""The blank form of a plan: in which language and format, and with which sectors."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mcof.rendering import TagChoice
from plans.forms.reports import DOCUMENTS
from plans.models import Language
from plans.reports.blank import sectors_offered


class BlankForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), choices=Language, widget=TagChoice)
    file_format = forms.ChoiceField(label=_("Format"), choices=DOCUMENTS, widget=TagChoice)
    sectors = forms.MultipleChoiceField(
        label=_("Sectors of assistance"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each takes three pages or four. Without a choice the form has all of them."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sectors"].choices = [(it.code, it.name) for it in sectors_offered()]  # type: ignore[attr-defined]  # a choice field
