"""Forms of the workflow: a note, a decision, a share, a State's answer."""

import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import Country, User
from mcof.rendering import TagChoice
from plans.models import DecisionKind, Purpose


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
        help_text=_("To return a plan, say what has to change. The office and later reviewers read it."),
        required=False,
        max_length=30_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, offered: list[DecisionKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(offered)

    def offer(self, kinds: list[DecisionKind]) -> None:
        self.fields["decision"].choices = [(kind.value, DECISIONS[kind]) for kind in kinds]  # type: ignore[attr-defined]  # a choice field


class ShareForm(forms.Form):
    country = forms.ModelChoiceField(
        Country.objects.none(), label=_("Member State"), to_field_name="code", empty_label=_("Choose a State")
    )
    purpose = forms.ChoiceField(label=_("Purpose"), choices=Purpose, widget=TagChoice)
    message = forms.CharField(
        label=_("Message to the State"), required=False, max_length=30_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    expires_on = forms.DateField(
        label=_("Last day"),
        help_text=_("Leave empty to share until you revoke it."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, purposes: list[Purpose], countries: QuerySet[Country], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].queryset = countries  # type: ignore[attr-defined]  # a model choice field
        self.fields["purpose"].choices = [(purpose.value, purpose.label) for purpose in purposes]  # type: ignore[attr-defined]  # a choice field

    def expires_at(self) -> datetime.datetime | None:
        """Return the moment after the last day, when the share ends."""
        last = self.cleaned_data["expires_on"]
        if last is None:
            return None
        return timezone.make_aware(datetime.datetime.combine(last + datetime.timedelta(days=1), datetime.time()))


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
