"""Choosing where a role is held: an office or a State, in one list."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import Country, Office
from mcof.accounts.roles import OfficeKind

Choices = list[tuple[str, list[tuple[str, str]]]]


class PlaceField(forms.ChoiceField):
    """Cleans to the office or the country chosen."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=place_choices, **options)

    def clean(self, value: object) -> Office | Country:
        kind, _colon, code = super().clean(value).partition(":")
        model = Office if kind == Office.vocabulary else Country
        return model.objects.get(code=code)


def place_choices() -> Choices:
    offices = list(Office.objects.current())
    groups = [(str(kind.label), [office for office in offices if office.kind == kind]) for kind in OfficeKind]
    return [
        ("", [("", "—")]),
        *((label, _sorted(places)) for label, places in groups),
        (str(_("States")), _sorted(Country.objects.current())),
    ]


def place_key(place: Office | Country) -> str:
    return f"{place.vocabulary}:{place.code}"


def _sorted(places: Iterable[Office | Country]) -> list[tuple[str, str]]:
    return sorted(((place_key(place), place.name) for place in places), key=lambda choice: _plain(choice[1]))


def _plain(name: str) -> str:
    """Return the name as it is looked up: Équateur among the E."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign)).casefold()
