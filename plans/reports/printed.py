"""What comes out of a printer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Printed:
    data: bytes
    pages: int | None
    """How many there are, where that is settled: Word breaks pages as it shows them."""
