"""The document of a plan: its parts, numbers and masthead, in three languages."""

import datetime
import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from plans.catalogue import catalogue
from plans.content import SECTION_KEYS, PlanContent, response_key, values
from plans.models import StateAnswer
from plans.reports import Document, Proof, build_report
from plans.reports.tree import Figure, Paragraph, Table
from tests.plans.reports.reading import parts_of, words_of
from tests.plans.reports.sample import SECTORS, in_language, sample

EMPTY = PlanContent(reference="SSD-2026-09", office="RO-NBO", edition="2021")


def test_every_section_of_the_plan_has_its_part(document: Document) -> None:
    assert {*SECTION_KEYS, *map(response_key, SECTORS)} - parts_of(document).keys() == set()


def test_keys_of_parts_are_anchors_used_once(document: Document) -> None:
    def keys(parts: tuple[object, ...]) -> list[str]:
        return [key for part in parts for key in (part.key, *keys(part.children))]  # type: ignore[attr-defined]  # parts of a document

    found = keys(document.parts)
    assert len(found) == len(set(found))
    assert [key for key in found if not re.fullmatch(r"[A-Za-z0-9_-]+", key)] == []


@pytest.mark.parametrize("kind", [Paragraph, Table, Figure])
def test_numbers_run_through_the_document(document: Document, kind: type[Paragraph | Table | Figure]) -> None:
    numbers = [block.number for block in document.blocks() if isinstance(block, kind)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers


def test_widths_of_columns_make_the_whole_width(document: Document) -> None:
    tables = [block for block in document.blocks() if isinstance(block, Table)]
    assert {sum(column.width for column in table.columns) for table in tables} == {24}


def test_document_is_built_without_a_query(db: None, proof: Proof) -> None:
    names = catalogue()
    with CaptureQueriesContext(connection) as queries:
        build_report(sample(), proof=proof, language="en", names=names)
    assert len(queries) == 0


def test_document_leaves_the_language_of_the_reader_alone(db: None, proof: Proof) -> None:
    with translation.override("es"):
        build_report(sample(), proof=proof, language="fr")
        assert translation.get_language() == "es"


@pytest.mark.parametrize(
    ("language", "original", "day", "people"),
    [
        ("en", "Original: English", "23 November 2026", "2,096,215"),
        ("fr", "Original\xa0: anglais", "23 novembre 2026", "2\xa0096\xa0215"),
        ("es", "Original: inglés", "23 de noviembre de 2026", "2\xa0096\xa0215"),
    ],
)
def test_masthead_and_figures_are_in_the_language_asked_for(
    db: None, proof: Proof, language: str, original: str, day: str, people: str
) -> None:
    document = build_report(sample(), proof=proof, language=language)
    assert (document.masthead.original, document.masthead.date) == (original, day)
    assert people in [figure.value for figure in document.key_figures]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_names_of_codes_are_in_the_language_asked_for(db: None, proof: Proof, language: str) -> None:
    document = build_report(sample(), proof=proof, language=language)
    sectors = [catalogue().find("sector", code, "2021") for code in SECTORS]
    headings = [part.heading for part in parts_of(document)["responses"].children]
    assert headings == [sector.name_in(language) for sector in sectors if sector]


def test_text_of_the_plan_keeps_its_own_language(db: None, proof: Proof) -> None:
    french = build_report(sample(), proof=proof, language="fr")
    assert (french.language, french.foreign) == ("fr", "en")
    assert french.language_note == ("Les titres, tableaux et noms sont en français. Le texte du plan est en anglais.")


def test_one_language_needs_no_word_about_languages(db: None, proof: Proof) -> None:
    french = build_report(in_language(sample(), "fr"), proof=proof, language="fr")
    assert (french.foreign, french.language_note) == ("", "")


def test_symbol_is_the_one_that_was_typed(db: None, proof: Proof) -> None:
    assert build_report(sample(), proof=proof, language="en", symbol="C/117/5").masthead.mark == "C/117/5"


@pytest.mark.parametrize(("language", "mark"), [("en", "DRAFT"), ("fr", "PROJET"), ("es", "BORRADOR")])
def test_document_without_symbol_says_that_it_is_a_draft(db: None, proof: Proof, language: str, mark: str) -> None:
    assert build_report(sample(), proof=proof, language=language).masthead.mark == mark


def test_proof_names_content_and_version_on_every_page(document: Document) -> None:
    assert document.proof == "SHA-256 9f2c41ab…9f2c41ab · SSD-2026-01 · Version 2, approved · 23 November 2026"


def test_draft_says_that_nobody_has_decided(db: None) -> None:
    draft = Proof(sha256="0" * 64, dated=datetime.date(2026, 11, 23), owed=("SSD",))
    document = build_report(sample(), proof=draft, language="en")
    assert document.masthead.standing == "Draft"
    assert "Nobody has decided on it" in words_of(document)
    assert "South Sudan: the request or consent is awaited." in words_of(document)


def test_decision_tells_each_step_with_its_day(document: Document) -> None:
    words = str(parts_of(document)["annex-decision"])
    assert all(day in words for day in ("2 November 2026", "12 November 2026", "23 November 2026", "9f2c41ab" * 8))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (StateAnswer.REQUEST, "requested the support on 18 November 2026"),
        (StateAnswer.CONSENT, "consented on 18 November 2026"),
        (StateAnswer.DECLINE, "declined on 18 November 2026"),
    ],
)
def test_answer_of_a_state_is_told_in_the_summary(db: None, proof: Proof, answer: StateAnswer, said: str) -> None:
    answered = replace(proof, answers=(replace(proof.answers[0], answer=answer),))
    document = build_report(sample(), proof=answered, language="en")
    assert f"South Sudan {said} (NV 88/26)." in str(parts_of(document)["identity"])


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_empty_plan_has_every_part_and_says_what_is_not_written(db: None, proof: Proof, language: str) -> None:
    document = build_report(EMPTY, proof=proof, language=language)
    assert parts_of(document).keys() >= set(SECTION_KEYS)
    assert [key for key, part in parts_of(document).items() if not part.blocks and not part.children] == []


def test_empty_plan_has_a_title_of_its_own(db: None, proof: Proof) -> None:
    assert build_report(EMPTY, proof=proof, language="en").title == "Untitled plan"


def test_unknown_code_is_printed_as_it_is(db: None, proof: Proof) -> None:
    strange = replace(EMPTY, responses=(values.SectorResponse(sector="S99-01", phases=("never",)),))
    document = build_report(strange, proof=proof, language="en")
    assert parts_of(document)["response-S99-01"].heading == "S99-01"
