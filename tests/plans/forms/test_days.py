"""Days as people and spreadsheets write them."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.formats import date_format
from hypothesis import given
from hypothesis import strategies as st

from plans.forms.days import DayField, read_day

DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31))
FIRST_OF_MARCH = datetime.date(2026, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-03-01", "2026/03/01", "2026-03-01 00:00:00", "2026-03-01T00:00:00.000"),
        *("01/03/2026", "1/3/2026", "01.03.2026", "1-3-26", " 01/03/26 "),
        *("1 March 2026", "1-Mar-26", "1st March 2026", "March 1, 2026", "Mar 1 2026"),
        *("1er mars 2026", "01-mars-26", "1 MARS 2026", "1 de marzo de 2026", "1-mar-2026", "1\xa0mars\xa02026"),
    ],
)
def test_day_is_read_as_it_is_usually_written(text: str) -> None:
    assert read_day(text) == FIRST_OF_MARCH


@pytest.mark.parametrize(
    ("text", "month"), [("1 févr. 2026", 2), ("1-août-26", 8), ("1 ago 2026", 8), ("1 dic. 2026", 12), ("1 ene 26", 1)]
)
def test_month_is_known_by_the_beginning_of_its_name_in_any_language(text: str, month: int) -> None:
    assert read_day(text) == datetime.date(2026, month, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "2026", "March 2026", "03/14/2026", "2026-13-01", "30/02/2026", "1/3-2026", "46082"),
        *("1 jui 2026", "1 Smarch 2026", "2026-03-01 14:30", "00/01/2026"),
    ],
)
def test_what_is_no_day_or_more_than_one_is_not_guessed(text: str) -> None:
    assert read_day(text) is None


@given(DAYS, st.sampled_from(["en", "fr", "es"]), st.sampled_from(["DATE_FORMAT", "SHORT_DATE_FORMAT", "Y-m-d"]))
def test_day_shown_is_read_back(day: datetime.date, language: str, form: str) -> None:
    with translation.override(language):
        assert read_day(date_format(day, form)) == day


@given(st.text())
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert read_day(text) is None or isinstance(read_day(text), datetime.date)


def test_refusal_shows_how_to_write_it() -> None:
    with pytest.raises(ValidationError) as caught:
        DayField().clean("14 days later")
    assert caught.value.messages == ["Write a day such as 31/03/2026, or as year, month and day: 2026-03-31."]


def test_nothing_written_is_unknown() -> None:
    assert DayField(required=False).clean("") is None
