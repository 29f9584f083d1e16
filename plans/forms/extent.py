"""Fields that ask how much of a version is given: which sections, in which languages."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mcof.rendering import Columns, Tags
from plans.content import PlanContent
from plans.content.translating import languages_of
from plans.extent import Extent, Keys, parts_of, title_of
from plans.reports.words import language_name


class PartFields(forms.Form):
    """Whoever leaves all sections ticked gives the whole version, with what a later edition of the form would add."""

    sections = forms.MultipleChoiceField(
        label=_("Sections"),
        help_text=_("What the plan is (its title, office, countries and period) goes with every part."),
        widget=Columns,
    )
    languages = forms.MultipleChoiceField(label=_("Languages of the text"), widget=Tags)

    def __init__(self, *args: Any, content: PlanContent | None, **kwargs: Any) -> None:
        """`content` is what is given. How much of it is asked last."""
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name not in PartFields.base_fields])
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

    def extent(self) -> Extent:
        return Extent(self._chosen("sections"), self._chosen("languages"))

    def _chosen(self, name: str) -> Keys:
        """Return what was ticked, None for all."""
        if name not in self.fields:
            return None
        chosen = frozenset(self.cleaned_data[name])
        return None if len(chosen) == len(self.fields[name].choices) else chosen  # type: ignore[attr-defined]  # a choice field
