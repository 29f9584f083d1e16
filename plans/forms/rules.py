"""Which rules to show."""

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.forms.history import Choosing


class RuleFilter(Choosing):
    search = forms.CharField(label=_("Search"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    family = forms.ChoiceField(label=_("Family"), required=False)
    level = forms.ChoiceField(label=_("Level"), required=False)
    section = forms.ChoiceField(label=_("Section"), required=False)
