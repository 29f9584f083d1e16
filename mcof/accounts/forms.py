from typing import Any, ClassVar
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import Office, User
from mcof.accounts.places import PlaceField
from mcof.accounts.roles import Role


def _day(**options: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


class MembershipForm(forms.Form):
    role = forms.TypedChoiceField(label=_("Role"), choices=Role.choices, coerce=Role)
    place = PlaceField(
        label=_("Office or State"), help_text=_("Focal points are of a State, everybody else is at an office.")
    )
    starts_on = _day(label=_("Starts on"), initial=timezone.localdate)
    ends_on = _day(
        label=_("Ends on"),
        required=False,
        help_text=_("The first day on which the role is no longer held; empty while nobody knows."),
    )


class InvitationForm(MembershipForm):
    email = forms.EmailField(label=_("E-mail address"))
    name = forms.CharField(label=_("Name"), max_length=200)
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, help_text=_("The invitation is written in it.")
    )
    field_order = ("email", "name", "language", "role", "place", "starts_on", "ends_on")


class EndForm(forms.Form):
    on = _day(label=_("Ends on"), initial=timezone.localdate, help_text=_("From this day on it is no longer held."))


class TransferForm(forms.Form):
    to = PlaceField(label=_("To"))
    role = forms.TypedChoiceField(label=_("Role"), choices=Role.choices, coerce=Role)
    on = _day(label=_("From"), initial=timezone.localdate, help_text=_("The present role ends on this day."))


class AbsenceForm(forms.Form):
    deputy = forms.ModelChoiceField(label=_("Deputy"), queryset=User.objects.none(), empty_label="—")
    starts_on = _day(label=_("Away from"), initial=timezone.localdate)
    ends_on = _day(label=_("Back on"), help_text=_("The first day on which nobody stands in any more."))

    def __init__(self, *args: Any, deputies: QuerySet[User], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["deputy"].queryset = deputies  # type: ignore[attr-defined]  # a field of models


class PersonForm(forms.ModelForm[User]):
    timezone = forms.ChoiceField(
        label=_("Time zone"), choices=[(name, name.replace("_", " ")) for name in sorted(available_timezones())]
    )

    class Meta:
        model = User
        fields = ("name", "language", "timezone")


class OfficeForm(forms.ModelForm[Office]):
    """What may change about an office once it is there."""

    class Meta:
        model = Office
        fields: ClassVar[tuple[str, ...]] = ("name_en", "name_fr", "name_es", "parent")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("name_fr", "name_es"):
            self.fields[name].required = False
            self.fields[name].help_text = _("Where this is empty, the English name stands in.")


class NewOfficeForm(OfficeForm):
    class Meta(OfficeForm.Meta):
        fields = ("code", "kind", "country", *OfficeForm.Meta.fields)


class PeopleFilter(forms.Form):
    q = forms.CharField(label=_("Name or e-mail address"), required=False, widget=forms.SearchInput)
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("any")), *Role.choices], required=False)
    closed = forms.BooleanField(label=_("with closed accounts"), required=False)
