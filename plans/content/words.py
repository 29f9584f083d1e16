"""What changed from one text to another, in words as people see them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from rapidfuzz.distance import LCSseq

Kind = Literal["kept", "removed", "added"]

_WORD = r"\w+(?:[.,’'-]\w+|[\u00a0\u202f]\d+)*"  # French parts the digits of a number with such spaces
# Words go with the space before them, so that spaces, which are everywhere, lead nothing astray; then they go alone.
_SPACED = re.compile(rf"[^\S\n]*(?:{_WORD}|[^\w\s])|\s+")
_ALONE = re.compile(rf"{_WORD}|\n+|[^\S\n]+|[^\w\s]")


@dataclass(frozen=True)
class Run:
    kind: Kind
    text: str


@dataclass(frozen=True)
class _Piece:
    """What is the same in both texts, or what stands in one where the other has something else."""

    old: str
    new: str
    same: bool = False

    def __add__(self, other: "_Piece") -> "_Piece":
        return _Piece(self.old + other.old, self.new + other.new, self.same and other.same)

    @property
    def size(self) -> int:
        return max(len(self.old), len(self.new))


def compared(before: str, after: str) -> tuple[Run, ...]:
    """Return both texts as one, in reading order: what was kept or removed is `before`, kept or added is `after`.

    Between two kept runs stands at most one removed and then one added.
    """
    pieces = _readable(_joined(_settled(_joined(_pieces(before, after)))))
    return tuple(run for piece in pieces for run in _runs(piece) if run.text)


def _runs(piece: _Piece) -> tuple[Run, ...]:
    return (Run("kept", piece.old),) if piece.same else (Run("removed", piece.old), Run("added", piece.new))


def _pieces(before: str, after: str) -> Iterator[_Piece]:
    for piece in _joined(_aligned(before, after, _SPACED)):
        yield from [piece] if piece.same else _aligned(piece.old, piece.new, _ALONE)


def _aligned(before: str, after: str, parts: re.Pattern[str]) -> Iterator[_Piece]:
    """Yield both texts with as few parts as possible left unmatched."""
    old, new = parts.findall(before), parts.findall(after)
    alphabet = {part: chr(number) for number, part in enumerate(dict.fromkeys([*old, *new]))}
    spelled = ["".join(map(alphabet.__getitem__, side)) for side in (old, new)]
    for step in LCSseq.opcodes(*spelled):
        gone, come = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        yield _Piece("".join(gone), "".join(come), same=step.tag == "equal")


def _joined(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Leave out empty pieces and join neighbours of a kind."""
    found: list[_Piece] = []
    for piece in filter(lambda it: it.size, pieces):
        if found and found[-1].same == piece.same:
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _settled(pieces: list[_Piece]) -> list[_Piece]:
    """Let what only came or only went begin with a paragraph or a sentence where it can.

    In “They left. They ate. They slept.” it is “They ate.” that came, though “ate. They” would do as well.
    """
    for place in range(1, len(pieces) - 1):
        left, piece, right = pieces[place - 1 : place + 2]
        if not piece.same and not (piece.old and piece.new):
            before, moved, after = _best_place(left.old, piece.old or piece.new, right.old)
            pieces[place - 1] = _Piece(before, before, same=True)
            pieces[place] = _Piece(moved, "") if piece.old else _Piece("", moved)
            pieces[place + 1] = _Piece(after, after, same=True)
    return pieces


def _best_place(left: str, moved: str, right: str) -> tuple[str, str, str]:
    """Move the middle along its surroundings, which stay the same where they repeat it, to where it begins best."""
    text, size = left + moved + right, len(moved)
    last = len(left) + sum(_alike(_ALONE.findall(moved), _ALONE.findall(right[: size + 1])))
    starts = [last]
    for length in _alike(
        _ALONE.findall(text[last : last + size])[::-1], _ALONE.findall(text[max(last - size - 1, 0) : last])[::-1]
    ):
        starts.append(starts[-1] - length)
    start = max(starts, key=lambda start: (_rank(text[:start]), -abs(start - len(left))))
    return text[:start], text[start : start + size], text[start + size :]


def _alike(some: list[str], others: list[str]) -> list[int]:
    """Return the lengths of the parts with which both begin."""
    return [len(part) for part, _ in takewhile(lambda both: both[0] == both[1], zip(some, others, strict=False))]


def _rank(before: str) -> int:
    """Return how well a change stands after this text: best at the start of a paragraph."""
    if not before or before.endswith("\n"):
        return 2
    return 1 if before.rstrip().endswith((".", "!", "?")) else 0


def _readable(pieces: list[_Piece]) -> list[_Piece]:
    """Join changes of a paragraph that only a trifle parts: nobody reads confetti."""
    for is_trifle in (_is_wordless, _is_small):
        pieces = _without(pieces, is_trifle)
    return pieces


def _without(pieces: Iterable[_Piece], is_trifle: Callable[[str, _Piece, _Piece], bool]) -> list[_Piece]:
    found: list[_Piece] = []
    for piece in pieces:
        if not piece.same and len(found) > 1 and is_trifle(found[-1].old, found[-2], piece):
            trifle, change = found.pop(), found.pop()
            found.append(change + trifle + piece)
        else:
            found.append(piece)
    return found


def _is_wordless(kept: str, *_changes: _Piece) -> bool:
    return re.fullmatch(r"[^\w\n]*", kept) is not None


def _is_small(kept: str, *changes: _Piece) -> bool:
    """Whether little was kept beside the changes on both sides of it."""
    return "\n" not in kept and 2 * len(kept.strip()) <= min(change.size for change in changes)
