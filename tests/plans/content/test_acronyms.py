"""Acronyms in texts, and what texts say that they stand for."""

import pytest

from plans.content.acronyms import acronyms_in, spelt_out, uses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Displacement Tracking Matrix (DTM) of IOM", {"DTM": "Displacement Tracking Matrix"}),
        ("Internally displaced people (IDPs) and others", {"IDP": "Internally displaced people"}),
        ("Then water, sanitation and hygiene (WASH)", {"WASH": "water, sanitation and hygiene"}),
        ("mental health and psychosocial support (MHPSS)", {"MHPSS": "mental health and psychosocial support"}),
        ("au Haut-Commissariat pour les réfugiés (HCR)", {"HCR": "Haut-Commissariat pour les réfugiés"}),
        ("El Marco de Gobernanza (MiGOF)", {}),
        ("Women come first. Boats (DTM) do not", {}),
        ("Some people (IOM) said so", {}),
        ("(IOM)", {}),
        ("Red boats (RB), and rotten bananas (RB)", {"RB": "Red boats"}),
    ],
)
def test_acronym_stands_for_the_words_before_it_that_have_its_letters(text: str, expected: dict[str, str]) -> None:
    assert spelt_out(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IOM’s DTM, NGOs and MiGOF.", ["IOM", "DTM", "NGO", "MiGOF"]),
        ("SSD-2026-01, SHA-256, MC/2355, SS08 and COVID-19", []),
        ("Annex VI, part II and phase XIV", []),
        ("A plan. I say OK", ["OK"]),
    ],
)
def test_acronym_is_letters_alone_and_no_code_or_roman_number(text: str, expected: list[str]) -> None:
    assert list(acronyms_in(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Boats of DTMs.", True), ("DTM-26 is a code.", False), ("None", False)]
)
def test_acronym_in_a_code_is_not_used(text: str, expected: bool) -> None:
    assert uses("DTM", text) == expected
