"""The list of acronyms before the text: what the document uses, as far as somebody spelt it out."""

from dataclasses import replace

import pytest

from plans.content import PlanContent
from plans.reports import Document, Proof, build_report
from plans.reports.tree import Facts

TEXT = (
    "The National Flood Council (NFC) leads, and the UNHCR and HCR follow with the DTM. The ZQX says nothing, nor does "
    "annex II of SSD-2026-03 or MC/2355."
)


def written(language: str, text: str = TEXT) -> PlanContent:
    content = PlanContent(reference="SSD-2026-01", office="RO-NBO", edition="2021")
    identity, crisis = replace(content.identity, language=language), replace(content.crisis, summary=text)
    return replace(content, identity=identity, crisis=crisis)


def acronyms(document: Document) -> dict[str, str]:
    [part] = document.front
    [facts] = part.blocks
    assert isinstance(facts, Facts)
    return {it.term: it.text for it in facts.facts}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            {
                "DTM": "Displacement Tracking Matrix",
                "HCR": "Office of the United Nations High Commissioner for Refugees",
                "IOM": "International Organization for Migration",
                "NFC": "National Flood Council",
                "UNHCR": "Office of the United Nations High Commissioner for Refugees",
            },
        ),
        (
            "fr",
            {
                "DTM": "Matrice de suivi des déplacements",
                "HCR": "Haut-Commissariat des Nations Unies pour les réfugiés",
                "NFC": "National Flood Council",
                "OIM": "Organisation internationale pour les migrations",
                "UNHCR": "Haut-Commissariat des Nations Unies pour les réfugiés",
            },
        ),
    ],
)
def test_acronyms_are_spelt_out_by_the_text_or_else_in_the_language_of_the_reader(
    db: None, proof: Proof, language: str, expected: dict[str, str]
) -> None:
    document = build_report(written(language), proof=proof, language=language)
    assert acronyms(document) == expected
    assert list(acronyms(document)) == sorted(expected)


def test_words_that_the_text_has_for_an_acronym_are_in_the_language_of_the_text(db: None, proof: Proof) -> None:
    document = build_report(written("en"), proof=proof, language="fr")
    [facts] = document.front[0].blocks
    assert isinstance(facts, Facts)
    assert {it.term for it in facts.facts if it.own} == {"NFC"}


def test_document_without_known_acronyms_has_no_list(db: None, proof: Proof) -> None:
    content = written("en", "Nothing but words and a ZQX.")
    document = build_report(content, proof=proof, language="en")
    [facts] = document.front[0].blocks
    assert isinstance(facts, Facts)
    assert [it.term for it in facts.facts] == ["IOM"]
