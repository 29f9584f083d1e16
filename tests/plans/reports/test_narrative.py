"""Running text as people write it."""

import pytest

from plans.reports.narrative import paragraphs
from plans.reports.tree import Block, Bullets, Paragraph


def own(text: str, *points: str) -> Paragraph:
    return Paragraph(text, points, own=True)


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
        ("- a\n- b", (Bullets(("a", "b"), own=True),)),
        ("Lead:\n- a\n\n- b", (own("Lead:", "a"), Bullets(("b",), own=True))),
        ("Lead:\n- a\n  goes on", (own("Lead:", "a goes on"),)),
        ("-5 degrees at night", (own("-5 degrees at night"),)),
        ("Lead:\n- ", (own("Lead: -"),)),
    ],
)
def test_text_becomes_paragraphs_and_points(text: str, expected: tuple[Block, ...]) -> None:
    assert paragraphs(text) == expected
