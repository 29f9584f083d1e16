"""What a running text is made of."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar, TypeAlias

from plans.content.prose.runs import Runs


@dataclass(frozen=True)
class Heading:
    kind: ClassVar[str] = "heading"
    runs: Runs
    level: int
    """1 below the heading of the text itself, 2 below that."""


@dataclass(frozen=True)
class Paragraph:
    kind: ClassVar[str] = "paragraph"
    runs: Runs


@dataclass(frozen=True)
class Item:
    runs: Runs
    number: int | None = None
    """As it was typed; None after a dash."""
    below: tuple["Points", ...] = ()


@dataclass(frozen=True)
class Points:
    """A list: its items have numbers, or all have none."""

    kind: ClassVar[str] = "points"
    items: tuple[Item, ...]

    @property
    def numbered(self) -> bool:
        return self.items[0].number is not None


Block: TypeAlias = Heading | Paragraph | Points
Prose: TypeAlias = tuple[Block, ...]


def with_runs(block: Block, change: Callable[[Runs], Runs]) -> Block:
    """Return the block with its runs changed, those of a list within a list after those of its item."""
    if not isinstance(block, Points):
        return replace(block, runs=change(block.runs))
    return points_with_runs(block, change)


def points_with_runs(points: Points, change: Callable[[Runs], Runs]) -> Points:
    return Points(
        tuple(
            Item(change(item.runs), item.number, tuple(points_with_runs(it, change) for it in item.below))
            for item in points.items
        )
    )
