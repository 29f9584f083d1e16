import pytest
from django.utils.translation import override

from mcof.reference import Localized
from sectors.models import Term, TypicalIndicator

TERM = Term(code="hail", name_en="Hail", name_fr="Grêle", name_es="Granizo", text_en="Ice from the sky.")


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Hail"), ("fr", "Grêle"), ("es", "Granizo"), ("es-mx", "Granizo")]
)
def test_name_is_in_the_readers_language(language: str, name: str) -> None:
    with override(language):
        assert TERM.name == name
        assert str(TERM) == name


def test_name_in_a_language_we_lack_is_english() -> None:
    with override("de"):
        assert TERM.name == "Hail"


def test_name_without_any_language_is_english() -> None:
    with override(None):
        assert TERM.name == "Hail"


def test_text_missing_in_a_language_is_english() -> None:
    with override("fr"):
        assert TERM.text == "Ice from the sky."


def test_unit_is_localized_like_a_name() -> None:
    indicator = TypicalIndicator(unit_en="people", unit_fr="personnes", unit_es="personas")
    with override("fr"):
        assert indicator.unit == "personnes"


def test_names_are_given_for_every_language() -> None:
    assert TERM.names == {"en": "Hail", "fr": "Grêle", "es": "Granizo"}


def test_name_of_the_class_is_its_descriptor() -> None:
    assert isinstance(Term.name, Localized)
