"""Forms of links: one to make them, one for the code that some ask for."""

import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mcof.rendering import TagChoice
from plans.forms.extent import PartFields
from plans.linking import Wanted


class LinkForm(PartFields):
    label = forms.CharField(
        label=_("For whom"),
        max_length=120,
        help_text=_(
            "A person or a body, such as “Ministry of Health, planning unit”. Only those who share the plan read it."
        ),
    )
    expires_on = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    times_allowed = forms.IntegerField(
        label=_("Openings at most"),
        required=False,
        min_value=1,
        max_value=settings.LINK_OPENINGS_AT_MOST,
        help_text=_("Leave empty for as often as they like. Whoever has opened it reads on for some hours."),
    )
    mail = forms.EmailField(label=_("Their e-mail address"), required=False)
    mail_it = forms.BooleanField(label=_("Send them the link"), required=False)
    asks_code = forms.BooleanField(
        label=_("Ask for a code"),
        required=False,
        help_text=_("A code goes to this address at each opening: the link alone then opens nothing."),
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES, widget=TagChoice)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        last = timezone.localdate() + datetime.timedelta(days=settings.LINK_DAYS)
        kwargs["initial"] = {"expires_on": last, "language": get_language()}
        super().__init__(*args, **kwargs)
        self.fields["expires_on"].help_text = _("%s days from now at most.") % settings.LINK_DAYS_AT_MOST

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("mail_it") and not data.get("mail") and "mail" not in self.errors:
            self.add_error("mail", _("Give the address to which the link is to be sent."))
        return data

    def wanted(self) -> Wanted:
        data = self.cleaned_data
        end = datetime.datetime.combine(data["expires_on"] + datetime.timedelta(days=1), datetime.time())
        return Wanted(
            label=data["label"],
            expires_at=timezone.make_aware(end),
            mail=data["mail"],
            asks_code=data["asks_code"],
            times_allowed=data["times_allowed"],
            extent=self.extent(),
        )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The code from the mail"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
