"""The portions of a whole, each beginning where the one before ends."""

from dataclasses import dataclass
from itertools import accumulate

from django.utils.safestring import SafeString

from plans.reports.figures.drawing import BAR, LINE, OPEN, SOLID, WIDTH, bar, broken, drawing, finished, label, text
from plans.reports.words import listed, number, share

_LABEL = 205
_FIGURES = 150
_GAP = 6


@dataclass(frozen=True)
class Portion:
    label: str
    amount: int


def stack(caption: str, portions: tuple[Portion, ...]) -> SafeString:
    """Draw the portions as steps, so that neither colour nor a legend is needed to tell them apart."""
    total = sum(portion.amount for portion in portions)
    labels = [broken(portion.label, _LABEL - 10) for portion in portions]
    said = (f"{it.label}: {number(it.amount)}, {share(it.amount, total)} %" for it in portions)
    svg = drawing(sum(LINE * len(it) + _GAP for it in labels), f"{caption}. {listed(said)}.")
    scale = (WIDTH - _LABEL - _FIGURES) / total
    starts = accumulate((portion.amount for portion in portions), initial=0)
    y = 0.0
    for portion, start, broken_label in zip(portions, starts, labels, strict=False):
        label(svg, y, broken_label)
        bar(svg, _LABEL, y, (total * scale), OPEN)
        bar(svg, _LABEL + start * scale, y, portion.amount * scale, SOLID)
        amount = f"{number(portion.amount)}  ({share(portion.amount, total)} %)"
        text(svg, WIDTH, y + BAR - 1, amount, anchor="end")
        y += LINE * len(broken_label) + _GAP
    return finished(svg)
