"""Forms of the workflow: a note, a decision, a State's answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from mcof.rendering import TagChoice
from plans.models import DecisionKind


class SubmissionForm(forms.Form):
    note = forms.CharField(
        label=_("Note to the reviewers"),
        help_text=_("What they should know before they read, such as what changed since last time."),
        required=False,
        max_length=30_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


DECISIONS = {
    DecisionKind.ENDORSE: _("Endorse"),
    DecisionKind.RETURN: _("Return for changes"),
    DecisionKind.APPROVE: _("Approve"),
}


class DecisionForm(forms.Form):
    """The version number travels along, so that nobody decides on a version that they have not read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(label=_("Decision"), widget=TagChoice)
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Of a plan that you return, what has to change. The office and later reviewers read it."),
        error_messages={"required": _("Say why; of a plan that you return, what has to change.")},
        max_length=30_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, offered: list[DecisionKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(offered)

    def offer(self, kinds: list[DecisionKind]) -> None:
        self.fields["decision"].choices = [(kind.value, DECISIONS[kind]) for kind in kinds]  # type: ignore[attr-defined]  # a choice field


class ColleagueForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address of the colleague"))

    def clean_email(self) -> User:
        email = self.cleaned_data["email"]
        found = User.objects.filter(email__iexact=email, is_active=True).first()
        if found is None:
            raise forms.ValidationError(
                _("Nobody with this address has an account: ask an administrator to invite them.")
            )
        return found
