"""The printed file: its pages, tags, fonts and margins, and text that wants to break out of them."""

import datetime
import gc
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from plans.content import PlanContent, values
from plans.reports import Document, Proof, build_report
from plans.reports.pdf import html_of, print_document
from plans.reports.pdf.markup import Markup
from tests.paper.finding import faults_of
from tests.plans.reports.sample import sample
from tests.plans.reports.saying import compare

PROOF = Proof(sha256="9f2c41ab" * 8, dated=datetime.date(2026, 11, 23))


def short_plan(**changes: Any) -> PlanContent:
    """Return a plan of a page or two for each part: quick to print."""
    return replace(PlanContent(reference="SSD-2026-01", office="RO-NBO", edition="2021"), **changes)


def printed(content: PlanContent, language: str = "en", symbol: str = "") -> PdfReader:
    document = build_report(content, proof=PROOF, language=language, symbol=symbol)
    return PdfReader(io.BytesIO(print_document(document).data))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@dataclass
class Copy:
    """A document as laid out, and as it was printed."""

    document: Document
    data: bytes
    reader: PdfReader

    @property
    def root(self) -> Any:
        return self.reader.trailer["/Root"]

    @cached_property
    def pages(self) -> list[str]:
        """What each page says; slow to find out."""
        return [page.extract_text() for page in self.reader.pages]


@pytest.fixture(scope="module")
def copies(django_db_setup: None, django_db_blocker: Any) -> dict[str, Copy]:
    """The plan of realistic size in three languages, printed once for all tests here."""
    found = {}
    for language in ("en", "fr", "es"):
        with django_db_blocker.unblock():
            document = build_report(sample(), proof=PROOF, language=language)
            data = print_document(document).data
        found[language] = Copy(document, data, PdfReader(io.BytesIO(data)))
    return found


@pytest.fixture(params=["en", "fr", "es"])
def copy(copies: dict[str, Copy], request: pytest.FixtureRequest) -> Copy:
    return copies[request.param]


@pytest.fixture
def english(copies: dict[str, Copy]) -> Copy:
    return copies["en"]


def test_full_plan_is_a_long_document(copy: Copy) -> None:
    assert len(copy.reader.pages) >= 20


def test_document_is_tagged_for_screen_readers(copy: Copy) -> None:
    assert copy.root["/MarkInfo"]["/Marked"]
    assert copy.root["/StructTreeRoot"]["/K"]
    assert copy.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid" in copy.root["/Metadata"].get_object().get_data().decode()


def test_word_says_the_same(copy: Copy) -> None:
    compare(copy.document, copy.reader)


def test_document_names_its_language(copies: dict[str, Copy]) -> None:
    assert {language: str(copy.root["/Lang"]) for language, copy in copies.items()} == {it: it for it in copies}


def test_document_names_its_title_and_author(english: Copy) -> None:
    metadata = english.reader.metadata
    assert metadata is not None
    assert metadata.title == "Crisis response plan for South Sudan 2026"
    assert metadata.author == "International Organization for Migration"


def test_every_font_is_embedded(copy: Copy) -> None:
    fonts = {font for page in copy.reader.pages for font in fonts_of(page)}
    assert fonts == {("Noto-Sans", True), ("Noto-Serif", True)}


def fonts_of(page: PageObject) -> Iterator[tuple[str, bool]]:
    """Yield the family of each font of a page, and whether its outlines are in the file."""
    resources: Any = page["/Resources"]
    for reference in resources["/Font"].values():
        descendant = reference.get_object()["/DescendantFonts"][0].get_object()
        name = str(descendant["/BaseFont"]).partition("+")[2]
        embedded = {"/FontFile", "/FontFile2", "/FontFile3"} & descendant["/FontDescriptor"].get_object().keys()
        yield "-".join(name.split("-")[:2]), bool(embedded)


def test_figures_say_in_words_what_they_show(english: Copy) -> None:
    found = elements(english.root["/StructTreeRoot"])
    alternatives = [str(it.get("/Alt", "")) for it in found if it.get("/S") == "/Figure"]
    assert len(alternatives) == 7
    assert all(text.partition(". ")[2] for text in alternatives)


def test_heads_of_tables_are_heads_for_screen_readers(english: Copy) -> None:
    kinds = {str(it.get("/S")) for it in elements(english.root["/StructTreeRoot"])}
    assert {"/H1", "/H2", "/H3", "/H4", "/P", "/Table", "/TH", "/TD", "/Caption", "/L", "/LI"} <= kinds


def elements(node: Any) -> Iterator[Any]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object()
        if hasattr(found, "get"):
            yield found
            yield from elements(found)


