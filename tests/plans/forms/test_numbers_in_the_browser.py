"""Numbers are read and written in the browser as on the server."""

from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.formats import number_format
from playwright.sync_api import Page

from plans.forms.numbers import parse

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

TEXTS = [
    *("1,5", "1.5", "12,000", "12.000", "1,234,567.5", "1.234.567,5", "1'200'000", "1’200", "12,00", "1,2345"),
    *("12 000", "12\xa0000,25", "12\u202f000", "12  000", " -3 ", "−3", "- 3", "3.", ".5", "1 234,56", "1 234.56"),
    *("", "12k", "many", "1e3", "0x10", "Infinity", "9" * 40, "9" * 41),
]
NUMBERS = [0, 7, 1500, -1500, 1234567.5, 0.25, 10**9]
CALL = "([name, values]) => import('/static/js/numbers.js').then((it) => values.map(it[name]))"


@pytest.fixture(params=["en", "fr", "es"])
def language(request: pytest.FixtureRequest, page: Page) -> str:
    page.goto("/")
    page.evaluate("language => { document.documentElement.lang = language }", request.param)
    return str(request.param)


def test_text_is_read_as_the_server_reads_it(page: Page, language: str) -> None:
    with translation.override(language):
        expected = [None if (number := parse(text)) is None else float(number) for text in TEXTS]
    assert page.evaluate(CALL, ["read", TEXTS]) == expected


def test_number_is_written_as_the_server_writes_it(page: Page, language: str) -> None:
    with translation.override(language):
        expected = [number_format(Decimal(str(number)).normalize()) for number in NUMBERS]
    assert page.evaluate(CALL, ["write", NUMBERS]) == expected
