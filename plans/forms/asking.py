"""What a State asks, and what is said to it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import Country

_LENGTH = 30_000


class QuestionForm(forms.Form):
    """`version` travels along, so that nobody asks about another version than the one they read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    country = forms.ModelChoiceField(Country.objects.none(), label=_("For"), to_field_name="code", empty_label=None)
    section = forms.ChoiceField(label=_("About"), required=False)
    body = forms.CharField(
        label=_("Your question"),
        help_text=_("The plan's office and its reviewers read it, and the focal points of your State."),
        max_length=_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self, *args: Any, countries: Iterable[str], sections: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        states = Country.objects.filter(code__in=countries)
        self.fields["country"].queryset = states  # type: ignore[attr-defined]  # a model choice field
        self.fields["section"].choices = [("", _("The plan as a whole")), *sections]  # type: ignore[attr-defined]  # a choice field
        if len(states) == 1:
            self.initial["country"] = states[0].code
            self.fields["country"].widget = forms.HiddenInput()


class TurnForm(forms.Form):
    """What one says; the button that was pressed says what it does to the question."""

    body = forms.CharField(
        label=_("Your words"), required=False, max_length=_LENGTH, widget=forms.Textarea(attrs={"rows": 4})
    )
