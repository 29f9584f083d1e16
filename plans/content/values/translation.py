"""A text of the plan in another language than its own."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Translation:
    """`original` is the fingerprint of the text that was translated: where the plan has another one now, it changed."""

    language: str
    section: str
    place: str
    text: str
    original: str

    @property
    def uid(self) -> str:
        """Comparisons follow a translation by what it translates."""
        return f"{self.language}.{self.section}.{self.place}"
