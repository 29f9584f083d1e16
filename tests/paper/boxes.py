"""A rectangle on a page."""

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """Edges in points, from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return max(self.right - self.left, 0)

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 0)

    def common(self, other: "Box") -> "Box":
        """Return what both cover; it has no width or no height where that is nothing."""
        low = (max(self.left, other.left), max(self.bottom, other.bottom))
        return Box(*low, min(self.right, other.right), min(self.top, other.top))

    def within(self, other: "Box", slack: float = 0) -> bool:
        low = self.left >= other.left - slack and self.bottom >= other.bottom - slack
        return low and self.right <= other.right + slack and self.top <= other.top + slack


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of these, of which there is one at least."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))
