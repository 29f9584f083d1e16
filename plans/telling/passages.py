"""A comparison as people read it: what changed with the words around it, long unchanged passages folded."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plans.content.words import Run, compared

AROUND = 20  # words of what was kept that stand on each side of a change
WORTH_FOLDING = 40


@dataclass(frozen=True)
class Passage:
    """`kind` is that of a run, or "folded" for so many unchanged words."""

    kind: str
    text: str
    words: int = 0


def passages(before: str, after: str) -> list[Passage]:
    """Return both texts as one, in reading order."""
    runs = compared(before, after)
    return [
        passage
        for place, run in enumerate(runs)
        for passage in _shown(run, AROUND if place else 0, AROUND if place + 1 < len(runs) else 0)
    ]


def counted(before: str, after: str) -> tuple[int, int]:
    """Return how many words came and how many went."""
    runs = compared(before, after)
    added, removed = (sum(len(run.text.split()) for run in runs if run.kind == kind) for kind in ("added", "removed"))
    return added, removed


def summed(counts: Iterable[tuple[int, int]]) -> tuple[int, int]:
    added, removed = (sum(column) for column in zip((0, 0), *counts, strict=True))
    return added, removed


def _shown(run: Run, head: int, tail: int) -> Iterator[Passage]:
    words = list(re.finditer(r"\S+", run.text))
    folded = words[head : len(words) - tail]
    if run.kind != "kept" or len(folded) < WORTH_FOLDING:
        yield Passage(run.kind, run.text)
        return
    start, end = folded[0].start() if head else 0, folded[-1].end() if tail else len(run.text)
    if head:
        yield Passage("kept", run.text[:start].rstrip())
    yield Passage("folded", run.text[start:end], len(folded))
    if tail:
        yield Passage("kept", run.text[end:].lstrip())
