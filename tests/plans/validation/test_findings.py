"""What a finding tells: where it is, and what to do, in the language of whoever reads it."""

import datetime
import json
from decimal import Decimal

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from plans.catalogue import Catalogue
from plans.validation import Finding, Level, anchor, validate
from plans.validation.wording import say, shown
from tests.plans.contents import TODAY, changed, complete_content

pytestmark = pytest.mark.django_db


@pytest.fixture
def finding(known: Catalogue) -> Finding:
    content = changed(complete_content(), "people", "targeted", 400_001)
    [found] = [it for it in validate(content, known, today=TODAY) if it.code == "P-01"]
    return found


def test_finding_knows_its_rule(finding: Finding) -> None:
    assert (finding.level, finding.title, finding.why) == (Level.BLOCKS, finding.rule.title, finding.rule.why)


def test_message_is_written_for_the_reader_at_the_moment_of_reading(finding: Finding) -> None:
    with translation.override("en"):
        assert "400,001" in str(finding.message)
    with translation.override("fr"):
        assert "400\N{NO-BREAK SPACE}001" in str(finding.message)


def test_message_goes_into_json_as_text(finding: Finding) -> None:
    assert json.loads(json.dumps(finding.message, cls=DjangoJSONEncoder)) == str(finding.message)


@pytest.mark.parametrize(
    ("place", "expected"),
    [("need", "at-need"), ("figures.idp.splits.f-0-17.targeted", "at-figures-idp-splits-f-0-17-targeted"), ("", "")],
)
def test_anchor_names_the_field_on_the_page(place: str, expected: str) -> None:
    assert anchor(place) == expected


def test_finding_leads_to_its_field(finding: Finding) -> None:
    assert finding.anchor == "at-targeted"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1_234_567, "1,234,567"),
        (Decimal("12000.00"), "12,000"),
        (Decimal("12.50"), "12.5"),
        (Decimal("0.05"), "0.05"),
        (["cash", 1000], "cash; 1,000"),
        (_("English"), "English"),
    ],
)
def test_values_are_shown_as_their_reader_writes_them(value: object, expected: str) -> None:
    assert shown(value) == expected


def test_dates_and_names_are_shown_in_the_language_of_the_reader(known: Catalogue) -> None:
    group = known.find("population-group", "IDP")
    text = say(_("%(day)s %(group)s"), day=datetime.date(2027, 3, 1), group=group)
    with translation.override("es"):
        assert str(text) == "1 de marzo de 2027 Personas desplazadas internas"
