"""What rows and figures have in common."""

from dataclasses import dataclass, field
from typing import Any

from plans.content.codec import LATER

Codes = tuple[str, ...]


def later(default: Any = None) -> Any:
    """Return a field that plans have not had from the beginning.

    What is frozen names it only where it holds something, so that versions from before it keep their fingerprints.
    """
    return field(default=default, metadata={LATER: True})


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
    reached: int | None = later()
