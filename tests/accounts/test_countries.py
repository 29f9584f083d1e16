from datetime import date

import pytest
from django.utils import translation
from django.utils.translation import gettext as _

from mcof.accounts import countries
from mcof.accounts.models import Country, Office
from mcof.accounts.places import place_choices
from mcof.accounts.roles import OfficeKind
from mcof.reference import load

pytestmark = pytest.mark.django_db


def test_countries_load_once() -> None:
    assert load({"countries": countries.document}) == []


def test_countries_are_all_of_iso() -> None:
    assert Country.objects.count() == 249
    assert not Country.objects.filter(name_fr="").exists()
    assert not Country.objects.filter(name_es="").exists()


def test_members_of_the_united_nations_bear_the_names_used_there() -> None:
    assert Country.objects.get(code="VEN").names == {
        "en": "Venezuela (Bolivarian Republic of)",
        "fr": "Venezuela (République bolivarienne du)",
        "es": "Venezuela (República Bolivariana de)",
    }
    assert Country.objects.get(code="SYR").names["fr"] == "République arabe syrienne"


def test_membership_is_asked_for_a_day() -> None:
    members = Country.objects.members

    assert members(date(2025, 12, 31)).count() == 175
    assert members(date(2026, 1, 1)).count() == 174
    assert not members(date(2026, 1, 1)).filter(code="NIC").exists()


def test_membership_begins_on_its_day() -> None:
    Country.objects.filter(code="BRB").update(member_since=date(2022, 11, 29))

    assert not Country.objects.members(date(2022, 11, 28)).filter(code="BRB").exists()
    assert Country.objects.members(date(2022, 11, 29)).filter(code="BRB").exists()


def test_countries_that_are_not_members_are_there_for_plans() -> None:
    codes = ("IRQ", "LBN", "SYR", "PSE", "IDN", "MYS", "SAU")

    assert list(Country.objects.filter(code__in=codes, is_member=True)) == []
    assert Country.objects.filter(code__in=codes).count() == len(codes)


def test_membership_that_rests_on_secondary_sources_is_not_verified() -> None:
    def facts(code: str) -> tuple[bool, str]:
        country = Country.objects.get(code=code)
        return country.verified, country.source

    assert facts("AFG")[0] is True
    assert facts("RUS") == (False, "United Nations M49 (names); membership: background knowledge only")
    assert facts("TCD")[1].startswith("United Nations M49 (names); membership: ")


def test_offices_are_headquarters_and_six_regions() -> None:
    offices = Office.objects.all()

    assert [office.kind for office in offices] == [OfficeKind.HEADQUARTERS] + [OfficeKind.REGIONAL] * 6
    assert [office.code for office in offices if office.verified] == ["HQ", "RO-PAN"]


def test_place_choices_are_in_the_order_of_the_language() -> None:
    with translation.override("fr"):
        states = [name for _key, name in dict(place_choices())[_("States")]]

    assert states.index("Équateur") < states.index("Érythrée") < states.index("Espagne") < states.index("Zimbabwe")
