"""What a reader sees of a comparison: the changes, the words around them, and how much was left as it is."""

from hypothesis import given
from hypothesis import strategies as st

from plans.telling.passages import AROUND, WORTH_FOLDING, Passage, passages


def words(number: int, word: str = "word") -> str:
    return " ".join(f"{word}{place}" for place in range(number))


def test_long_passages_between_changes_are_folded() -> None:
    shown = passages(f"Old. {words(100)} old.", f"New. {words(100)} new.")
    assert [(it.kind, it.words) for it in shown] == [
        ("removed", 0),
        ("added", 0),
        ("kept", 0),
        ("folded", 100 - 2 * AROUND + 1),  # the full stop after "Old" goes with the words before the fold
        ("kept", 0),
        ("removed", 0),
        ("added", 0),
        ("kept", 0),
    ]
    assert shown[4].text == " ".join(words(100).split()[-AROUND:]) + " "


def test_passage_before_the_first_change_is_folded_from_its_start() -> None:
    folded, kept, added = passages(words(60), f"{words(60)} More.")
    assert (folded.kind, folded.words, folded.text) == ("folded", 60 - AROUND, words(60 - AROUND))
    assert (kept.kind, len(kept.text.split())) == ("kept", AROUND)
    assert added == Passage("added", " More.")


def test_short_text_is_shown_whole() -> None:
    text = words(AROUND + WORTH_FOLDING - 1)
    assert passages(text, f"{text} more") == [Passage("kept", text), Passage("added", " more")]


@given(st.text(alphabet="ab \n"), st.text(alphabet="ab \n"))
def test_every_word_of_both_texts_is_there(before: str, after: str) -> None:
    shown = passages(before, after)
    assert "".join(it.text for it in shown if it.kind != "added").split() == before.split()
