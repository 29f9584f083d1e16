"""Where reference data comes from, in the reader's language."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mcof.reference.files import SOURCES
from mcof.reference.provenance import PROVENANCE

# Made for each State of the list of those who confirm its membership.
_MADE_OF_PARTS = "United Nations M49 (names)"


def stated(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (it for name, it in part.items() if name == "source")
        yield from (found for it in part.values() for found in stated(it))
    elif isinstance(part, list):
        yield from (found for it in part for found in stated(it))


def test_translators_have_every_source_that_is_told_in_words() -> None:
    sources = {source for read in SOURCES.values() for source in stated(read())}
    assert {it for it in sources if " " in it and not it.startswith(_MADE_OF_PARTS)} == set(PROVENANCE)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"), [("fr", "Manuel d’urgence de l’OIM"), ("es", "Manual de emergencias de la OIM")]
)
def test_sources_are_told_in_the_language_of_the_reader(client: Client, language: str, words: str) -> None:
    page = client.get(reverse("framework"), headers={"accept-language": language}).content.decode()
    assert words in page
    assert "IOM Emergency Manual" not in page
