"""Choosing the sectors of assistance that a plan answers in, and their order."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.forms.fields import Given
from plans.forms.tables import standing

if TYPE_CHECKING:
    Lines = forms.BaseFormSet["SectorLine"]
else:
    Lines = forms.BaseFormSet


class SectorLine(forms.Form):
    sector = Given()
    chosen = forms.BooleanField(required=False)

    @property
    def code(self) -> str:
        return str(self["sector"].value())


class SectorChoice(Lines):
    """A line for each sector: chosen or not, and where it stands."""

    form = SectorLine
    extra = min_num = 0
    max_num = absolute_max = 200
    validate_max = True
    can_order = True
    can_delete = can_delete_extra = validate_min = edit_only = False
    renderer = None

    def add_fields(self, form: SectorLine, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["ORDER"].label = _("Position")

    def sectors(self) -> list[str]:
        """Return the chosen sectors in their order. Only for a choice that is valid."""
        lines = sorted(enumerate(self.forms), key=lambda it: standing(it[1].cleaned_data["ORDER"], *it[:1]))
        return [line.cleaned_data["sector"] for _place, line in lines if line.cleaned_data["chosen"]]


def choice_of(chosen: list[str], others: list[str], data: Any = None) -> SectorChoice:
    """Return the form with the chosen sectors first, in the plan's order."""
    lines = [{"sector": code, "chosen": True} for code in chosen] + [{"sector": code} for code in others]
    return SectorChoice(data, prefix="sectors", initial=lines)
