"""Starting a plan: whose it is, what it is called and concerns, which lists it uses, and what it starts from."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import Office, User
from mcof.rendering import TagChoice, Tags
from plans.catalogue import Entry, catalogue
from plans.content import values
from plans.models import Plan
from sectors.mapping import Heir, Route
from sectors.models import ObjectiveSet

YES, NO = "yes", "no"
_YEAR = re.compile(r"\b20\d\d\b")


class StartForm(forms.Form):
    """The choices that are made once and for all; the rest is the section `identity`."""

    use_required_attribute = False

    office = forms.ChoiceField(label=_("Office"), widget=TagChoice)
    edition = forms.ChoiceField(
        label=_("Edition of the sectors of assistance"),
        help_text=_("Decides which sectors the plan chooses from. It stays with the plan."),
        widget=TagChoice,
    )

    def __init__(self, *args: Any, offices: list[Office], editions: Sequence[Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {office.code: office for office in offices}
        named = [(it.code, it.name) for it in editions]
        self.fields["office"].choices = [(it.code, it.name) for it in offices]  # type: ignore[attr-defined]  # a choice field
        self.fields["edition"].choices = named  # type: ignore[attr-defined]  # a choice field
        self.newest = named[-1][0]
        self.initial = {"office": offices[0].code, "edition": self.newest, **self.initial}

    @property
    def chosen_office(self) -> Office:
        return self.offices[self.cleaned_data["office"]]


class CarryForm(forms.Form):
    """What the office says about the plan it starts from: the crisis, and sectors that the mapping leaves to it."""

    use_required_attribute = False

    same_crisis = forms.ChoiceField(
        label=_("Is it about the same crisis?"),
        help_text=_("If not, what tells of the crisis and its people is cleared."),
        choices=[(YES, _("Yes, the same crisis")), (NO, _("No, another crisis"))],
        widget=TagChoice,
    )

    def __init__(self, *args: Any, ways: Mapping[str, Route], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ways = ways
        for sector, way in ways.items():
            if way.candidates and not way.decided:
                self.fields[sector] = _where(way)

    @property
    def changes_sectors(self) -> bool:
        return any(way.heirs or not way.decided for way in self.ways.values())

    @property
    def decisions(self) -> "Iterator[tuple[forms.BoundField | None, str, list[tuple[str, str]]]]":
        """Yield for each sector that does not simply go on: its field, its name, and what took up what."""
        for sector, way in self.ways.items():
            if not way.decided:
                field = self[sector] if sector in self.fields else None
                yield field, catalogue().name("sector", sector), [(heir_name(it), it.note) for it in way.heirs]

    @property
    def going_on(self) -> list[tuple[str, str]]:
        """The names of sectors that go on under another, with that name."""
        found = ((sector, way.usual[0]) for sector, way in self.ways.items() if way.decided and way.heirs)
        return [(catalogue().name("sector", old), catalogue().name("sector", new)) for old, new in found]

    @property
    def same(self) -> bool:
        return bool(self.cleaned_data["same_crisis"] == YES)

    @property
    def chosen(self) -> dict[str, list[str]]:
        return {sector: self.cleaned_data[sector] for sector in self.ways if sector in self.fields}


def _where(way: Route) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=catalogue().name("sector", way.sector),
        help_text=_("None chosen: its text waits beside the plan until you decide."),
        choices=[(code, catalogue().name("sector", code)) for code in way.candidates],
        initial=way.usual,
        required=False,
        widget=Tags,
    )


def heir_name(heir: Heir) -> str:
    """Return the name of what took up a sector."""
    if heir.successor:
        return catalogue().name("sector", heir.successor)
    issue = catalogue().find("issue", heir.mainstreamed_in)
    return issue.name if issue else catalogue().name("modality", heir.mainstreamed_in)


def editions_from(edition: str = "") -> list[Entry]:
    """Return the editions that a plan may use: all, or those from the one that its source is of."""
    entries = catalogue().entries("edition")
    codes = [entry.code for entry in entries]
    return entries[codes.index(edition) :] if edition in codes else entries


def first_identity(office: Office, user: User, countries: Sequence[str] = ()) -> values.Identity:
    """Return what a new plan of the office most likely is."""
    bands = catalogue().entries("band-set")
    own = [office.country.code] if office.country else []
    return values.Identity(
        language=user.language,
        objective_set=_objective_set(timezone.localdate()),
        band_set=bands[0].code if bands else "",
        countries=tuple(values.PlanCountry(country=code) for code in countries or own),
        kind=str(Plan._meta.get_field("kind").default),
    )


def next_identity(source: values.Identity, first: values.Identity) -> values.Identity:
    """Return what the plan that follows another of the same office most likely is."""
    years, starts_on = 0, source.ends_on + datetime.timedelta(days=1) if source.ends_on else None
    if starts_on is None or starts_on.year < timezone.localdate().year:
        starts_on = None
    elif source.starts_on:
        years = starts_on.year - source.starts_on.year
    return replace(
        source,
        title=_YEAR.sub(lambda year: str(int(year[0]) + years), source.title),
        starts_on=starts_on,
        ends_on=None,
        objective_set=(starts_on and _objective_set(starts_on)) or first.objective_set,
    )


def _objective_set(day: datetime.date) -> str:
    found = ObjectiveSet.objects.current().valid_in(day.year).first()
    return found.code if found else ""
