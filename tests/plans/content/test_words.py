"""Two texts as one: nothing is lost, no more is marked than changed, and it reads well."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.content.words import Run, compared

REPEATED = "The people of the camp need water, and the people of the camp need food. "
TEXTS = st.text() | st.text(alphabet="ab, .\n")


def side(runs: tuple[Run, ...], *kinds: str) -> str:
    return "".join(run.text for run in runs if run.kind in kinds)


def marked(before: str, after: str) -> str:
    """Return the comparison on one line: [-removed-] and {+added+}."""
    frames = {"kept": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(frames[run.kind].format(run.text) for run in compared(before, after))


@given(TEXTS, TEXTS)
def test_runs_give_back_both_texts(before: str, after: str) -> None:
    runs = compared(before, after)
    assert (side(runs, "kept", "removed"), side(runs, "kept", "added")) == (before, after)


@given(st.text(min_size=1))
def test_same_text_is_one_run(text: str) -> None:
    assert compared(text, text) == (Run("kept", text),)


@given(TEXTS, TEXTS)
def test_between_two_kept_runs_stands_one_change(before: str, after: str) -> None:
    order = {"kept": {"removed", "added"}, "removed": {"kept", "added"}, "added": {"kept"}}
    runs = compared(before, after)
    assert all(run.text for run in runs)
    assert all(second.kind in order[first.kind] for first, second in pairwise(runs))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "Water", "{+Water+}"),
        ("Water", "", "[-Water-]"),
        ("Some 45,000 families stay.", "Some 61,000 families stay.", "Some [-45,000-]{+61,000+} families stay."),
        ("45\u202f000 familles", "61\u202f000 familles", "[-45\u202f000-]{+61\u202f000+} familles"),
        ("Camps flooded", "Many camps flooded", "[-Camps-]{+Many camps+} flooded"),
        ("camps flooded", "Many camps flooded", "{+Many +}camps flooded"),
        ("They left. And stayed.", "They left.\n\nAnd stayed.", "They left.[- -]{+\n\n+}And stayed."),
    ],
)
def test_words_are_marked_whole(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("They left. They slept.", "They left. They ate. They slept.", "They left. {+They ate. +}They slept."),
        ("They left. They ate. They slept.", "They left. They slept.", "They left. [-They ate. -]They slept."),
        ("One.\n\nThe end.", "One.\n\nThe rain.\n\nThe end.", "One.\n\n{+The rain.\n\n+}The end."),
        ("The end.", "The rain.\n\nThe end.", "{+The rain.\n\n+}The end."),
        ("One.", "One.\n\nTwo.", "One.{+\n\nTwo.+}"),
        ("It rains a lot.", "It pours a lot.\n\nTwo.", "It [-rains-]{+pours+} a lot.{+\n\nTwo.+}"),
    ],
)
def test_sentence_or_paragraph_that_came_or_went_is_marked_as_such(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("floods, rains", "fires, winds", "[-floods, rains-]{+fires, winds+}"),
        (
            "Boats bring the heavy goods to Bentiu.",
            "Planes carried the last passengers to Bentiu.",
            "[-Boats bring the heavy goods-]{+Planes carried the last passengers+} to Bentiu.",
        ),
        ("in 12 camps of 45,000", "in 14 camps of 61,000", "in [-12-]{+14+} camps of [-45,000-]{+61,000+}"),
        ("Uno dos.\n\nTres.", "One two.\n\nThree.", "[-Uno dos-]{+One two+}.\n\n[-Tres-]{+Three+}."),
    ],
)
def test_changes_that_a_trifle_parts_are_joined_within_a_paragraph(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


@pytest.mark.parametrize("text", [REPEATED * 400, f"{REPEATED * 6}\n\n" * 68, "the people of the camp " * 1300])
def test_little_of_a_repetitive_text_is_marked_and_quickly(text: str) -> None:
    draw = random.Random(1)
    words = text.split(" ")
    for place in draw.sample(range(len(words)), 20):
        words[place] = "CHANGED"
    started = time.perf_counter()
    runs = compared(text, " ".join(words))
    assert time.perf_counter() - started < 1
    assert side(runs, "added").count("CHANGED") == 20
    assert len(side(runs, "added")) <= 20 * len("CHANGED") + 0.02 * len(text)


def test_texts_without_a_word_in_common_are_told_apart_quickly() -> None:
    before, after = (" ".join(f"{kind}{number}" for number in range(4000)) for kind in "ab")
    started = time.perf_counter()
    assert [run.kind for run in compared(before, after)] == ["removed", "added"]
    assert time.perf_counter() - started < 1
