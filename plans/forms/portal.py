"""What of the plans shared with a State is looked for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.models import Purpose
from plans.portfolio.portal import Received

MANY = 5
"""Up to so many plans nobody needs to choose from."""


class PortalForm(forms.Form):
    """Offers what there is to choose from; what cannot be read asks for nothing."""

    q = forms.CharField(
        label=_("Search the plans and their text"), required=False, max_length=200, widget=forms.SearchInput
    )
    purpose = forms.ChoiceField(label=_("Purpose"), required=False, choices=[("", _("Any")), *Purpose.choices])
    office = forms.ChoiceField(label=_("Office"), required=False)

    def __init__(self, data: Any, *, received: Sequence[Received]) -> None:
        super().__init__(data)
        self.received = received
        offices = sorted({it.version.plan.office.name for it in received})
        self.fields["office"].choices = [("", _("Any")), *((it, it) for it in offices)]  # type: ignore[attr-defined]  # a choice field

    @property
    def filters_offered(self) -> bool:
        return len(self.received) > MANY

    @property
    def narrowed(self) -> list[Received]:
        self.is_valid()
        purpose, office = self.cleaned_data.get("purpose"), self.cleaned_data.get("office")
        return [
            it
            for it in self.received
            if purpose in {"", None, it.share.purpose} and office in {"", None, it.version.plan.office.name}
        ]

    @property
    def words(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("q", ""))
