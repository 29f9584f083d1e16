"""Looking for events of the audit trail."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.access import TrailReader
from mcof.accounts.models import Office
from mcof.audit.actions import choices


class TrailForm(forms.Form):
    """What the trail is asked for; empty fields ask for nothing."""

    text = forms.CharField(label=_("Words"), required=False, widget=forms.SearchInput, max_length=200)
    person = forms.CharField(label=_("Person"), required=False, max_length=200)
    action = forms.ChoiceField(label=_("Action"), required=False)
    plan = forms.CharField(label=_("Plan reference"), required=False, max_length=64)
    office = forms.ChoiceField(label=_("Office"), required=False)
    since = forms.DateField(label=_("From"), required=False)
    until = forms.DateField(label=_("Until"), required=False)

    def __init__(self, *args: Any, reader: TrailReader, **options: Any) -> None:
        super().__init__(*args, **options)
        anything = [("", _("any"))]
        self.fields["action"].choices = [*anything, *choices()]  # type: ignore[attr-defined]  # a choice field
        self.reader = reader
        offices = Office.objects.order_by("code").values_list("code", "name_en")
        if not reader.reads_all:
            offices = offices.filter(code__in=reader.offices)
        self.fields["office"].choices = [*anything, *((code, f"{code} · {name}") for code, name in offices)]  # type: ignore[attr-defined]  # a choice field
        for name in ("since", "until"):
            self.fields[name].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def asked(self) -> dict[str, Any]:
        """Return what is asked for, its days as moments of the reader's time zone."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if "since" in given:
            given["since"] = _midnight(given["since"])
        if "until" in given:
            given["until"] = _midnight(given["until"] + datetime.timedelta(days=1))
        return given | {"readable": self.reader.offices}


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
