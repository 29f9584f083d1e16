"""Blocks of cells as spreadsheets copy them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.forms.blocks import read_block, write_block

CELLS = st.text('ab \t\n"é;\xa0', max_size=8).map(str.strip)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=4).map(lambda rows: [row for row in rows if any(row)])


@given(ROWS)
def test_block_written_is_read_back(rows: list[list[str]]) -> None:
    assert read_block(write_block(rows)) == rows


@given(ROWS)
def test_block_is_read_alike_with_the_line_ends_of_any_system(rows: list[list[str]]) -> None:
    assert read_block(write_block(rows).replace("\n", "\r\n")) == rows


@given(st.text('ab \t\r\n"\x0b', max_size=30))
def test_any_text_is_a_block_of_some_kind(text: str) -> None:
    rows = read_block(text)
    assert read_block(write_block(rows)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("\n\t\n \n", []),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\t\tb", [["a", "", "b"]]),
        ('"two\nlines"\tb', [["two\nlines", "b"]]),
        ('"a\tb"\tc', [["a\tb", "c"]]),
        ('"say ""yes"""\tb', [['say "yes"', "b"]]),
        ('"Go" is the word\tb', [['"Go" is the word', "b"]]),
        ('12" pipes\tb', [['12" pipes', "b"]]),
        ('"never closed\nb', [['"never closed'], ["b"]]),
        (" a \t\xa0b", [["a", "b"]]),
    ],
)
def test_block_is_read_as_spreadsheets_mean_it(text: str, rows: list[list[str]]) -> None:
    assert read_block(text) == rows


def test_a_long_block_of_quotes_is_read_at_once() -> None:
    assert len(read_block('"a\t' * 50_000)[0]) == 50_001
