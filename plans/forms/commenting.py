"""What reviewers say about a version, and what is said to that."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from mcof.rendering import TagChoice, Tags
from plans.commenting import Remark
from plans.models import Audience, Plan
from plans.writers import readers_of_comments

_LENGTH = 30_000


def _mentions() -> "forms.ModelMultipleChoiceField[User]":
    return forms.ModelMultipleChoiceField(User.objects.none(), required=False, label=_("Tell"), widget=Tags)


class RemarkForm(forms.Form):
    section = forms.ChoiceField(label=_("About"), required=False)
    quote = forms.CharField(
        label=_("Passage"),
        help_text=_("Copy the words from one paragraph or cell. Leave it empty to comment on the section."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    place = forms.CharField(required=False, widget=forms.HiddenInput)
    body = forms.CharField(label=_("Comment"), max_length=_LENGTH, widget=forms.Textarea(attrs={"rows": 4}))
    audience = forms.ChoiceField(label=_("Who reads it"), choices=Audience, widget=TagChoice)
    is_condition = forms.BooleanField(
        label=_("A condition"),
        help_text=_("The office must answer it before it submits the plan again."),
        required=False,
    )
    mentioned = _mentions()

    def __init__(self, *args: Any, plan: Plan, sections: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = [("", _("The plan as a whole")), *sections]  # type: ignore[attr-defined]  # a choice field
        self.fields["mentioned"].queryset = readers_of_comments(plan, Audience.OFFICE)  # type: ignore[attr-defined]  # a choice of models

    def remark(self) -> Remark:
        data = dict(self.cleaned_data)
        return Remark(**data | {"audience": Audience(data["audience"]), "mentioned": tuple(data["mentioned"])})


class TurnForm(forms.Form):
    """A reply; the button that was pressed says what it does to the comment."""

    body = forms.CharField(
        label=_("Your words"), required=False, max_length=_LENGTH, widget=forms.Textarea(attrs={"rows": 3})
    )
    mentioned = _mentions()

    def __init__(self, *args: Any, plan: Plan, audience: Audience, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mentioned"].queryset = readers_of_comments(plan, audience)  # type: ignore[attr-defined]  # a choice of models
