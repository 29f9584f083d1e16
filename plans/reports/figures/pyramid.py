"""Two sides by steps of age: who they are, read from the youngest at the foot to the oldest at the top."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from plans.reports.figures.drawing import BAR, LINE, OPEN, SOLID, WIDTH, bar, drawing, finished, text, width_of
from plans.reports.words import listed, number

_MIDDLE = 130
_FIGURES = 72
_GAP = 5
_HEAD = 24
_STEP = 20


@dataclass(frozen=True)
class Step:
    label: str
    first: int
    second: int


def pyramid(caption: str, steps: tuple[Step, ...], *, sides: tuple[str, str]) -> SafeString:
    """Draw the steps, given from the youngest to the oldest, with the first side at the left."""
    first, second = sides
    said = (f"{it.label}: {number(it.first)} {first}, {number(it.second)} {second}" for it in steps)
    svg = drawing(_HEAD + len(steps) * _STEP, f"{caption}. {listed(said)}.")
    longest = max(width_of(number(it)) for step in steps for it in (step.first, step.second))
    side = (WIDTH - _MIDDLE) / 2 - max(_FIGURES, longest + 2 * _GAP)
    left, right = (WIDTH - _MIDDLE) / 2, (WIDTH + _MIDDLE) / 2
    text(svg, left, BAR - 1, first, anchor="end", bold=True)
    text(svg, right, BAR - 1, second, bold=True)
    scale = side / max(max(it.first, it.second) for it in steps)
    for place, step in enumerate(reversed(steps)):
        y = _HEAD + place * _STEP
        baseline = y + LINE - 2
        text(svg, WIDTH / 2, baseline, step.label, anchor="middle")
        bar(svg, left - step.first * scale, y, step.first * scale, SOLID, height=LINE)
        bar(svg, right, y, step.second * scale, OPEN, height=LINE)
        text(svg, left - step.first * scale - _GAP, baseline, number(step.first), anchor="end")
        text(svg, right + step.second * scale + _GAP, baseline, number(step.second))
    return finished(svg)
