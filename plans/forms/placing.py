"""Giving a response of another edition, which waits beside the plan, a place in sectors of the plan's own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mcof.rendering import Tags
from plans.catalogue import catalogue
from plans.forms.starting import heir_name
from sectors.mapping import Route


class PlacingForm(forms.Form):
    """`way` is where the mapping leads; any other sector of the edition may be named besides."""

    use_required_attribute = False

    sectors = forms.MultipleChoiceField(label=_("The mapping leads to"), required=False, widget=Tags)
    other = forms.ChoiceField(label=_("Another sector"), required=False)

    def __init__(self, data: Any = None, *, way: Route, edition: str, note: int) -> None:
        super().__init__(data, prefix=f"to-{note}")
        self.note = note
        self.heirs = [(heir_name(it), it.note) for it in way.heirs]
        entries = catalogue().entries("sector", edition)
        led = [(it.code, it.name) for it in entries if it.code in way.candidates]
        others = [(it.code, it.name) for it in entries if it.code not in way.candidates]
        self.fields["other"].choices = [("", _("None")), *others]  # type: ignore[attr-defined]  # a choice field
        self.fields["sectors"].choices = led  # type: ignore[attr-defined]  # a choice field
        if not led:
            del self.fields["sectors"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.chosen = [*cleaned.get("sectors", []), *filter(None, [cleaned.get("other")])]
        if not self.chosen and not self.errors:
            raise forms.ValidationError(_("Choose at least one sector."))
        return cleaned
