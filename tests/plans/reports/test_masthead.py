"""The masthead in its two forms, under the symbols of the governing bodies and without one."""

import io
from dataclasses import replace

import pytest
from django.utils.translation import override
from pypdf import PdfReader
from pytest_django import Settings

from plans.content import PlanContent
from plans.reports import Document, build_report
from plans.reports.masthead import masthead
from plans.reports.pdf import print_document
from plans.reports.sessions import session_name
from plans.reports.word import print_word
from tests.plans.reports.said_by_word import WordFile
from tests.plans.reports.saying import compare
from tests.plans.reports.test_pdf import PROOF

FRAMEWORK = ("Migration Crisis Operational Framework",)
COUNCIL = ("Council",)
COMMITTEE = ("Standing Committee on Programmes and Finance",)
THREE = ("Council", "Conseil", "Consejo")


def document(language: str, symbol: str) -> Document:
    content = PlanContent(reference="SSD-2026-01", office="RO-NBO", edition="2021")
    titled = replace(content, identity=replace(content.identity, title="Floods 2026", language=language))
    return build_report(titled, proof=PROOF, language=language, symbol=symbol)


@pytest.mark.parametrize(
    ("symbol", "council", "bodies", "session"),
    [
        ("", False, FRAMEWORK, ""),
        ("", True, COUNCIL, ""),
        ("C/118/7", False, COUNCIL, "118th Session"),
        ("C/Sp/2/1", True, COUNCIL, ""),
        ("MC/2355", False, COUNCIL, ""),
        ("S/35/INF/2", True, COMMITTEE, "35th Session"),
        ("SCPF/92/Rev.1", False, COMMITTEE, ""),
    ],
)
def test_masthead_is_that_of_the_body_whose_symbol_it_bears(
    symbol: str, council: bool, bodies: tuple[str, ...], session: str
) -> None:
    made = masthead(symbol=symbol, original="", date="", council=council)
    assert (made.mark, made.bodies, made.session, made.old) == (symbol or "DRAFT", bodies, session, False)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize(("symbol", "names"), [("MC/2355", THREE), ("", ())])
def test_older_form_names_the_body_in_all_languages_and_never_without_one(
    settings: Settings, language: str, symbol: str, names: tuple[str, ...]
) -> None:
    settings.MASTHEAD = "old"
    with override(language):
        made = masthead(symbol=symbol, original="", date="")
    assert made.old
    assert made.bodies[1:] == names[1:]


@pytest.mark.parametrize(
    ("number", "english", "french", "spanish"),
    [
        (1, "1st Session", "Première session", "Primera Reunión"),
        (22, "22nd Session", "Vingt-deuxième session", "Vigésima segunda Reunión"),
        (35, "35th Session", "Trente-cinquième session", "Trigésima quinta Reunión"),
        (71, "71st Session", "Soixante et onzième session", "Septuagésima primera Reunión"),
        (80, "80th Session", "Quatre-vingtième session", "Octogésima Reunión"),
        (99, "99th Session", "Quatre-vingt-dix-neuvième session", "Nonagésima novena Reunión"),
        (100, "100th Session", "Centième session", "Centésima Reunión"),
        (101, "101st Session", "Cent unième session", "Centésima primera Reunión"),
        (103, "103rd Session", "Cent troisième session", "Centésima tercera Reunión"),
        (111, "111th Session", "Cent onzième session", "Centésima undécima Reunión"),
        (112, "112th Session", "Cent douzième session", "Centésima duodécima Reunión"),
        (117, "117th Session", "Cent dix-septième session", "Centésima decimoséptima Reunión"),
        (121, "121st Session", "Cent vingt et unième session", "Centésima vigésima primera Reunión"),
        (130, "130th Session", "Cent trentième session", "Centésima trigésima Reunión"),
        (0, "", "", ""),
        (200, "", "", ""),
    ],
)
def test_session_is_called_as_the_language_counts(number: int, english: str, french: str, spanish: str) -> None:
    names = []
    for language in ("en", "fr", "es"):
        with override(language):
            names.append(session_name(number))
    assert names == [english, french, spanish]


@pytest.mark.parametrize("symbol", ["", "C/118/7"])
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_older_form_says_the_same_on_paper_and_in_word(
    db: None, settings: Settings, language: str, symbol: str
) -> None:
    settings.MASTHEAD = "old"
    made = document(language, symbol)
    compare(made, PdfReader(io.BytesIO(print_document(made).data)), least=500)


def test_older_form_gives_the_title_again_above_the_text(db: None, settings: Settings) -> None:
    def titles() -> list[str]:
        file = WordFile(print_word(document("en", "C/118/7")).data)
        return [style for style, words in file.paragraphs() if words == "FLOODS 2026"]

    assert titles() == ["Title"]
    settings.MASTHEAD = "old"
    assert titles() == ["Title", "TitleAgain"]


def test_other_setting_prints_another_document(db: None, settings: Settings) -> None:
    before = document("en", "C/118/7")
    settings.MASTHEAD = "old"
    assert document("en", "C/118/7") != before
