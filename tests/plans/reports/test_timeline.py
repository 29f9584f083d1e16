"""The timeline of activities: what is drawn from when to when, and what is written over it."""

import datetime
from xml.etree.ElementTree import fromstring

import pytest
from django.utils.translation import override

from plans.reports.figures.timeline import Span, timeline
from tests.plans.reports.test_figures import SVG, bars_of, texts, title


def day(year: int, month: int, number: int) -> datetime.date:
    return datetime.date(year, month, number)


YEAR = (
    Span("Health", day(2027, 1, 1), day(2027, 6, 30)),
    Span("Shelter", day(2027, 1, 1), day(2027, 12, 31)),
    Span("Transport", day(2027, 3, 5), day(2027, 3, 5)),
)


def test_bars_are_as_long_as_the_days_between() -> None:
    health, shelter, transport = bars_of(timeline("Activities", YEAR), "figure__solid")
    assert health / shelter == pytest.approx(181 / 365, abs=0.01)
    assert transport == 1.5


def test_timeline_says_in_words_what_it_shows() -> None:
    assert title(timeline("Activities", YEAR[:2])) == (
        "Activities. Health: Jan 2027–Jun 2027; Shelter: Jan 2027–Dec 2027."
    )
    with override("fr"):
        assert "janv. 2027–juin 2027" in title(timeline("Activités", YEAR[:1]))


@pytest.mark.parametrize(
    ("years", "marks"),
    [
        (1, ["Jan 2027", "Apr 2027", "Jul 2027", "Oct 2027"]),
        (3, ["Jan 2027", "Jul 2027", "Jan 2028", "Jul 2028", "Jan 2029", "Jul 2029"]),
        (60, ["Jan 2030", "Jan 2040", "Jan 2050", "Jan 2060", "Jan 2070"]),
    ],
)
def test_scale_names_as_many_days_as_there_is_room_for(years: int, marks: list[str]) -> None:
    svg = timeline("Activities", (Span("Health", day(2027, 1, 1), day(2026 + years, 12, 31)),))
    assert [it for it in texts(svg) if it != "Health"] == marks


def test_nothing_of_a_timeline_leaves_the_drawing() -> None:
    shapes = fromstring(timeline("Activities", YEAR)).iter(f"{SVG}rect")
    assert all(float(it.attrib["x"]) + float(it.attrib["width"]) <= 640.1 for it in shapes)
