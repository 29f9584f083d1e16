"""The plan's own words in little room: whole sentences, and never as if that were all."""

import pytest

from plans.content.prose import words_in
from plans.reports.shortening import clipped, shortened


def texts(text: str, room: int) -> list[str]:
    return [words_in(it.runs) for it in shortened(text, room)]


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("Rivers rose. People left.", 100, ["Rivers rose. People left."]),
        ("Rivers rose. People left.", 20, ["Rivers rose. …"]),
        ("Rivers rose.\n\nPeople left.", 100, ["Rivers rose.", "People left."]),
        ("Rivers rose.\n\nPeople left the towns.", 20, ["Rivers rose.", "People…"]),
        ("Rivers rose.\n\nPeople left.", 12, ["Rivers rose. …"]),
        ("They need:\n- water;\n- food.", 100, ["They need: …"]),
        ("## Floods\n\nRivers rose.", 100, ["Rivers rose."]),
        ("**Rivers** rose.[^1]\n\n[^1]: A source.", 100, ["Rivers rose."]),
        ("- water", 100, []),
        ("", 100, []),
    ],
)
def test_first_paragraphs_are_told_and_those_that_go_on_say_so(text: str, room: int, expected: list[str]) -> None:
    assert texts(text, room) == expected


@pytest.mark.parametrize(
    ("words", "room", "expected"),
    [
        ("Some 4.5 million people left. They need help.", 40, "Some 4.5 million people left. …"),
        ("Mr. Deng agreed. He left.", 22, "Mr. Deng agreed. …"),
        ("« Tout a brûlé. » Elle est partie.", 24, "« Tout a brûlé. » …"),
        ("One sentence without an end", 15, "One sentence…"),
        ("x" * 50, 10, "x" * 9 + "…"),
        ("short", 10, "short"),
    ],
)
def test_words_end_with_a_sentence_or_else_a_word(words: str, room: int, expected: str) -> None:
    found = clipped(words, room)
    assert found == expected
    assert len(found) <= room
