"""What a State answered, with where that is written."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import Country
from mcof.rendering import TagChoice
from plans.drafting import ACCEPTED
from plans.forms.attaching import accepted
from plans.models import Attachment, Plan, StateAnswer


class ReplyForm(forms.Form):
    country = forms.ModelChoiceField(
        Country.objects.none(), label=_("State"), to_field_name="code", empty_label=_("Choose a State")
    )
    answer = forms.ChoiceField(label=_("Answer"), choices=StateAnswer, widget=TagChoice)
    given_on = forms.DateField(label=_("Given on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    function = forms.CharField(
        label=_("Given by"), max_length=200, help_text=_("Function and ministry of the person who gave it.")
    )
    reference = forms.CharField(label=_("Reference"), max_length=120, help_text=_("Number of the letter or note."))
    document = forms.ModelChoiceField(
        Attachment.objects.none(),
        label=_("Document"),
        required=False,
        help_text=_("One of the plan's attachments."),
        empty_label=_("None"),
        to_field_name="uid",
    )
    letter = forms.FileField(
        label=_("Letter or note"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(ACCEPTED)}),
        allow_empty_file=True,  # the domain says what is wrong with one
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Asked for where the State declines: the office reads it and can answer."),
        required=False,
        max_length=30_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=30_000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, plan: Plan, countries: list[str], documents: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["letter"].help_text = accepted()
        self.fields["country"].queryset = Country.objects.filter(code__in=countries)  # type: ignore[attr-defined]  # a model choice field
        if len(countries) == 1:
            self.initial["country"] = countries[0]
        if documents:
            self.fields["document"].queryset = plan.attachment_rows.all()  # type: ignore[attr-defined]  # a model choice field
        else:
            del self.fields["document"]
