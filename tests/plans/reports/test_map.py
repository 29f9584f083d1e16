"""The map of the countries concerned: where they are drawn, what is written, and that nothing leaves the drawing."""

from xml.etree.ElementTree import Element, fromstring, tostring

import pycountry
import pytest
from django.utils.translation import override

from plans.reports.figures.map import world_map
from plans.reports.figures.shapes import shapes, signed_area
from plans.reports.parts.crisis import disclaimer
from plans.reports.word.raster import raster
from tests.plans.reports.test_figures import SVG, texts, title

WORLD = sorted(code for code, rings in shapes().items() if code and rings)


def name(code: str) -> str:
    return f"Land {code}"


def drawn(*codes: str) -> Element:
    svg = world_map("Countries concerned", codes, name)
    assert svg is not None
    return fromstring(svg)


def areas(svg: Element, look: str) -> list[list[tuple[float, float]]]:
    found = (it for it in svg.iter(f"{SVG}polygon") if it.get("class") == look)
    return [
        [(float(x), float(y)) for x, y in (pair.split(",") for pair in it.attrib["points"].split())] for it in found
    ]


def size(points: list[tuple[float, float]]) -> float:
    return abs(signed_area(points))


def test_shapes_are_those_of_the_world() -> None:
    codes = {it.alpha_3 for it in pycountry.countries}
    assert set(WORLD) <= codes
    assert len(WORLD) > 230
    largest = max(set(WORLD) - {"ATA"}, key=lambda code: max((size(list(ring)) for ring in shapes()[code]), default=0))
    assert largest == "RUS"


@pytest.mark.parametrize(
    ("code", "x", "y"),
    [("UKR", 34.3, 45.2), ("SOM", 45.0, 9.8), ("CYP", 33.5, 35.3), ("SSD", 31.6, 4.9), ("FJI", 178.0, -17.8)],
)
def test_place_belongs_to_the_country_that_the_united_nations_say(code: str, x: float, y: float) -> None:
    assert [it for it in shapes() if any(holds(list(ring), x, y) for ring in shapes()[it])] == [code]


def holds(ring: list[tuple[float, float]], x: float, y: float) -> bool:
    crossed = [
        a + (y - b) / (d - b) * (c - a) > x
        for (a, b), (c, d) in zip(ring, [*ring[1:], ring[0]], strict=True)
        if (b > y) != (d > y)
    ]
    return sum(crossed) % 2 == 1


def test_country_concerned_is_full_and_its_neighbours_open_with_their_names() -> None:
    svg = drawn("SSD")
    assert len(areas(svg, "figure__solid")) == 1
    assert len(areas(svg, "figure__land")) >= 6
    written = texts(svg_text(svg))
    assert {"Land SDN", "Land ETH", "Land UGA"} <= set(written)
    assert "Land SSD" not in written


def svg_text(svg: Element) -> str:
    return tostring(svg, encoding="unicode")


def test_several_countries_are_numbered_in_the_order_of_the_plan() -> None:
    svg = svg_text(drawn("NER", "MLI", "BFA"))
    assert title(svg) == "Countries concerned. Land NER; Land MLI; Land BFA."
    marks = [it for it in texts(svg) if it and it[0].isdigit()]
    assert marks == ["1", "1  Land NER", "2", "2  Land MLI", "3", "3  Land BFA"]


def test_country_too_small_to_be_found_is_marked() -> None:
    assert "1  Land MDV" in texts(svg_text(drawn("MDV")))
    assert not [it for it in texts(svg_text(drawn("SSD"))) if it and it[0].isdigit()]


def test_country_at_the_line_of_the_date_is_one_piece() -> None:
    largest = max(areas(drawn("FJI"), "figure__solid"), key=size)
    assert max(x for x, _y in largest) - min(x for x, _y in largest) < 200


@pytest.mark.parametrize("code", WORLD[::9])
def test_nothing_leaves_the_drawing(code: str) -> None:
    svg = drawn(code)
    _x, _y, width, height = map(float, svg.attrib["viewBox"].split())
    points = [point for look in ("figure__solid", "figure__land") for area in areas(svg, look) for point in area]
    assert all(-0.1 <= x <= width + 0.1 and -0.1 <= y <= height + 0.1 for x, y in points)
    assert any(size(area) > 0 for area in areas(svg, "figure__solid")) or f"1  Land {code}" in texts(svg_text(svg))


def test_country_without_a_shape_has_no_map() -> None:
    assert world_map("Countries concerned", ["TUV"], name) is None
    assert world_map("Countries concerned", [], name) is None


def test_map_is_a_picture_where_word_is_old() -> None:
    assert raster(drawn("SSD")).startswith(b"\x89PNG")


def test_map_says_that_its_boundaries_are_not_ours() -> None:
    with override("fr"):
        assert "n’impliquent" in disclaimer()
