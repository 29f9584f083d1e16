"""Where in a section a quoted passage stands, and where it stands after the section was edited.

A passage is counted in the words of its field as people read them: without marks, any run of blanks one space.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz

from plans.content.prose import prose, words_of
from plans.content.translating import texts_of
from plans.content.words import compared

KEPT = 0.5
"""The share of a passage that an edit must leave for what is left to be the same passage."""

ALIKE = 75
"""How like the passage, out of 100, what stands at another place must be to be the passage moved."""


@dataclass(frozen=True)
class Passage:
    place: str
    start: int
    quote: str

    @property
    def end(self) -> int:
        return self.start + len(self.quote)


def spoken(text: str) -> str:
    """Return the words of a text as people read them and copy them from a page."""
    return " ".join(words_of(prose(text)).split())


def occurrences(quote: str, value: Any, place: str = "") -> tuple[Passage, ...]:
    """Return where the passage stands in the texts of a section, or in the one text at the place."""
    wanted = " ".join(quote.split())
    found = (it for it in _words(value).items() if place in ("", it[0]))
    return tuple(Passage(at, start, wanted) for at, words in found for start in _starts(wanted, words))


def followed(passage: Passage, before: Any, after: Any) -> Passage | None:
    """Return where a passage of the section before is in the section after: what is left of it, or where it moved.

    None where it is gone.
    """
    old, new = _words(before), _words(after)
    here = old.get(passage.place, ""), new.get(passage.place, "")
    if here[0] == here[1]:
        return passage
    return _whole(passage, here[1]) or _left(passage, *here) or _moved(passage, new)


def _whole(passage: Passage, words: str) -> Passage | None:
    """Return the passage where its field has it still, word for word and only once."""
    starts = list(_starts(passage.quote, words))
    return replace(passage, start=starts[0]) if len(starts) == 1 else None


def _left(passage: Passage, before: str, after: str) -> Passage | None:
    """Return what stands between the first and the last words that were kept of the passage, if enough were."""
    spans = list(_kept(passage, before, after))
    if sum(end - start for start, end in spans) < KEPT * len(passage.quote):
        return None
    start, end = spans[0][0], spans[-1][1]
    return Passage(passage.place, start, after[start:end])


def _kept(passage: Passage, before: str, after: str) -> Iterator[tuple[int, int]]:
    """Yield which stretches of the text after were in the passage."""
    old = new = 0
    for run in compared(before, after):
        size = len(run.text)
        if run.kind == "kept":
            first, last = max(passage.start, old), min(passage.end, old + size)
            if first < last:
                yield new + first - old, new + last - old
        old += size if run.kind != "added" else 0
        new += size if run.kind != "removed" else 0


def _moved(passage: Passage, texts: dict[str, str]) -> Passage | None:
    best, score = None, float(ALIKE)
    for place, words in texts.items():
        found = fuzz.partial_ratio_alignment(passage.quote, words, score_cutoff=score) if words else None
        if found is not None and len(words) >= KEPT * len(passage.quote):
            score = found.score
            best = Passage(place, found.dest_start, words[found.dest_start : found.dest_end])
    return best


def _words(value: Any) -> dict[str, str]:
    return {} if value is None else {it.place: spoken(it.text) for it in texts_of("", value)}


def _starts(wanted: str, words: str) -> Iterator[int]:
    at = words.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = words.find(wanted, at + 1)
