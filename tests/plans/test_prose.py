"""Running text and its marks: what is read as one, and that everything else stays as it was typed."""

import re
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.content.prose import Block, Heading, Item, Paragraph, Points, Run, plain, prose, words_of


def said(text: str) -> Paragraph:
    return Paragraph(plain(text))


def item(text: str, number: int | None = None, *below: Points) -> Item:
    return Item(plain(text), number, below)


def listed(*items: Item) -> Points:
    return Points(items)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("One\ngoes on.\n\nTwo.", (said("One goes on."), said("Two."))),
        ("## Needs\nText", (Heading(plain("Needs"), 1), said("Text"))),
        ("Text\n## Needs ##\n### Water", (said("Text"), Heading(plain("Needs"), 1), Heading(plain("Water"), 2))),
        ("### Water\n### Food", (Heading(plain("Water"), 1), Heading(plain("Food"), 2))),
        ("- a\n- b", (listed(item("a"), item("b")),)),
        ("1. a\n2) b", (listed(item("a", 1), item("b", 2)),)),
        ("1. a\n\n2. b\n\nText\n\n3. c", (listed(item("a", 1), item("b", 2)), said("Text"), listed(item("c", 3)))),
        ("- a\n1. b", (listed(item("a")), listed(item("b", 1)))),
        ("- a\n  1. b\n  2. c\n- d", (listed(item("a", None, listed(item("b", 1), item("c", 2))), item("d")),)),
        ("1. a\n  - b\n      - c", (listed(item("a", 1, listed(item("b"), item("c")))),)),
        ("1. a\n\t- b\n\t1. c", (listed(item("a", 1, listed(item("b")), listed(item("c", 1)))),)),
        ("  - a\n  - b", (listed(item("a"), item("b")),)),
        ("- a\ngoes on\n\nText", (listed(item("a goes on")), said("Text"))),
    ],
)
def test_lines_become_blocks(text: str, expected: tuple[Block, ...]) -> None:
    assert prose(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **b** c", (Run("a "), Run("b", strong=True), Run(" c"))),
        ("a *b* c", (Run("a "), Run("b", emphasis=True), Run(" c"))),
        ("***a***", (Run("a", strong=True, emphasis=True),)),
        ("in**side**s", (Run("in"), Run("side", strong=True), Run("s"))),
        (
            "[the **round**](https://dtm.example/r_14)",
            (
                Run("the ", href="https://dtm.example/r_14"),
                Run("round", href="https://dtm.example/r_14", strong=True),
            ),
        ),
        ("[us](mailto:a@mcof.example)", (Run("us", href="mailto:a@mcof.example"),)),
        ('[us](http://mcof.example "the office")', (Run("us", href="http://mcof.example"), Run(" “the office”"))),
        (r"\*a\* \[b\]", (Run("*a* [b]"),)),
    ],
)
def test_marks_within_a_line(text: str, expected: tuple[Run, ...]) -> None:
    assert prose(text) == (Paragraph(expected),)


@pytest.mark.parametrize(
    "text",
    [
        "Tents of 4*6*2 m, figures* of May",
        "a * and ** and ***",
        "**never closed",
        "#hashtag, # of people, #### no",
        "##",
        "-5 degrees, - in between",
        "2026. In this year",
        "[brackets] and [^9] and [a](b)",
        "[here](javascript:alert(1)), [there](ftp://mcof.example), [nowhere](https://)",
        "a_b_ and __c__ and `d` and <b>e</b> and &amp; and ~~f~~",
        r"\\server\share and C:\temp",
        "> not a quote",
        "| a | b |",
        "https://mcof.example/a*b*c",
        "---",
    ],
)
def test_what_is_no_mark_stays_as_typed(text: str) -> None:
    assert prose(text) == (said(text),)


def test_number_amid_a_text_is_one_of_its_words() -> None:
    assert prose("People came on\n12. December") == (said("People came on 12. December"),)
    assert prose("People came:\n1. by boat") == (said("People came:"), listed(item("by boat", 1)))


def test_note_belongs_to_its_call() -> None:
    text = "Many[^1] left[^b].\n\n[^1]: About *half*,\nsays the ministry.\n[^b]: In May."
    about = (Run("About "), Run("half", emphasis=True), Run(", says the ministry."))
    expected = (Run("Many"), Run("", note=about), Run(" left"), Run("", note=plain("In May.")), Run("."))
    assert prose(text) == (Paragraph(expected),)


def test_note_may_be_called_twice_and_from_anywhere() -> None:
    note = Run("", note=plain("N"))
    text = "## Head[^n]\n- item[^n]\n\n[^n]: N"
    assert prose(text) == (Heading((Run("Head"), note), 1), listed(Item((Run("item"), note))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[^1]: Called by nobody", ["[^1]: Called by nobody"]),
        ("A[^1]\n\n[^1]: B\n[^1]: C", ["A (B)", "[^1]: C"]),
        ("A[^1]\n\n[^1]: B [^2]\n[^2]: C", ["A (B [^2])", "[^2]: C"]),
        ("A[^1]\n\n[^1]: B [^1]", ["A (B [^1])"]),
        ("A[^1]\n\n[^1]:", ["A[^1]", "[^1]:"]),
    ],
)
def test_note_that_nothing_calls_stays_as_typed(text: str, expected: list[str]) -> None:
    assert words_of(prose(text)).splitlines() == expected


def test_words_are_what_is_left_without_marks() -> None:
    text = "## **Head**\n\nSee [the round](https://dtm.example)[^1].\n- a\n  - *b*\n\n[^1]: N"
    assert words_of(prose(text)) == "Head\nSee the round (N).\na\nb"


MARKS = st.sampled_from(
    [
        "**",
        "*",
        "## ",
        "### ",
        "- ",
        "1. ",
        "  - ",
        "[",
        "](https://a.example)",
        "[^1]",
        "[^1]: ",
        "\n",
        "\n\n",
        "\\",
        " ",
    ]
)
TEXTS = st.lists(MARKS | st.sampled_from(["flood", "Juba", "été", "مخيم"])).map("".join)
WORDS = re.compile("flood|Juba|été|مخيم")


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_no_word_goes_missing(text: str) -> None:
    kept = Counter(WORDS.findall(words_of(prose(text))))
    assert Counter(WORDS.findall(text)) - kept == Counter()


@pytest.mark.parametrize("text", ["*", "[", "[^", "**a", "[a](", "\\", "- ", "\n- a", "[^1]", "*a **b ", "(", "# "])
def test_hostile_text_is_read_in_no_time(text: str) -> None:
    long = text * (30_000 // len(text))
    start = time.process_time()
    prose(long + "\n\n[^1]: x")
    assert time.process_time() - start < 3
