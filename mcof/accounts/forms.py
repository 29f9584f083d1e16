from typing import Any, ClassVar
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import Office, User
from mcof.accounts.places import PlaceField
from mcof.accounts.roles import OfficeKind, Role
from mcof.accounts.workdays import usual_weekdays, usual_zone, weekdays_of
from mcof.rendering import TagChoice, Tags


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


_ZONES = [(name, name.replace("_", " ")) for name in sorted(available_timezones())]


class PersonForm(forms.ModelForm[User]):
    timezone = forms.ChoiceField(label=_("Time zone"), choices=_ZONES)

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


class OfficePageForm(OfficeForm):
    """The same with when the office works; what is usual where it sits needs no saying."""

    working_days = forms.MultipleChoiceField(
        label=_("Working days"),
        choices=[(str(number), capfirst(name)) for number, name in WEEKDAYS.items()],
        required=False,
        widget=Tags,
        help_text=_("Days on which reminders go out and by which terms are counted, public holidays left out."),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)

    class Meta(OfficeForm.Meta):
        fields = (*OfficeForm.Meta.fields, "seat", "time_zone", "working_days")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        usual = _("as usual there: %s") % usual_zone(self.instance).replace("_", " ")
        self.fields["time_zone"].choices = [("", usual), *_ZONES]  # type: ignore[attr-defined]  # a choice field
        self.initial["working_days"] = [str(day) for day in weekdays_of(self.instance)]
        self.fields["seat"].required = False
        if self.instance.kind == OfficeKind.COUNTRY:
            del self.fields["seat"]

    def clean_working_days(self) -> str:
        days = self.cleaned_data["working_days"]
        return "" if set(map(int, days)) == usual_weekdays(self.instance) else "".join(sorted(days))


class OfficeDayForm(forms.Form):
    day = _day(label=_("Day"))
    works = forms.TypedChoiceField(
        label=_("The office"),
        choices=[("no", _("is closed")), ("yes", _("works"))],
        coerce=lambda word: word == "yes",
        initial="no",
        widget=TagChoice,
        help_text=_("Works: on a public holiday or a weekend day that is a working day here."),
    )
    name = forms.CharField(label=_("Occasion"), max_length=200, required=False)


class NewOfficeForm(OfficeForm):
    class Meta(OfficeForm.Meta):
        fields = ("code", "kind", "country", *OfficeForm.Meta.fields)


class PeopleFilter(forms.Form):
    q = forms.CharField(label=_("Name or e-mail address"), required=False, widget=forms.SearchInput)
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("any")), *Role.choices], required=False)
    closed = forms.BooleanField(label=_("with closed accounts"), required=False)
