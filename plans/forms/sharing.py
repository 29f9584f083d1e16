"""The form of a share: with which States, how much of a version, from when until when."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import Country
from mcof.rendering import Columns, TagChoice
from plans.forms.extent import PartFields
from plans.models import Purpose
from plans.sharing import Terms

FIELDS = {"country": "countries", "starts_at": "starts_on", "expires_at": "expires_on"}
"""Where an error of the domain stands in the form, if not under its own name."""


class ShareForm(PartFields):
    countries = forms.MultipleChoiceField(label=_("Member States"), widget=Columns)
    purpose = forms.ChoiceField(label=_("Purpose"), choices=Purpose, widget=TagChoice)
    starts_on = forms.DateField(
        label=_("First day"),
        help_text=_("Leave empty to share at once."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    expires_on = forms.DateField(
        label=_("Last day"),
        help_text=_("Leave empty to share until you revoke it."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    message = forms.CharField(
        label=_("Message to the States"), required=False, max_length=30_000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self,
        *args: Any,
        purposes: list[Purpose],
        countries: Mapping[str, Iterable[Country]],
        **kwargs: Any,
    ) -> None:
        """`countries` are the States to choose from, in groups with a heading."""
        super().__init__(*args, **kwargs)
        groups = [(heading, [(it.code, it.name) for it in group]) for heading, group in countries.items()]
        self._offer("countries", [(heading, group) for heading, group in groups if group])
        self._offer("purpose", [(purpose.value, purpose.label) for purpose in purposes])

    def clean_starts_on(self) -> datetime.date | None:
        first: datetime.date | None = self.cleaned_data["starts_on"]
        if first and first < timezone.localdate():
            raise forms.ValidationError(_("This day is past: leave it empty to share at once."))
        return first

    def terms(self) -> Terms:
        data, today = self.cleaned_data, timezone.localdate()
        first, last = data["starts_on"], data["expires_on"]
        return Terms(
            purpose=Purpose(data["purpose"]),
            message=data["message"],
            starts_at=_midnight(first) if first and first > today else None,
            expires_at=_midnight(last + datetime.timedelta(days=1)) if last else None,
            extent=self.extent(),
        )


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
