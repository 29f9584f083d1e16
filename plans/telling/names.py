"""Who knows what codes are called."""

from typing import Protocol


class Names(Protocol):
    def name(self, vocabulary: str, code: str) -> str:
        """Return what the code is called in the plan; `objective` is the vocabulary of the plan's own."""
        ...
