"""When a text counts as not written."""

import pytest

from plans.validation.gaps import blank


@pytest.mark.parametrize("text", ["", "  \n", "\xa0", "-", "—", "**", "## ", "- \n- ", "[^]", "...", "?"])
def test_text_without_a_word_is_blank(text: str) -> None:
    assert blank(text)


@pytest.mark.parametrize("text", ["no", "**x**", "- 3", "%", "n/a", "لا"])
def test_text_with_a_word_a_figure_or_a_unit_is_not(text: str) -> None:
    assert not blank(text)
