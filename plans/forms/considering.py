"""Why a finding is left as it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.drafting import REASON_LENGTH


class ConsiderationForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is left as it is"),
        help_text=_("The reviewers read it beside the finding. If the figures change, it has to be looked at again."),
        max_length=REASON_LENGTH,
        error_messages={"required": _("Say why it is left as it is: the reviewers read it.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
