"""The form of a share: with which States, how much of a version, from when until when."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import Country
from mcof.rendering import Columns, TagChoice, Tags
from plans.content import PlanContent
from plans.content.translating import languages_of
from plans.extent import Extent, Keys, parts_of, title_of
from plans.models import Purpose
from plans.reports.words import language_name
from plans.sharing import Terms

FIELDS = {"country": "countries", "starts_at": "starts_on", "expires_at": "expires_on"}
"""Where an error of the domain stands in the form, if not under its own name."""


class ShareForm(forms.Form):
    """Whoever leaves all sections ticked shares the whole version, with what a later edition of the form would add."""

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
    sections = forms.MultipleChoiceField(
        label=_("Sections"),
        help_text=_("What the plan is (its title, office, countries and period) goes with every part."),
        widget=Columns,
    )
    languages = forms.MultipleChoiceField(label=_("Languages of the text"), widget=Tags)

    def __init__(
        self,
        *args: Any,
        purposes: list[Purpose],
        countries: Mapping[str, Iterable[Country]],
        content: PlanContent | None,
        **kwargs: Any,
    ) -> None:
        """`countries` are the States to choose from, in groups with a heading; `content` is what is shared."""
        super().__init__(*args, **kwargs)
        groups = [(heading, [(it.code, it.name) for it in group]) for heading, group in countries.items()]
        self._offer("countries", [(heading, group) for heading, group in groups if group])
        self._offer("purpose", [(purpose.value, purpose.label) for purpose in purposes])
        if content is not None:
            self._offer_all("sections", {key: capfirst(str(title_of(key))) for key in parts_of(content)})
            self._offer_all("languages", {code: language_name(code) for code in languages_of(content)})

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field

    def _offer_all(self, name: str, choices: Mapping[str, str]) -> None:
        """Offer all of them, ticked; a single one is no choice."""
        self._offer(name, list(choices.items()))
        self.initial.setdefault(name, list(choices))
        if len(choices) == 1:
            del self.fields[name]

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
            extent=Extent(self._chosen("sections"), self._chosen("languages")),
        )

    def _chosen(self, name: str) -> Keys:
        """Return what was ticked, None for all."""
        if name not in self.fields:
            return None
        chosen = frozenset(self.cleaned_data[name])
        return None if len(chosen) == len(self.fields[name].choices) else chosen  # type: ignore[attr-defined]  # a choice field


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
