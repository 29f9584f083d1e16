"""Running text as people write it, in a document."""

import pytest

from plans.content.prose import Item, Points, Run, plain, prose
from plans.reports.narrative import cell, fact, paragraphs, titled_cell
from plans.reports.tree import Block, Cell, Fact, Lists, Paragraph, Subheading


def points(*texts: str) -> Points:
    return Points(tuple(Item(plain(text)) for text in texts))


def own(text: str, *texts: str) -> Paragraph:
    return Paragraph(plain(text), (points(*texts),) if texts else (), own=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("  \n \n\n ", ()),
        ("One.", (own("One."),)),
        ("One.\n\nTwo.", (own("One."), own("Two."))),
        ("One.\r\n\r\nTwo.", (own("One."), own("Two."))),
        ("One\ngoes on.", (own("One goes on."),)),
        ("Lead:\n- a\n– b\n* c\n• d", (own("Lead:", "a", "b", "c", "d"),)),
        ("Lead:\n\n- a\n- b", (own("Lead:", "a", "b"),)),
        ("- a\n- b", (Lists((points("a", "b"),), own=True),)),
        ("Lead:\n- a\n\n- b", (own("Lead:", "a", "b"),)),
        ("Lead:\n- a\n  goes on", (own("Lead:", "a goes on"),)),
        ("-5 degrees at night", (own("-5 degrees at night"),)),
        ("Lead:\n- ", (own("Lead: -"),)),
        (
            "## Head\n\nText",
            (Subheading(plain("Head"), 1, own=True), own("Text")),
        ),
    ],
)
def test_text_becomes_paragraphs_and_lists(text: str, expected: tuple[Block, ...]) -> None:
    assert paragraphs(text) == expected


def test_lists_of_both_kinds_belong_to_the_paragraph_before_them() -> None:
    numbered = Points((Item(plain("b"), 1),))
    assert paragraphs("Lead:\n- a\n1. b") == (Paragraph(plain("Lead:"), (points("a"), numbered), own=True),)


def test_plain_text_in_a_cell_is_only_words() -> None:
    assert cell("Sites are chosen with women.") == Cell("Sites are chosen with women.")
    assert cell("") == Cell("–")
    assert titled_cell("Kits", "By river.") == Cell("Kits", "By river.")
    assert titled_cell("", "") == Cell("–")


@pytest.mark.parametrize("text", ["A **bold** word", "One\n\nTwo", "- a\n- b"])
def test_marked_text_in_a_cell_keeps_its_marks_beside_the_words(text: str) -> None:
    words = {"A **bold** word": "A bold word"}.get(text, text.replace("- ", "").replace("\n\n", "\n"))
    assert cell(text) == Cell(words, said=prose(text))
    assert titled_cell("Kits", text) == Cell("Kits", words, said=prose(text))
    assert fact("Why", text) == Fact("Why", words, own=True, said=prose(text))


def test_note_in_a_cell_is_among_its_words() -> None:
    assert cell("Said[^1].\n\n[^1]: By **all**").text == "Said (By all)."
    assert Run("By ") in cell("Said[^1].\n\n[^1]: By **all**").said[0].runs[1].note  # type: ignore[union-attr]  # a paragraph
