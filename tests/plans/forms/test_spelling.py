"""Codes as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.forms.spelling import Spelling

SPELLING = Spelling(
    {
        "S21-02": ["Basic needs, including food and multi-purpose cash", "Besoins essentiels"],
        "food": ["Food"],
        "IDP": ["Internally displaced people", "Déplacés internes", "Food"],
        "": ["Not chosen"],
    }
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("IDP", "IDP"),
        ("idp", "IDP"),
        ("  Internally   displaced\npeople ", "IDP"),
        ("DEPLACES INTERNES", "IDP"),
        ("food", "food"),
        ("not chosen", ""),
        ("Internally displaced", None),
    ],
)
def test_code_is_known_by_itself_and_by_its_names(text: str, code: str | None) -> None:
    assert SPELLING.code(text) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("IDP; Food", ["IDP", "food"]),
        ("IDP, food", ["IDP", "food"]),
        ("Food | IDP", ["food", "IDP"]),
        ("idp\nBesoins essentiels", ["IDP", "S21-02"]),
        ("Basic needs, including food and multi-purpose cash, IDP", ["S21-02", "IDP"]),
        ("Food, Basic needs, including food and multi-purpose cash", ["food", "S21-02"]),
        ("IDP; ; ", ["IDP"]),
        ("IDP, cats, Food; dogs", ["IDP", "cats", "food", "dogs"]),
        ("", []),
    ],
)
def test_list_of_codes_is_parted_where_names_end(text: str, codes: list[str]) -> None:
    assert SPELLING.codes(text) == codes


@given(st.lists(st.sampled_from(["S21-02", "food", "IDP"])), st.sampled_from([", ", ";", "\n"]))
def test_list_written_by_code_is_read_back(codes: list[str], between: str) -> None:
    assert SPELLING.codes(between.join(codes)) == codes


@given(st.text())
def test_any_text_is_a_list(text: str) -> None:
    assert all(code.strip() == code and code for code in SPELLING.codes(text))
