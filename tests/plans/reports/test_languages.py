"""Documents in a language into which a plan is translated, whole or in part."""

from dataclasses import replace

import pytest

from plans.content import PlanContent
from plans.content.translating import languages_of
from plans.reports import Proof, build_report
from plans.reports.languages import languages_told
from plans.reports.pdf import html_of
from plans.validation.examples.languages import FINISHED, UNFINISHED
from tests.plans.contents import changed
from tests.plans.reports.reading import words_of

pytestmark = pytest.mark.django_db
INCOMPLETE = "The translation into French is not complete (1 of 99 texts is missing)."


def in_french(content: PlanContent) -> PlanContent:
    return replace(content, translations=tuple(replace(it, text="Les crues du nord") for it in content.translations))


def test_complete_translation_is_printed_in_its_language(proof: Proof) -> None:
    document = build_report(in_french(FINISHED), proof=proof, language="fr")
    assert (document.title, document.own_language, document.foreign) == ("Les crues du nord", "fr", "")
    assert document.language_note == (
        "Le texte est une traduction du bureau qui a écrit le plan\xa0; l’original est en anglais."
    )
    assert document.masthead.original == "Original\xa0: anglais"
    assert FINISHED.crisis.summary not in words_of(document)


def test_translation_that_lacks_a_text_is_not_printed_and_the_cover_says_why(proof: Proof) -> None:
    document = build_report(in_french(UNFINISHED), proof=proof, language="fr")
    assert (document.title, document.foreign) == (UNFINISHED.identity.title, "en")
    assert document.language_note == (
        "Les titres, tableaux et noms sont en français. Le texte du plan est en anglais. "
        "La traduction en français n’est pas complète (1 texte sur 99 manque)."
    )
    assert document.language_note in html_of(document)


def test_translation_is_not_printed_while_its_original_has_changed(proof: Proof) -> None:
    later = changed(FINISHED, "risks", "overview", "Looked at each week.")
    document = build_report(later, proof=proof, language="fr")
    assert document.foreign == "en"
    assert document.language_note.endswith("(1 a changé depuis).")


def test_text_may_be_in_another_language_than_its_labels(proof: Proof) -> None:
    document = build_report(in_french(FINISHED), proof=proof, language="en", texts="fr")
    assert (document.language, document.foreign, document.title) == ("en", "fr", "Les crues du nord")
    original = build_report(in_french(FINISHED), proof=proof, language="fr", texts="en")
    assert (original.language, original.foreign, original.title) == ("fr", "en", FINISHED.identity.title)


def test_text_keeps_to_what_is_complete_whatever_is_asked_for(proof: Proof) -> None:
    assert build_report(UNFINISHED, proof=proof, language="en", texts="fr").own_language == "en"


def test_languages_are_told_with_what_is_missing() -> None:
    assert languages_of(FINISHED) == ("en", "fr")
    assert languages_told(FINISHED) == "The texts are in: English, French."
    assert languages_told(UNFINISHED) == f"The texts are in: English. {INCOMPLETE}"
    both = changed(UNFINISHED, "risks", "overview", "Looked at each week.")
    assert "(1 of 99 texts is missing, 1 has changed since)" in languages_told(both)
