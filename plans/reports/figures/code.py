"""A square code that telephones read, with the same in letters beside it."""

from itertools import groupby
from xml.etree.ElementTree import Element

import segno
from django.utils.safestring import SafeString

from plans.reports.figures.drawing import LINE, bar, drawing, finished, text

_SIDE = 124.0  # three centimetres on paper
_QUIET = 4  # modules of white around the code, as its standard asks
_GAP = 16
_BLACK, _WHITE = {"fill": "#000000"}, {"fill": "#FFFFFF"}


def code(address: str, said: str, lines: tuple[str, ...]) -> SafeString:
    """Draw the code of the address; `said` stands for it, and the lines stand beside it."""
    svg = drawing(_SIDE, said)
    _squares(svg, [bytes(row) for row in segno.make(address, error="m", micro=False).matrix])
    for place, line in enumerate(lines):
        text(svg, _SIDE + _GAP, LINE * (place + 2), line)
    return finished(svg)


def _squares(svg: Element, rows: list[bytes]) -> None:
    """Draw a bar for each stretch of dark modules, on white even where the page is dark."""
    size = _SIDE / (len(rows) + 2 * _QUIET)
    bar(svg, 0, 0, _SIDE, _WHITE, height=_SIDE)
    for number, row in enumerate(rows):
        place = 0
        for dark, stretch in groupby(row):
            length = len(list(stretch))
            if dark:
                bar(svg, (place + _QUIET) * size, (number + _QUIET) * size, length * size, _BLACK, height=size)
            place += length
