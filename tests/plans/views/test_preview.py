"""A running text as the document shows it, asked for before it is saved."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast

PREVIEW = reverse("text-preview")


@pytest.fixture
def drafter(cast: Cast) -> Client:
    return cast.client("drafter")


def test_text_is_shown_as_the_document_shows_it(drafter: Client) -> None:
    page = drafter.post(PREVIEW, {"text": "## Head\n\nA **bold** word[^1]\n\n- item\n\n[^1]: Note"}).content.decode()
    assert "<h4>Head" in page
    assert 'data-number="1">A <strong>bold</strong> word<sup' in page
    assert "<li>item" in page
    assert '<li id="note-1" value="1">Note' in page


def test_markup_in_a_text_stays_text(drafter: Client) -> None:
    page = drafter.post(PREVIEW, {"text": "<script>alert(1)</script> [x](javascript:alert(1))"}).content.decode()
    assert "&lt;script&gt;" in page
    assert "<a" not in page


def test_nothing_is_said_to_be_nothing(drafter: Client) -> None:
    assert "Nothing is written here yet." in drafter.post(PREVIEW, {"text": "\n "}).content.decode()


def test_text_that_is_too_long_is_told_so(drafter: Client) -> None:
    answer = drafter.post(PREVIEW, {"text": "x" * 30_001})
    assert answer.status_code == 422
    assert "longer than 30,000 characters: shorten it" in answer.content.decode()
