"""How often somebody wants mail of what."""

from typing import Any

from django import forms

from mcof.rendering import TagChoice
from plans.models import Frequency, NoticeKind


class MailForm(forms.Form):
    """A field for each kind of notice, called as the kind is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in NoticeKind:
            self.fields[kind] = forms.ChoiceField(
                label=kind.label, choices=Frequency, initial=Frequency.AT_ONCE, widget=TagChoice
            )

    @property
    def frequencies(self) -> dict[NoticeKind, Frequency]:
        return {kind: Frequency(self.cleaned_data[kind]) for kind in NoticeKind}
