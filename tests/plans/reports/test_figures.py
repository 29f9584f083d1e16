"""Charts: what they draw, and that they say it in words."""

from xml.etree.ElementTree import Element, fromstring

import pytest
from django.utils.translation import override

from plans.reports import Document
from plans.reports.figures.bars import Bar, bars
from plans.reports.figures.pyramid import Step, pyramid
from plans.reports.figures.stack import Portion, stack
from tests.plans.reports.reading import figures

SVG = "{http://www.w3.org/2000/svg}"


def bars_of(svg: str, look: str) -> list[float]:
    """Return the lengths of the bars of one look, keys of a legend left out."""
    return [float(it.get("width", "")) for it in fromstring(svg).iter(f"{SVG}rect") if it.get("class") == look]


def title(svg: str) -> str:
    return fromstring(svg).findtext(f"{SVG}title", "")


def texts(svg: str) -> list[str | None]:
    return [it.text for it in fromstring(svg).iter(f"{SVG}text")]


def test_bars_are_as_long_as_what_they_measure() -> None:
    svg = bars("Funding", (Bar("Health", 200, 50), Bar("Shelter", 100, 0)), whole="required", part="confirmed")
    _key, first, second = bars_of(svg, "figure__open")
    _key, part = bars_of(svg, "figure__solid")
    assert (second / first, part / first) == pytest.approx((0.5, 0.25), abs=0.001)


def test_bars_say_in_words_what_they_show() -> None:
    svg = bars("Funding", (Bar("Health", 2000, 50),), whole="required", part="confirmed")
    assert title(svg) == "Funding. Health: 2,000 required, 50 confirmed."


def test_part_larger_than_the_whole_stays_inside_the_drawing() -> None:
    svg = bars("Funding", (Bar("Health", 10, 1_000),), whole="required", part="confirmed")
    assert [it for it in fromstring(svg).iter(f"{SVG}rect") if right(it) > 640] == []


def right(rect: Element) -> float:
    return float(rect.get("x", "")) + float(rect.get("width", ""))


def test_portions_begin_where_the_one_before_ends() -> None:
    svg = stack("Pillars", (Portion("Humanitarian", 30), Portion("Peace", 10)))
    first, second = (it for it in fromstring(svg).iter(f"{SVG}rect") if it.get("class") == "figure__solid")
    assert float(second.get("x", "")) == pytest.approx(right(first), abs=0.2)
    assert title(svg) == "Pillars. Humanitarian: 30, 75 %; Peace: 10, 25 %."


def test_pyramid_has_the_oldest_at_the_top() -> None:
    svg = pyramid("Ages", (Step("0–17", 40, 30), Step("60+", 5, 4)), sides=("Women", "Men"))
    assert [text for text in texts(svg) if text in {"0–17", "60+"}] == ["60+", "0–17"]
    assert title(svg) == "Ages. 0–17: 40 Women, 30 Men; 60+: 5 Women, 4 Men."


def test_numbers_of_a_chart_follow_the_language() -> None:
    with override("fr"):
        svg = bars("Fonds", (Bar("Santé", 2_000, 50),), whole="requis", part="confirmé")
    assert "2\xa0000" in texts(svg)


def test_words_of_a_chart_cannot_become_markup() -> None:
    svg = bars("</title><script>", (Bar("<b>&", 1, 1),), whole="<i>", part="")
    assert title(svg) == "</title><script>. <b>&: 1 <i>, 1 ."
    assert "<script>" not in svg


def test_long_label_is_broken_into_lines() -> None:
    svg = bars("F", (Bar("Humanitarian border management and services for citizens abroad", 1, 1),), whole="", part="")
    assert all(len(text or "") < 31 for text in texts(svg))


def test_charts_hold_no_style_that_a_page_would_refuse(document: Document) -> None:
    found = figures(document)
    assert len(found) == 7
    assert [it.caption for it in found if "style" in it.svg or not title(it.svg)] == []


def test_long_name_of_a_measure_is_broken_above_its_own_column() -> None:
    svg = bars("Besoins", (Bar("Réfugiés", 20, 5),), whole="personnes dans le besoin", part="personnes visées")
    heads = [it for it in fromstring(svg).iter(f"{SVG}text") if it.get("font-weight") == "bold"]
    assert [it.text for it in heads] == ["personnes", "dans le", "besoin", "personnes", "visées"]
    places = [(float(it.get("x", "")), float(it.get("y", ""))) for it in heads]
    assert len(set(places)) == len(places)
    first = next(it for it in fromstring(svg).iter(f"{SVG}text") if it.text == "Réfugiés")
    assert max(y for _x, y in places) < float(first.get("y", ""))
