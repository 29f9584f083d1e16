"""The shapes of countries: Natural Earth 1:50m, in the public domain; docs/decisions/0024-map.md says what was changed.

The file keeps every stretch of coast or boundary once, as steps from its first point in units of a part of a degree; a
country is rings of stretches, of which a negative number is one read backwards, counted from -1.
"""

import json
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
"""Degrees of longitude and latitude."""
Ring: TypeAlias = tuple[Point, ...]
_FILE = Path(__file__).parent / "data" / "countries.json"


@cache
def shapes() -> dict[str, tuple[Ring, ...]]:
    """Return the outer rings of each country by its ISO code of three letters, under "" those that have none."""
    kept = json.loads(_FILE.read_text())
    stretches = [_stretch(steps, kept["units_per_degree"]) for steps in kept["arcs"]]
    found = {code: [_ring(stretches, numbers) for numbers in rings] for code, rings in kept["countries"].items()}
    return {code: tuple(ring for ring in rings if signed_area(ring) < 0) for code, rings in found.items()}


def signed_area(ring: Sequence[Point]) -> float:
    """Return the area of a ring: negative where its points go round clockwise, as outer ones do and holes do not."""
    following = [*ring[1:], ring[0]]
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in zip(ring, following, strict=True)) / 2


def _stretch(steps: list[int], units: int) -> list[Point]:
    return [(x / units, y / units) for x, y in zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True)]


def _ring(stretches: list[list[Point]], numbers: list[int]) -> Ring:
    """Join the stretches: each begins where the one before ended."""
    return tuple(
        point for number in numbers for point in (stretches[number] if number >= 0 else stretches[~number][::-1])[1:]
    )
