"""Two texts as one: nothing is lost, little is marked, and it is quick."""

import random
import re
import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plans.portfolio.redline import Piece, redline


def side(pieces: list[Piece], other: str) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != other)


@given(st.text(), st.text())
def test_pieces_give_back_both_texts(before: str, after: str) -> None:
    pieces = redline(before, after)
    assert (side(pieces, "in"), side(pieces, "out")) == (before, after)


@given(st.text(min_size=1))
def test_same_text_is_one_piece(text: str) -> None:
    assert redline(text, text) == [Piece("same", text)]


@given(st.text(alphabet="ab .\n", min_size=1), st.text(alphabet="ab .\n", min_size=1))
def test_neighbours_are_of_different_kinds(before: str, after: str) -> None:
    kinds = [piece.kind for piece in redline(before, after)]
    assert all(first != second for first, second in pairwise(kinds))


def test_changed_word_is_marked_alone() -> None:
    assert redline("Some 45,000 families live there. They stay.", "Some 61,000 families live there. They stay.") == [
        Piece("same", "Some "),
        Piece("out", "45,000"),
        Piece("in", "61,000"),
        Piece("same", " families live there. They stay."),
    ]


def test_long_text_with_twenty_edits_is_marked_sparsely_and_quickly() -> None:
    draw = random.Random(1)
    before = [f"word{draw.randrange(1500)}" for _ in range(4600)]
    before = [word + (". " if number % 12 == 11 else " ") for number, word in enumerate(before)]
    after = list(before)
    for place in range(100, 4600, 230):
        after[place] = re.sub(r"word\d+", "CHANGED", after[place])
    started = time.perf_counter()
    pieces = redline("".join(before), "".join(after))
    assert time.perf_counter() - started < 1
    assert [piece.text for piece in pieces if piece.kind == "in"] == ["CHANGED"] * 20
