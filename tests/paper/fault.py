"""A fault of a printed page."""

from typing import NamedTuple


class Fault(NamedTuple):
    page: int
    what: str
    text: str
