"""A bar for each thing: a whole, and the part of it."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.utils.safestring import SafeString

from plans.reports.figures.drawing import BAR, LINE, OPEN, SOLID, WIDTH, bar, broken, drawing, finished, label, text
from plans.reports.words import listed, number

_LABEL = 205
_FIGURES = 92
_LENGTH = WIDTH - _LABEL - 2 * _FIGURES
_GAP = 6


@dataclass(frozen=True)
class Bar:
    label: str
    whole: int
    part: int
    said: tuple[str, ...] = ()
    """Both as they are told, where that is not simply a number: what is not known is not 0."""

    @property
    def figures(self) -> tuple[str, ...]:
        return self.said or (number(self.whole), number(self.part))


def bars(caption: str, lines: tuple[Bar, ...], *, whole: str, part: str) -> SafeString:
    """Draw the lines under each other; `whole` and `part` say what they measure."""
    labels = [broken(line.label, _LABEL - 10) for line in lines]
    heights = [LINE * len(broken_label) + _GAP for broken_label in labels]
    heads = [broken(words, _FIGURES - 6) for words in (whole, part)]
    y = float(LINE * (1 + max(map(len, heads))) + _GAP)
    svg = drawing(y + sum(heights), _in_words(caption, lines, whole, part))
    _head(svg, y - _GAP, heads)
    longest = max(max(line.whole, line.part) for line in lines)
    for line, broken_label, height in zip(lines, labels, heights, strict=True):
        label(svg, y, broken_label)
        _bar(svg, y, line, _LENGTH / longest)
        y += height
    return finished(svg)


def _in_words(caption: str, lines: tuple[Bar, ...], whole: str, part: str) -> str:
    said = (f"{line.label}: {line.figures[0]} {whole}, {line.figures[1]} {part}" for line in lines)
    return f"{caption}. {listed(said)}."


def _head(svg: Element, foot: float, heads: list[list[str]]) -> None:
    """Say over each column of figures what it measures, and how its bars look; a long name takes several lines."""
    for right, words, ink in zip((WIDTH - _FIGURES, WIDTH), heads, (OPEN, SOLID), strict=True):
        top = foot - LINE * len(words)
        bar(svg, right - 2 * BAR, top - LINE, 2 * BAR, ink)
        for place, line in enumerate(words):
            text(svg, right, top + place * LINE + BAR - 1, line, anchor="end", bold=True)


def _bar(svg: Element, y: float, line: Bar, scale: float) -> None:
    bar(svg, _LABEL, y, line.whole * scale, OPEN)
    bar(svg, _LABEL, y, line.part * scale, SOLID)
    for right, figure in zip((WIDTH - _FIGURES, WIDTH), line.figures, strict=True):
        text(svg, right, y + BAR - 1, figure, anchor="end")
