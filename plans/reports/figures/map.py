"""Where countries are: those concerned full, their neighbours open, without a line that a boundary would hang on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, dist, radians
from xml.etree.ElementTree import Element

from django.utils.safestring import SafeString

from plans.reports.figures.drawing import LINE, OPEN, SOLID, WIDTH, area, bar, drawing, finished, text, width_of
from plans.reports.figures.shapes import Point, Ring, shapes, signed_area
from plans.reports.words import listed

_TALL = 380
_MARGIN = 0.18
_LEAST = 5.0
"""Degrees that a map spans at least: an island alone says nothing of where it is."""
_OUTLYING = 0.05
"""Of its largest piece of land, what a further piece of a country has to have for the map to reach to it."""
_MARK = 17
_FINE = 0.7
_EDGE = {"stroke": "#FFFFFF", "stroke-width": "0.8", "stroke-linejoin": "round"}
_FULL = SOLID | _EDGE
_OPEN = {"class": "figure__land", "fill": OPEN["fill"]} | _EDGE
_SEA = {"class": "figure__sea", "fill": "#FFFFFF", "stroke": "#B8C4D9", "stroke-width": "0.8"}
_PAPER = {"class": "figure__sea", "fill": "#FFFFFF"}


@dataclass(frozen=True)
class _Frame:
    """The part of the world that is drawn, in degrees east of `turn`, so that no country is cut at 180°."""

    west: float
    south: float
    east: float
    north: float
    turn: float

    @property
    def narrowing(self) -> float:
        """How much shorter a degree is from west to east than from south to north here."""
        return cos(radians((self.south + self.north) / 2))

    @property
    def scale(self) -> float:
        return min(WIDTH / ((self.east - self.west) * self.narrowing), _TALL / (self.north - self.south))

    @property
    def height(self) -> float:
        return (self.north - self.south) * self.scale

    def drawn(self, point: Point) -> Point:
        return (point[0] - self.west) * self.narrowing * self.scale, (self.north - point[1]) * self.scale

    def turned(self, ring: Ring) -> Ring:
        """Return the ring as one piece in the degrees of the frame."""
        return tuple(((x - self.turn) % 360, y) for x, y in ring)


def world_map(caption: str, countries: Iterable[str], names: Callable[[str], str]) -> SafeString | None:
    """Draw the countries, given by their codes; None where there is no shape of any of them."""
    known = {code: names(code) for code in countries if shapes().get(code)}
    if not known:
        return None
    frame, land = _land(tuple(known))
    marked = known if len(known) > 1 or _is_small(frame, *known) else {}
    foot = LINE * len(marked) + 8 if marked else 0
    svg = drawing(frame.height + foot, f"{caption}. {listed(known.values())}.")
    bar(svg, 0, 0, WIDTH, _SEA, height=frame.height)
    for code, points in land:
        area(svg, points, _FULL if code in known else _OPEN)
    for code, points in land:
        if code and code not in known:
            _name(svg, points, names(code))
    for place, (code, name) in enumerate(marked.items(), start=1):
        x, y = frame.drawn(_middle(frame.turned(max(shapes()[code], key=_size))))
        bar(svg, x - _MARK / 2, y - _MARK / 2, _MARK, _PAPER, height=_MARK)
        text(svg, x, y + 4, str(place), anchor="middle", bold=True)
        text(svg, 0, frame.height + 4 + LINE * place, f"{place}  {name}")
    return finished(svg)


@lru_cache(maxsize=64)
def _land(codes: tuple[str, ...]) -> tuple[_Frame, list[tuple[str, list[Point]]]]:
    """Return the frame around the countries, and the land in it: whoever reads a plan has the same again and again."""
    frame = _frame([ring for code in codes for ring in _weighty(shapes()[code])])
    drawn = ((code, _thinned(map(frame.drawn, ring))) for code, ring in _from_large_to_small(frame))
    return frame, [(code, points) for code, points in drawn if len(points) > 2]


def _name(svg: Element, points: Sequence[Point], words: str) -> None:
    """Write the name of a neighbour into its land, if there is room for it."""
    y = _middle(points)[1] if _size(points) else 0.0
    left, right = _widest_stretch(points, y)
    if right - left > width_of(words) + LINE and y > LINE:
        text(svg, (left + right) / 2, y + 4, words, anchor="middle")


def _widest_stretch(points: Sequence[Point], y: float) -> tuple[float, float]:
    """Return from where to where the shape goes at this height."""
    crossed = [
        a + (y - b) / (d - b) * (c - a)
        for (a, b), (c, d) in zip(points, [*points[1:], points[0]], strict=True)
        if (b > y) != (d > y)
    ]
    crossed.sort()
    return max(zip(crossed[::2], crossed[1::2], strict=True), key=lambda it: it[1] - it[0], default=(0.0, 0.0))


def _is_small(frame: _Frame, code: str) -> bool:
    """Whether one would look for the country in vain."""
    return max(map(_size, shapes()[code])) * frame.scale**2 < _MARK**2


def _thinned(points: Iterable[Point]) -> list[Point]:
    """Leave out what lies closer to the point before than a drawing can show."""
    kept: list[Point] = []
    for point in points:
        if not kept or dist(kept[-1], point) >= _FINE:
            kept.append(point)
    return kept


def _size(ring: Sequence[Point]) -> float:
    return abs(signed_area(ring))


def _weighty(rings: Sequence[Ring]) -> list[Ring]:
    largest = max(map(_size, rings))
    return [ring for ring in rings if _size(ring) >= _OUTLYING * largest]


def _frame(rings: Sequence[Ring]) -> _Frame:
    turn = _turn(x for ring in rings for x, _y in ring)
    east_of = [(x - turn) % 360 for ring in rings for x, _y in ring]
    latitudes = [y for ring in rings for _x, y in ring]
    west, east = _widened(min(east_of), max(east_of))
    south, north = _widened(min(latitudes), max(latitudes))
    return _filled(_Frame(west, max(south, -80), east, min(north, 84), turn))


def _filled(frame: _Frame) -> _Frame:
    """Return the frame as wide as the drawing: with more of what lies to the west and east."""
    more = WIDTH / (frame.scale * frame.narrowing) - (frame.east - frame.west)
    return replace(frame, west=frame.west - more / 2, east=frame.east + more / 2)


def _turn(longitudes: Iterable[float]) -> float:
    """Return the middle of the widest stretch without any of the longitudes: the map is cut open there."""
    sorted_once = sorted({x % 360 for x in longitudes})
    following = [*sorted_once[1:], sorted_once[0] + 360]
    gap, start = max((after - before, before) for before, after in zip(sorted_once, following, strict=True))
    return start + gap / 2


def _widened(low: float, high: float) -> tuple[float, float]:
    more = max((high - low) * _MARGIN, (_LEAST - (high - low)) / 2)
    return low - more, high + more


def _from_large_to_small(frame: _Frame) -> list[tuple[str, Ring]]:
    """Return what of each country lies in the frame; what lies within another country comes after that."""
    found = ((code, _within(frame.turned(ring), frame)) for code, rings in shapes().items() for ring in rings)
    return sorted(((code, ring) for code, ring in found if len(ring) > 2), key=lambda it: -_size(it[1]))


def _within(ring: Ring, frame: _Frame) -> Ring:
    """Return what of the ring lies in the frame, cut along one of its sides after the other."""
    if max(x for x, _y in ring) - min(x for x, _y in ring) > 180:
        return ()
    for axis, limit, sign in ((0, frame.west, 1), (0, frame.east, -1), (1, frame.south, 1), (1, frame.north, -1)):
        ring = tuple(_cut(ring, axis, limit, sign))
    return ring


def _cut(ring: Ring, axis: int, limit: float, sign: int) -> Iterable[Point]:
    for before, point in zip((ring[-1:] + ring)[: len(ring)], ring, strict=True):
        sides = [sign * (it[axis] - limit) for it in (before, point)]
        if (sides[0] < 0) != (sides[1] < 0):
            part = sides[0] / (sides[0] - sides[1])
            yield before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1])
        if sides[1] >= 0:
            yield point


def _middle(ring: Sequence[Point]) -> Point:
    """Return the centre of the ring's area."""
    following = [*ring[1:], ring[0]]
    pieces = [(x * b - a * y, x + a, y + b) for (x, y), (a, b) in zip(ring, following, strict=True)]
    whole = 3 * sum(weight for weight, _x, _y in pieces)
    return sum(weight * x for weight, x, _y in pieces) / whole, sum(weight * y for weight, _x, y in pieces) / whole
