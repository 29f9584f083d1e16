"""What rows and figures have in common."""

from dataclasses import dataclass, field

from plans.content.codec import LATER

Codes = tuple[str, ...]
REPORTED = frozenset({"reached", "reached_on", "people_reached"})
"""Fields that tell of a plan under way: nobody fills them in when it is planned."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of a table, known within its table by `uid`; an empty one is filled in when the row is first saved."""

    uid: str = ""


@dataclass(frozen=True, kw_only=True)
class Counts:
    population: int | None = None
    affected: int | None = None
    in_need: int | None = None
    targeted: int | None = None
    reached: int | None = field(default=None, metadata=LATER)
