"""Contrast of the tokens, computed: text 4.5 to 1, edges of controls and marks 3 to 1, in both themes (WCAG 2.2 AA)."""

import math
import re

import pytest

from tests.repository.files import ROOT

Colour = tuple[float, float, float]

TOKENS = (ROOT / "static/css/tokens.css").read_text()
LIGHT, _, REST = TOKENS.partition("@media screen")
DARK, _, MEANINGS = REST.partition("\n}\n")
HUE = re.compile(r"--([\w-]+): oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)")
MEANING = re.compile(r"--(color-[\w-]+): var\(--([\w-]+)\)")


def hues(css: str) -> dict[str, Colour]:
    return {name: (float(light) / 100, float(chroma), float(angle)) for name, light, chroma, angle in HUE.findall(css)}


THEMES = {"light": hues(LIGHT) | hues(MEANINGS), "dark": hues(LIGHT) | hues(DARK) | hues(MEANINGS)}
SURFACES = ("paper", "card", "sunk", "here-mist", "here-bg")
TEXT = [
    *((ink, surface) for ink in ("ink", "ink-soft", "link", "act", "act-strong") for surface in SURFACES),
    *((state, surface) for state in ("done", "look", "stop") for surface in (f"{state}-bg", "paper", "card")),
    *((ink, f"{state}-bg") for ink in ("ink", "ink-soft", "link") for state in ("done", "look", "stop")),
    *((ink, f"{state}-strong-bg") for ink in ("ink",) for state in ("done", "look", "stop")),
    ("stop", "stop-strong-bg"),
    ("on-act", "act"),
    ("on-act", "act-strong"),
    *((ink, bar) for ink in ("on-bar", "on-bar-soft") for bar in ("bar", "bar-deep")),
]
MARKS = [
    *((mark, surface) for mark in ("edge", "here") for surface in ("paper", "card", "sunk", "here-mist")),
    *(("focus", surface) for surface in SURFACES),
    *((mark, "card") for mark in ("part", "whole")),
    ("act", "here-line"),
]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (MARKS, 3.0)], ids=["text", "marks"])
def test_contrast_is_sufficient(theme: str, pairs: list[tuple[str, str]], least: float) -> None:
    ratios = {pair: contrast(*(meaning(theme, name) for name in pair)) for pair in pairs}
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_initials_can_be_read_on_every_face(theme: str) -> None:
    faces = [colour for name, colour in THEMES[theme].items() if name.startswith("face-")]
    assert len(faces) == 6
    assert min(contrast(meaning(theme, "on-face"), face) for face in faces) >= 4.5


def meaning(theme: str, name: str) -> Colour:
    token = f"color-{name}"
    return THEMES[theme][dict(MEANING.findall(MEANINGS)).get(token, token)]


def contrast(one: Colour, other: Colour) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    """Return the relative luminance of an oklch colour, by way of linear sRGB clipped to its gamut."""
    light, chroma, angle = colour
    a, b = chroma * math.cos(math.radians(angle)), chroma * math.sin(math.radians(angle))
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.291485548 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short
    clipped = (min(1.0, max(0.0, part)) for part in (red, green, blue))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), clipped, strict=True))
