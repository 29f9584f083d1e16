"""What differs between two values, in the words of the form."""

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plans.content import values
from plans.forms.frame import frame_of
from plans.telling.differences import Difference, differences
from tests.plans.contents import changed, complete_content

pytestmark = pytest.mark.django_db
CONTENT = complete_content()
FRAME = frame_of(CONTENT)
GROUP = "Population group · Internally displaced people"
ACTIVITY = "Activity · Emergency kits"


@pytest.mark.parametrize(
    ("section", "place", "value", "expected"),
    [
        ("monitoring", "learning", "", ("Learning", "A review after each flood.", "—")),
        ("crisis", "onset", "sudden", ("Onset", "Slow onset", "Sudden onset")),
        ("crisis", "places", ("internal",), ("Place", "Within a country, Across borders", "Within a country")),
        ("crisis", "began_on", None, ("Began on", "15 June 2026", "—")),
        ("people", "targeted", 1000, ("Targeted", "200,000", "1,000")),
        ("people", "reached", 0, ("Reached", "—", "0")),
        ("identity", "language", "fr", ("Language of the text", "English", "French")),
        ("partners", "partners.p1.local", False, ("Partner · Nile Hope · Local or national", "Yes", "No")),
        (
            "response-S21-14",
            "indicators.i1.target",
            Decimal("12.50"),
            ("Indicator · People in sites above the flood line · Target", "150,000", "12.5"),
        ),
        (
            "response-S21-14",
            "activities.kits.starts_on",
            datetime.date(2027, 3, 1),
            (f"{ACTIVITY} · From", "1 February 2027", "1 March 2027"),
        ),
        (
            "people",
            "figures.idp.splits.f-0-17.affected",
            7,
            (
                f"{GROUP} · Split by sex and age · Female · 0–17 years · Affected",
                "90,000",
                "7",
            ),
        ),
    ],
)
def test_difference_is_told_as_the_form_says_it(
    section: str, place: str, value: Any, expected: tuple[str, str, str]
) -> None:
    before, after = CONTENT.section(section), changed(CONTENT, section, place, value).section(section)
    assert differences(before, after, FRAME) == [Difference(*expected)]


def test_row_that_only_one_side_has_is_told_whole() -> None:
    figure = values.PopulationFigure(
        uid="host", group="HST", targeted=5, splits=(values.PeopleSplit(uid="a", sex="f", band="60+", targeted=5),)
    )
    before = values.People()
    [found] = differences(before, replace(before, figures=(figure,)), FRAME)
    assert found.theirs == "—"
    assert found.mine.split("\n") == [
        "Population group · Host community",
        "Targeted · 5",
        "Sex · Female, Age · 60 and over, Targeted · 5",
    ]


def test_changed_order_names_the_rows() -> None:
    first, second = (values.Risk(uid=uid, description=uid) for uid in "ab")
    before = values.Risks(risks=(first, second))
    [found] = differences(before, values.Risks(risks=(second, first)), FRAME)
    assert found == Difference("Order of: Risks", "Risk · a\nRisk · b", "Risk · b\nRisk · a")