def test_bookmarks_lead_through_the_document(english: Copy) -> None:
    def titles(outline: list[Any]) -> list[str]:
        return [title for it in outline for title in (titles(it) if isinstance(it, list) else [it.title])]

    found = titles(english.reader.outline)
    assert {"Summary", "Shelter and settlements", "Annex V. Indicators"} <= set(found)


def test_front_matter_is_counted_in_roman_numbers(english: Copy) -> None:
    cover, contents, acronyms, first = english.pages[:4]
    assert "Page" not in cover
    assert "Page i\n" in contents
    assert "Page ii\n" in acronyms
    assert re.search(r"^Acronyms ?ii$", contents, re.MULTILINE)
    assert "Page 1\n" in first


@pytest.mark.parametrize(("language", "page"), [("en", "Page 2"), ("fr", "Page 2"), ("es", "Página 2")])
def test_pages_are_named_in_the_language(copies: dict[str, Copy], language: str, page: str) -> None:
    assert page in copies[language].reader.pages[4].extract_text()


def test_contents_name_the_page_of_each_part(english: Copy) -> None:
    line = next(it for it in english.pages[1].splitlines() if it.startswith("Shelter and settlements"))
    assert "Shelter and settlements" in english.pages[2 + int(line.rpartition(" ")[2])]


def test_proof_stands_on_every_page(english: Copy) -> None:
    assert [text for text in english.pages if "SHA-256 9f2c41ab…9f2c41ab" not in text] == []


def test_symbol_stands_on_every_page(db: None) -> None:
    reader = printed(short_plan(), symbol="S/35/INF/2")
    assert [page for page in reader.pages if "S/35/INF/2" not in page.extract_text()] == []


def test_head_of_a_long_table_is_repeated(english: Copy) -> None:
    assert len([text for text in english.pages if "Source of" in text and "Baseline" in text]) > 1


def test_pages_have_no_fault(copy: Copy) -> None:
    assert faults_of(copy.data) == []


LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
HOSTILE = (
    "<script>alert(1)</script><img src='http://192.0.2.1/x.png'>",
    "{{ settings.SECRET_KEY }} {% load static %} &amp; &lt;",
    LONG_WORD,
    "الهيئة الوطنية لشؤون اللاجئين in Khartoum",
    "a\x0bb\x1fc\ufffe",
    "line one\n\n\n- point\n\n",
)


def hostile_plan(text: str) -> PlanContent:
    return short_plan(
        identity=values.Identity(title=text[:200], countries=(values.PlanCountry(country="SSD", areas=text),)),
        crisis=values.Crisis(name=text, summary=text),
        partners=values.Partners(partners=(values.Partner(name=text, role=text),)),
        responses=(
            values.SectorResponse(
                sector="S21-01",
                need=text,
                issues=(values.IssueStatement(issue="X1", extent="1", how=text),),
                activities=(values.Activity(title=text, location=text, partner=text, description=text, cost_usd=1),),
            ),
        ),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_within_the_margins(db: None, text: str) -> None:
    document = build_report(hostile_plan(text), proof=PROOF, language="en")
    found = faults_of(print_document(document).data)
    # A plan of next to nothing leaves a page so, before the sectors begin one of their own.
    assert [it for it in found if it.what != "nearly empty page"] == []
    html = html_of(document)
    assert "<script" not in html
    assert "<img" not in html


def test_hostile_text_is_printed_as_it_was_written(db: None) -> None:
    said = text_of(printed(hostile_plan(HOSTILE[0])))
    assert "<script>alert(1)</script>" in said


def test_document_asks_for_nothing_from_anywhere() -> None:
    page = Markup('<html lang="en"><body><img src="file:///etc/hostname" alt="x"/></body></html>')
    with pytest.raises(ValueError, match="disallowed protocol"):
        page.url_fetcher("file:///etc/hostname")


@pytest.mark.parametrize("running", [True, False])
def test_collector_is_left_as_it_was(db: None, running: bool) -> None:
    (gc.enable if running else gc.disable)()
    try:
        print_document(build_report(short_plan(), proof=PROOF, language="en"))
        assert gc.isenabled() is running
    finally:
        gc.enable()


def test_long_amounts_fit_into_their_columns(db: None) -> None:
    dear = values.Activity(title="Everything", people_targeted=10_000_000_000, cost_usd=1_000_000_000_000)
    costly = short_plan(responses=(values.SectorResponse(sector="S21-01", activities=(dear,)),))
    for language in ("en", "fr", "es"):
        document = build_report(costly, proof=PROOF, language=language)
        assert faults_of(print_document(document).data) == []
