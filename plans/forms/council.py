"""The period of a report to the Council, and what is written in it."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mcof.rendering import TagChoice
from plans.catalogue import catalogue
from plans.council import Wording
from plans.forms.reports import DOCUMENTS
from plans.models import CouncilReport, CouncilText, Language, Report


class PeriodForm(forms.Form):
    starts_on = forms.DateField(
        label=capfirst(CouncilReport._meta.get_field("starts_on").verbose_name),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    ends_on = forms.DateField(
        label=capfirst(CouncilReport._meta.get_field("ends_on").verbose_name),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class WordingForm(forms.ModelForm[CouncilText]):
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    class Meta:
        model = CouncilText
        fields = ("introduction", "lessons")
        widgets = {name: forms.Textarea({"rows": 14}) for name in fields}

    @property
    def wording(self) -> Wording:
        return Wording(self.cleaned_data["introduction"].strip(), self.cleaned_data["lessons"].strip())

    def build_upon(self, revision: int) -> None:
        """Let the next save of this form overwrite what its writer has now seen."""
        self.data: Any = self.data.copy() | {"revision": str(revision)}


class DocumentForm(forms.Form):
    """In which language and format the report is printed, and under which symbol."""

    sector = forms.ChoiceField(
        label=_("What"), required=False, help_text=_("The whole report, or what all plans do in one sector.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=Language, widget=TagChoice)
    file_format = forms.ChoiceField(label=_("Format"), choices=DOCUMENTS, widget=TagChoice)
    symbol = forms.CharField(
        label=_("Symbol"), required=False, max_length=40, help_text=Report._meta.get_field("symbol").help_text
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        editions = catalogue().entries("edition", retired=True)
        sectors = [
            (it.name, [(row.code, row.name) for row in catalogue().entries("sector", it.code)]) for it in editions
        ]
        self.fields["sector"].choices = [("", _("The whole report")), *sectors]  # type: ignore[attr-defined]  # a choice field
