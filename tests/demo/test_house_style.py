"""How documents of every kind write: spelling, money, figures and days, in the language of each."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from mcof.accounts.models import User
from plans.content import PlanContent
from plans.content.prose import words_of
from plans.models import CouncilReport, Language
from plans.reports import Document, build_report
from plans.reports.application import build_application, build_portfolio, gather, sector_key
from plans.reports.blank import build_blank
from plans.reports.brief import build_brief
from plans.reports.changes import Earlier, build_changes
from plans.reports.lines import lines_of
from plans.reports.tree import Block, Box, Facts, Figure, Note, Part, Table, Voice
from tests.bench._full_plan import demo_plans
from tests.plans.reports.test_pdf import PROOF

SECTOR = "S21-03"
# Of each language the demo's plan with the most sectors: what its office wrote is in the language of the document too.
PLANS = {it.identity.language: it for it in sorted(demo_plans(), key=lambda it: len(it.responses))}
KINDS = ("plan", "brief", "changes", "blank", "application", "sector")

_STEMS = (
    *("organ", "recogn", "util", "priorit", "mobil", "stabil", "real", "summar", "emphas", "standard", "minim"),
    *("maxim", "author", "local", "categor", "general", "special", "character", "final", "visual", "harmon"),
)
WITH_S = re.compile(rf"\b\w*(?:{'|'.join(_STEMS)})is(?:e[ds]?|ing|ations?)\b", re.IGNORECASE)
AMERICAN = re.compile(
    r"\b(?:centers?|labor|colors?|favor\w*|neighbor\w*|behaviors?|defense|programs?|traveled|catalogs?)\b",
    re.IGNORECASE,
)
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
DAY = {
    "en": r"(?<!\d)[1-9]\d?[ \xa0](?:{})[ \xa0]\d{{4}}",
    "fr": r"(?<!\d)(?:1er|[2-9]|[1-3]\d)[ \xa0](?:{})[ \xa0]\d{{4}}",
    "es": r"(?<!\d)[1-9]\d?[ \xa0]de[ \xa0](?:{})[ \xa0]de[ \xa0]\d{{4}}",
}
AMOUNT = {"en": r"\bUSD\xa0\d", "fr": r"\d\xa0(?:M\xa0)?USD\b", "es": r"\d\xa0(?:millones\xa0de\xa0)?USD\b"}
# What groups thousands or begins decimals elsewhere; money and days as other languages write them; signs for words.
FOREIGN = {
    "en": (r"\d[ \xa0\u202f]\d{3}(?!\d)", r"\d,\d{1,2}(?!\d)", r"\d[ \xa0]USD\b", r"\d(?:st|nd|rd|th) \w+ \d{4}", "%"),
    "fr": (r"\d,\d{3}(?!\d)", r"\d\.\d{3}(?!\d)", r"\bUSD[ \xa0]?\d", r"(?<!\d)1[ \xa0]janvier", r"\w[;!?:»](?:\s|$)"),
    "es": (r"\d,\d{3}(?!\d)", r"\d\.\d{3}(?!\d)", r"\bUSD[ \xa0]?\d"),
}
EVERYWHERE = (r"[$€£]\s?\d", r"\d\s?[$€£]", r"\d{1,2}/\d{1,2}/\d{2,4}")

Documents = dict[tuple[str, str], str]


@pytest.fixture(scope="module")
def texts() -> Documents:
    """What documents say that a test has had made."""
    return {}


@pytest.fixture(params=Language.values)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def text(demo: None, kind: str, language: str, texts: Documents) -> str:
    if (kind, language) not in texts:
        texts[kind, language] = "\n".join(filter(None, said(made(kind, language, PLANS[language]))))
    return texts[kind, language]


def made(kind: str, language: str, plan: PlanContent) -> Document:
    match kind:
        case "plan":
            return build_report(plan, proof=PROOF, language=language)
        case "brief":
            return build_brief(plan, proof=PROOF, language=language)
        case "changes":
            before = replace(plan, risks=replace(plan.risks, overview="", risks=plan.risks.risks[1:]))
            return build_changes(plan, since=Earlier(before, PROOF), proof=PROOF, language=language)
        case "blank":
            return build_blank(language=language)
    council, reviewer = CouncilReport.objects.get(), User.objects.get(email="reviewer@mcof.example")
    if kind == "application":
        return build_application(gather(council, reader=reviewer, language=language))
    key = sector_key(SECTOR)
    return build_portfolio(gather(council, reader=reviewer, language=language, sector=key), key)


def said(document: Document) -> Iterator[str]:
    """Yield what a document says in its own language."""
    yield from (document.title, document.subtitle, document.masthead.date, document.language_note)
    yield from (f"{it.value} {it.label}" for it in document.key_figures)
    for part in (*document.front, *document.all_parts()):
        yield from _in_part(part)


def _in_part(part: Part) -> Iterator[str]:
    yield "" if part.language else part.heading
    for block in part.blocks:
        yield from _in_block(block)


def _in_block(block: Block) -> Iterator[str]:
    match block:
        case Voice():
            return
        case Box():
            yield block.title
            yield from (line for it in block.blocks for line in _in_block(it))
        case Table():
            yield from (block.caption, block.note, *(column.heading for column in block.columns))
            cells = (cell for row in (*block.rows, block.foot) for cell in row)
            yield from (text for cell in cells if not cell.language for text in (cell.text, cell.below))
        case Figure():
            yield from (block.caption, block.note)
        case Note():
            yield block.text
        case Facts():
            yield from (text for it in block.facts for text in (it.term, words_of(it.said) or it.text))
        case _:
            yield from lines_of(block)


def found(patterns: Iterator[str] | tuple[str, ...], text: str) -> list[str]:
    return [line for line in text.splitlines() for it in patterns if re.search(it, line)]


def test_figures_days_and_money_are_written_as_the_language_does(text: str, language: str) -> None:
    assert found((*FOREIGN[language], *EVERYWHERE), _without_symbols(text)) == []


def test_days_have_the_months_of_the_language_alone(text: str, kind: str, language: str) -> None:
    days = {it: re.compile(pattern.format(MONTHS[it].replace(" ", "|"))) for it, pattern in DAY.items()}
    there = {it for it, pattern in days.items() if pattern.search(text)}
    assert there <= {language}
    assert there or kind == "blank"


def test_money_is_in_dollars_by_their_code(text: str, kind: str, language: str) -> None:
    assert bool(re.search(AMOUNT[language], text)) == (kind != "blank")


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_english_is_british_with_z(text: str) -> None:
    assert found((WITH_S.pattern.lower(), AMERICAN.pattern), text.lower()) == []


def _without_symbols(text: str) -> str:
    """Leave out addresses, references and the heads of columns that give a share, where a sign is no word."""
    return re.sub(r"\S+://\S+|\(?%\)?$|, %", "", text, flags=re.MULTILINE)
