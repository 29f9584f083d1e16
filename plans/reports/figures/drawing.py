"""SVG by parts. Everything is an attribute, so that a strict content security policy lets it pass.

The drawing is 640 units wide, which on paper makes a unit a quarter of a millimetre.
"""

from collections.abc import Sequence
from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.safestring import SafeString, mark_safe

WIDTH = 640
LINE = 15
BAR = 11
_TEXT = 12
_LETTER = 6.6  # what a letter of the sans takes on average, to break labels by
_DEEP, _MIST, _INK = "#0033A0", "#DBE5F3", "#1B2437"

SOLID = {"class": "figure__solid", "fill": _DEEP}
OPEN = {"class": "figure__open", "fill": _MIST, "stroke": _DEEP, "stroke-width": "0.8"}


def drawing(height: float, title: str) -> Element:
    """Return an empty drawing; its title is read aloud in its place."""
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {_length(height)}"})
    svg.attrib |= {"role": "img", "class": "figure__svg", "font-family": "Noto Sans, system-ui, sans-serif"}
    svg.set("font-size", str(_TEXT))
    SubElement(svg, "title").text = title
    return svg


def bar(parent: Element, x: float, y: float, width: float, ink: dict[str, str], height: float = BAR) -> None:
    """Draw a bar; one of no length leaves no mark."""
    if width > 0:
        sizes = {"x": x, "y": y, "width": width, "height": height}
        SubElement(parent, "rect", {name: _length(size) for name, size in sizes.items()} | ink)


def area(parent: Element, points: Sequence[tuple[float, float]], ink: dict[str, str]) -> None:
    """Draw a closed shape."""
    told = " ".join(f"{_length(x)},{_length(y)}" for x, y in points)
    SubElement(parent, "polygon", {"points": told} | ink)


def text(parent: Element, x: float, y: float, words: str, *, anchor: str = "start", bold: bool = False) -> None:
    place = {"x": _length(x), "y": _length(y), "text-anchor": anchor, "fill": _INK, "class": "figure__text"}
    SubElement(parent, "text", place | ({"font-weight": "bold"} if bold else {})).text = words


def label(parent: Element, y: float, lines: list[str]) -> None:
    """Write the lines of a label at the left, the first beside a bar that starts at y."""
    for number, line in enumerate(lines):
        text(parent, 0, y + BAR - 1 + number * LINE, line)


def broken(words: str, width: float) -> list[str]:
    """Return the words in lines that fit into the width."""
    return wrap(words, int(width / _LETTER)) or [""]


def width_of(words: str) -> float:
    return len(words) * _LETTER


def finished(svg: Element) -> SafeString:
    """Return the markup, which is safe: ElementTree wrote it, and escapes every word."""
    return mark_safe(tostring(svg, encoding="unicode"))  # noqa: S308  # never put together by hand


def _length(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
