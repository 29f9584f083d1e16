"""About how high what people wrote is on paper: what may not fit into a page is not kept together."""

from typing import TYPE_CHECKING

from plans.content.prose import words_of

if TYPE_CHECKING:
    from plans.reports.tree import Cell, Column

_TALL = 24
"""Lines: a third of a page, and more than half of one in letters twice as wide as ours."""
_LETTERS = 4.5
"""In a line, for each share of the width."""


class Line(list[tuple["Column", "Cell"]]):
    """A row of a table, each cell with its column."""

    @property
    def tall(self) -> bool:
        return max(_lines(column.width, it.text, it.below, words_of(it.said)) for column, it in self) > _TALL


def _lines(width: int, *texts: str) -> int:
    lines = "\n".join(texts).splitlines()
    return sum(1 + int(len(line) / (width * _LETTERS)) for line in lines)
