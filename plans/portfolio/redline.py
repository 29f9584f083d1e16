"""Two texts as one, with what was taken out and what came in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "out", "in"]

_SENTENCES = re.compile(r"[^.!?\n]*[.!?\n]+\s*|[^.!?\n]+")
_WORDS = re.compile(r"\w+(?:[.,’'-]\w+)*|\s+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    kind: Kind
    text: str


def redline(before: str, after: str) -> list[Piece]:
    """Return the pieces of both texts in reading order: by sentence first, by word in sentences that differ."""
    return list(_joined(_pieces(before, after)))


def _pieces(before: str, after: str) -> Iterator[Piece]:
    old, new = _SENTENCES.findall(before), _SENTENCES.findall(after)
    for same, i, j, k, m in _blocks(old, new):
        out, into = "".join(old[i:j]), "".join(new[k:m])
        yield from [Piece("same", out)] if same else _in_words(out, into)


def _in_words(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    for same, i, j, k, m in _blocks(old, new):
        out, into = "".join(old[i:j]), "".join(new[k:m])
        yield from [Piece("same", out)] if same else [Piece("out", out), Piece("in", into)]


def _blocks(old: list[str], new: list[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    # Spaces match everywhere and would tear unlike sentences into crumbs: they never start a match.
    for tag, i, j, k, m in SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes():
        yield tag == "equal", i, j, k, m


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Leave out empty pieces and join neighbours of a kind."""
    last: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if last and last.kind == piece.kind:
            last = Piece(last.kind, last.text + piece.text)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last
