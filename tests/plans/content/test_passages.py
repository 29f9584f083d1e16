"""Passages quoted from a section, and the same passages after people edited it."""

import random
from dataclasses import replace

import pytest
from rapidfuzz import fuzz

from plans.content import values
from plans.content.passages import Passage, followed, occurrences, spoken
from tests.plans.contents import complete_content

TEXT = """## Needs

The rains came **early** this year. Families left the low ground for the county town, where
[the register](https://register.mcof.example) counts 41,200 people.

- Water reaches *half* of them.
- Nobody has seen the road since May.[^1]

[^1]: Logistics cluster."""


def context(text: str) -> values.Context:
    return values.Context(situation=text)


def found(quote: str, text: str = TEXT) -> Passage:
    passage, *others = occurrences(quote, context(text))
    assert not others
    return passage


def after(quote: str, text: str, before: str = TEXT) -> Passage | None:
    return followed(found(quote, before), context(before), context(text))


def test_passage_is_found_as_people_read_it() -> None:
    passage = found("came early this\u00a0year.\n Families left")
    assert passage == Passage("situation", len("Needs The rains "), "came early this year. Families left")
    assert spoken(TEXT)[passage.start : passage.end] == passage.quote


def test_passage_that_stands_twice_is_found_twice() -> None:
    twice = context("They left. They left.")
    assert [it.start for it in occurrences("They left.", twice)] == [0, 11]


def test_passage_is_sought_at_its_place_alone() -> None:
    section = replace(context("Water is short."), gaps="Water is short.")
    places = [it.place for it in occurrences("Water", section)]
    assert places == ["situation", "gaps"]
    assert [it.place for it in occurrences("Water", section, "gaps")] == ["gaps"]


@pytest.mark.parametrize("quote", ["", "  ", "words that nobody wrote"])
def test_passage_that_is_not_there_is_not_found(quote: str) -> None:
    assert occurrences(quote, context(TEXT)) == ()


def test_passage_of_an_unchanged_text_stays_where_it_is() -> None:
    assert after("Families left the low ground", TEXT) == found("Families left the low ground")


def test_passage_moves_with_what_comes_before_it() -> None:
    text = TEXT.replace("The rains", "As in each of the years before, the rains")
    passage = after("counts 41,200 people", text)
    assert passage == found("counts 41,200 people", text)


def test_passage_that_was_edited_is_what_is_left_of_it() -> None:
    text = TEXT.replace("counts 41,200 people", "counted 43,900 people")
    passage = after("where the register counts 41,200 people.", text)
    assert passage is not None
    assert passage.quote == "where the register counted 43,900 people."


def test_passage_that_moved_to_another_field_is_found_there() -> None:
    passage = found("Families left the low ground for the county town")
    text = TEXT.replace("Families left the low ground for the county town, where\n", "There ")
    moved = replace(context(text), gaps="Many families left the low ground for the county town.")
    there = followed(passage, context(TEXT), moved)
    assert there is not None
    assert (there.place, there.quote) == ("gaps", "families left the low ground for the county town")


@pytest.mark.parametrize("text", ["", "We wrote this section anew, from other sources and for another season."])
def test_passage_that_was_taken_out_is_gone(text: str) -> None:
    assert after("Families left the low ground for the county town", text) is None


def test_passage_of_a_row_that_was_removed_is_gone() -> None:
    risks = complete_content().risks
    (passage, *_others) = occurrences(spoken(risks.risks[0].description), risks)
    assert followed(passage, risks, replace(risks, risks=risks.risks[1:])) is None
    assert followed(passage, risks, None) is None


WORDS = [
    "water",
    "road",
    "camp",
    "family",
    "river",
    "county",
    "market",
    "school",
    "clinic",
    "seed",
    "plot",
    "rain",
    "border",
    "truck",
    "fuel",
]


def sentence(rng: random.Random) -> str:
    return " ".join(rng.choices(WORDS, k=rng.randint(6, 14))).capitalize() + "."


def edited(rng: random.Random, sentences: list[str], kept: str, left: str) -> str:
    """Return the text after a round of work: some sentences gone, some new, two exchanged; of one this is left."""
    found = [left if it == kept else it for it in sentences if it == kept or rng.random() > 0.15]
    for _each in range(4):
        found.insert(rng.randrange(len(found) + 1), sentence(rng))
    one, other = rng.randrange(len(found)), rng.randrange(len(found))
    found[one], found[other] = found[other], found[one]
    return " ".join(found)


def reworded(rng: random.Random, text: str) -> str:
    words = text.split()
    words[rng.randrange(len(words))] = "elsewhere"
    return " ".join(words)


def found_again(rng: random.Random, *, rewording: bool) -> bool:
    """Tell whether a sentence is found again, nearly all of it and nearly nothing else."""
    sentences = [sentence(rng) for _count in range(20)]
    kept = rng.choice(sentences)
    left = reworded(rng, kept) if rewording else kept
    passage = after(kept, edited(rng, sentences, kept, left), " ".join(sentences))
    return passage is not None and fuzz.ratio(passage.quote, left) >= 85


@pytest.mark.parametrize(("rewording", "least"), [(False, 200), (True, 190)])
def test_nearly_all_passages_are_found_again_after_generated_edits(rewording: bool, least: int) -> None:
    rng = random.Random(26)
    hits = sum(found_again(rng, rewording=rewording) for _each in range(200))
    assert hits >= least, f"{hits} of 200"
