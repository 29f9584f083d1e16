"""From when to when: a bar for each thing on one scale of time, with the beginning of each year or quarter marked."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.safestring import SafeString

from plans.reports.figures.drawing import BAR, LINE, SOLID, WIDTH, bar, broken, drawing, finished, label, text
from plans.reports.words import listed, month, months

_LABEL = 205
_GAP = 6
_HEAD = LINE + _GAP
_ROOM = 58
"""How wide the name of a month is."""
_STEPS = (1, 3, 6, 12, 24, 60, 120)
_RULE = {"class": "figure__rule", "fill": "#B8C4D9"}


@dataclass(frozen=True)
class Span:
    label: str
    first: datetime.date
    last: datetime.date
    """The last day that belongs to it."""

    @property
    def said(self) -> str:
        return f"{self.label}: {months(self.first, self.last)}"


def timeline(caption: str, spans: Sequence[Span]) -> SafeString:
    """Draw the spans under each other, in the order in which they are given."""
    labels = [broken(span.label, _LABEL - 10) for span in spans]
    height = sum(LINE * len(it) + _GAP for it in labels)
    svg = drawing(_HEAD + height, f"{caption}. {listed(span.said for span in spans)}.")
    start = min(span.first for span in spans).replace(day=1)
    last = max(span.last for span in spans)
    scale = (WIDTH - _LABEL) / ((last - start).days + 1)
    for mark in _marks(start, last):
        x = _LABEL + (mark - start).days * scale
        bar(svg, x, _HEAD - 2, 0.8, _RULE, height=height)
        if x + _ROOM <= WIDTH + 6:
            text(svg, x, BAR, month(mark))
    y = float(_HEAD)
    for span, lines in zip(spans, labels, strict=True):
        label(svg, y, lines)
        length = (span.last - span.first).days + 1
        bar(svg, _LABEL + (span.first - start).days * scale, y, max(length * scale, 1.5), SOLID)
        y += LINE * len(lines) + _GAP
    return finished(svg)


def _marks(start: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    """Yield the first days of months, as many as there is room to name."""
    room = (WIDTH - _LABEL) // _ROOM
    first, count = start.year * 12 + start.month - 1, (last.year - start.year) * 12 + last.month - start.month + 1
    step = next((it for it in _STEPS if count <= it * room), _STEPS[-1] * ceil(count / (_STEPS[-1] * room)))
    for number in range(-(-first // step) * step, first + count, step):
        yield datetime.date(number // 12, number % 12 + 1, 1)
