"""Starting a plan: whose it is, what it is called and concerns, and which lists it uses."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import Office, User
from mcof.rendering import TagChoice
from plans.catalogue import catalogue
from plans.content import values
from plans.models import Plan
from sectors.models import ObjectiveSet


class StartForm(forms.Form):
    """The choices that are made once and for all; the rest is the section `identity`."""

    use_required_attribute = False

    office = forms.ChoiceField(label=_("Office"), widget=TagChoice)
    edition = forms.ChoiceField(
        label=_("Edition of the sectors of assistance"),
        help_text=_("Decides which sectors the plan chooses from. It stays with the plan."),
        widget=TagChoice,
    )

    def __init__(self, *args: Any, offices: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {office.code: office for office in offices}
        editions = [(it.code, it.name) for it in catalogue().entries("edition")]
        self.fields["office"].choices = [(it.code, it.name) for it in offices]  # type: ignore[attr-defined]  # a choice field
        self.fields["edition"].choices = editions  # type: ignore[attr-defined]  # a choice field
        self.initial = {"office": offices[0].code, "edition": editions[-1][0], **self.initial}

    @property
    def chosen_office(self) -> Office:
        return self.offices[self.cleaned_data["office"]]


def first_identity(office: Office, user: User) -> values.Identity:
    """Return what a new plan of the office most likely is."""
    this_year = ObjectiveSet.objects.current().valid_in(timezone.localdate().year).first()
    countries = (values.PlanCountry(country=office.country.code),) if office.country else ()
    bands = catalogue().entries("band-set")
    return values.Identity(
        language=user.language,
        objective_set=this_year.code if this_year else "",
        band_set=bands[0].code if bands else "",
        countries=countries,
        kind=str(Plan._meta.get_field("kind").default),
    )
