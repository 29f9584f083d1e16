"""How numbers, money and days are written."""

import datetime
from decimal import Decimal

import pytest
from django.utils.translation import override

from plans.content import values
from plans.reports import words

FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)


@pytest.mark.parametrize(
    ("language", "number", "money", "short"),
    [
        ("en", "1,234,567", "USD\xa01,234,567", "USD\xa0236.2\xa0million"),
        ("fr", "1\xa0234\xa0567", "1\xa0234\xa0567\xa0USD", "236,2\xa0M\xa0USD"),
        ("es", "1\xa0234\xa0567", "1\xa0234\xa0567\xa0USD", "236,2\xa0millones\xa0de\xa0USD"),
    ],
)
def test_numbers_follow_the_language(language: str, number: str, money: str, short: str) -> None:
    with override(language):
        assert words.number(1_234_567) == number
        assert words.money(1_234_567) == money
        assert words.short_money(236_215_000) == short


@pytest.mark.parametrize(
    ("value", "expected"), [(None, "–"), (0, "0"), (Decimal("41.50"), "41.5"), (Decimal(60), "60")]
)
def test_unknown_is_not_nothing(value: Decimal | int | None, expected: str) -> None:
    assert words.number(value) == expected


def test_small_amount_is_not_rounded() -> None:
    assert words.short_money(640_000) == "USD\xa0640,000"
    assert words.money(None) == "–"


@pytest.mark.parametrize(
    ("language", "day", "period", "months"),
    [
        ("en", "1 January 2026", "1 January 2026 to 31 December 2026", "Jan 2026–Dec 2026"),
        ("fr", "1er janvier 2026", "du 1er janvier 2026 au 31 décembre 2026", "janv. 2026–déc. 2026"),
        ("es", "1 de enero de 2026", "1 de enero de 2026 a 31 de diciembre de 2026", "ene 2026–dic 2026"),
    ],
)
def test_days_follow_the_language(language: str, day: str, period: str, months: str) -> None:
    with override(language):
        assert words.day(FIRST) == day
        assert words.period(FIRST, LAST) == period
        assert words.months(FIRST, LAST) == months


def test_period_without_an_end_is_its_beginning() -> None:
    assert words.period(FIRST, None) == "1 January 2026"
    assert words.period(None, None) == "–"
    assert words.months(FIRST, FIRST) == "Jan 2026"
    assert words.months(None, None) == ""


def test_share_of_nothing_is_unknown() -> None:
    assert words.share(5, 0) == "–"
    assert words.share(1, 3) == "33"


def test_labels_are_those_of_the_models() -> None:
    assert words.label(values.Crisis, "summary") == "What happened"
    assert words.heading(values.Risks) == "Risks"


@pytest.mark.parametrize(("value", "expected"), [(True, "yes"), (False, "no"), (None, "–")])
def test_nobody_said_is_neither_yes_nor_no(value: bool | None, expected: str) -> None:
    assert words.yes_or_no(value) == expected
