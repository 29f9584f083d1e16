"""Numbers as people write them in their language."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from plans.forms.numbers import DecimalNumber, Dollars, WholeNumber, parse


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "12,000", "12000"),
        ("en", "1,234,567.5", "1234567.5"),
        ("en", "12 000", "12000"),
        ("fr", "12 000", "12000"),
        ("fr", "12\u202f000", "12000"),
        ("fr", "12\xa0000,25", "12000.25"),
        ("fr", "12.000", "12000"),
        ("es", "12.000", "12000"),
        ("es", "1.234,5", "1234.5"),
        ("en", "1'200'000", "1200000"),
        ("en", " -3 ", "-3"),
    ],
)
def test_number_is_read_as_the_language_writes_it(language: str, text: str, number: str) -> None:
    with translation.override(language):
        assert parse(text) == Decimal(number)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "1,5"), ("en", "12,00"), ("en", "1.234,5"), ("fr", "1.5"), ("en", "12k"), ("en", ""), ("en", "9" * 41)],
)
def test_number_written_otherwise_is_not_guessed(language: str, text: str) -> None:
    with translation.override(language):
        assert parse(text) is None


@pytest.mark.parametrize(("language", "text"), [("en", "12.000"), ("fr", "12,000"), ("en", "3.5"), ("es", "3,0")])
def test_count_with_decimals_is_refused(language: str, text: str) -> None:
    with translation.override(language), pytest.raises(ValidationError):
        WholeNumber().clean(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "USD 12,000"), ("en", "$12,000.00"), ("en", " US$ 12000 "), ("fr", "12 000,00 $US"), ("es", "12.000 USD")],
)
def test_amount_is_read_with_its_currency_and_its_cents(language: str, text: str) -> None:
    with translation.override(language):
        assert Dollars().clean(text) == 12_000


@pytest.mark.parametrize("text", ["EUR 12,000", "USD", "12,000.50", "12,000.000", "$"])
def test_amount_in_another_currency_or_with_cents_that_count_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        Dollars().clean(text)


def test_people_are_not_counted_in_dollars() -> None:
    with pytest.raises(ValidationError):
        WholeNumber().clean("$12,000")


@pytest.mark.parametrize(("language", "example"), [("en", "12,000"), ("fr", "12\xa0000")])
def test_refusal_shows_how_to_write_it(language: str, example: str) -> None:
    with translation.override(language), pytest.raises(ValidationError) as caught:
        WholeNumber().clean("many")
    assert caught.value.messages[0].endswith(f"{example}.")


@given(st.integers(0, 10**12), st.sampled_from(["en", "fr", "es"]))
def test_count_shown_is_read_back(number: int, language: str) -> None:
    with translation.override(language):
        assert WholeNumber().clean(WholeNumber().prepare_value(number)) == number


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(["en", "fr", "es"]))
def test_decimal_shown_is_read_back(number: Decimal, language: str) -> None:
    with translation.override(language):
        assert DecimalNumber().clean(DecimalNumber().prepare_value(number)) == number


def test_nothing_written_is_unknown() -> None:
    assert WholeNumber(required=False).clean("") is None
    assert DecimalNumber(required=False).clean(None) is None


def test_what_was_typed_stays_as_it_was_typed() -> None:
    assert WholeNumber().prepare_value("12k") == "12k"
