"""The Word file: real styles and headings, tables that break well, and what screen readers ask of it."""

import io
import itertools
import zipfile
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import docx
import pytest
from PIL import Image

from plans.content import PlanContent, values
from plans.reports import Document, build_report
from plans.reports.pictures import Pictures
from plans.reports.tree import Figure, Table
from plans.reports.word import print_word
from plans.reports.word.raster import raster
from plans.reports.word.styles import STYLES
from tests.plans.reports.said_by_word import R, W, WordFile
from tests.plans.reports.sample import sample
from tests.plans.reports.test_pdf import HOSTILE, PROOF, hostile_plan, short_plan
from tests.plans.reports.test_pictures import drawn, picture

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CORE = "{http://purl.org/dc/elements/1.1/}"


def word_of(document: Document, pictures: Pictures | None = None) -> WordFile:
    return WordFile(print_word(document, pictures).data)


def built(content: PlanContent, language: str = "en", symbol: str = "") -> Document:
    return build_report(content, proof=PROOF, language=language, symbol=symbol)


@pytest.fixture(scope="module")
def document(django_db_setup: None, django_db_blocker: Any) -> Document:
    with django_db_blocker.unblock():
        return built(sample())


@pytest.fixture(scope="module")
def word(document: Document) -> WordFile:
    return word_of(document)


def kind_of(file: WordFile, *content: str) -> list[str]:
    """Return the styles of the paragraphs that say exactly this."""
    return [style for style, words in file.paragraphs() if words in content]


def within(parent: Element, path: str) -> Element:
    found = parent.find(path)
    assert found is not None, path
    return found


def test_file_opens_in_python_docx(document: Document) -> None:
    opened = docx.Document(io.BytesIO(print_word(document).data))
    assert opened.core_properties.title == "Crisis response plan for South Sudan 2026"
    assert opened.core_properties.author == "International Organization for Migration"
    assert opened.core_properties.language == "en-GB"
    assert len(opened.sections) == 3


def test_every_style_that_is_used_is_there(word: WordFile) -> None:
    used = {style for style, _words in word.paragraphs() if style}
    assert used <= set(word.styles)
    assert {it.key for it in STYLES} <= set(word.styles)


def test_headings_are_headings_and_leave_no_step_out(word: WordFile, document: Document) -> None:
    levels = [int(style[-1]) for style, _words in word.paragraphs() if style.startswith("Heading")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    chapters = [words for style, words in word.paragraphs() if style == "Heading1"]
    assert chapters == [part.heading.upper() for part in (*document.front, *document.parts)]


def test_contents_name_the_chapters_and_the_sectors_before_word_has_counted_pages(
    word: WordFile, document: Document
) -> None:
    entries = [(style, words.strip()) for style, words in word.paragraphs() if style.startswith("Toc") and words]
    expected: list[tuple[str, str]] = [("TocHeading", "CONTENTS")]
    for part in (*document.front, *document.parts):
        expected.append(("Toc1", part.heading))
        if part.key == "responses":
            expected += [("Toc2", child.heading) for child in part.children]
    assert entries == expected


def test_each_entry_of_the_contents_leads_to_its_heading(word: WordFile) -> None:
    anchors = [it.get(f"{W}anchor") for it in word.body.iter(f"{W}hyperlink") if it.get(f"{W}anchor")]
    marks = {it.get(f"{W}name") for it in word.body.iter(f"{W}bookmarkStart")}
    assert len(anchors) > 30
    assert set(anchors) <= marks
    fields = [it.text or "" for it in word.body.iter(f"{W}instrText")]
    assert {it.split()[-1] for it in fields if " TOC " in it} <= marks


def test_marks_are_unique_and_closed(word: WordFile) -> None:
    opened = [it.get(f"{W}id") for it in word.body.iter(f"{W}bookmarkStart")]
    closed = [it.get(f"{W}id") for it in word.body.iter(f"{W}bookmarkEnd")]
    assert sorted(opened, key=str) == sorted(closed, key=str)
    assert len(set(opened)) == len(opened)


def test_pages_are_counted_in_roman_and_then_in_arabic_numbers(word: WordFile) -> None:
    sections = list(word.body.iter(f"{W}sectPr"))
    numbers = [it.find(f"{W}pgNumType") for it in sections]
    assert [None if it is None else (it.get(f"{W}fmt"), it.get(f"{W}start")) for it in numbers] == [
        None,
        ("lowerRoman", "1"),
        ("decimal", "1"),
    ]


def heads(word: WordFile) -> list[str]:
    """Return what stands at the head of the pages of each section."""
    names = [word.targets[within(it, f"{W}headerReference").attrib[f"{R}id"]] for it in word.body.iter(f"{W}sectPr")]
    return ["".join(fromstring(word.archive.read(f"word/{name}")).itertext()).split("PAGE")[0] for name in names]


@pytest.mark.parametrize(("language", "page"), [("en", "Page"), ("fr", "Page"), ("es", "Página")])
def test_running_head_names_the_document_and_its_pages(db: None, language: str, page: str) -> None:
    word = word_of(built(short_plan(), language, symbol="C/117/5"))
    assert [it.split() for it in heads(word)] == [[], [f"C/117/5{page}"], [f"C/117/5{page}"]]


def test_proof_stands_at_the_foot(word: WordFile, document: Document) -> None:
    feet = [name for name in word.archive.namelist() if "/footer" in name]
    assert ["".join(fromstring(word.archive.read(name)).itertext()) for name in feet] == [document.proof]


def test_heads_of_tables_come_again_and_no_row_is_split(word: WordFile, document: Document) -> None:
    tables = [it for it in word.body.iter(f"{W}tbl") if it.find(f"{W}tblPr/{W}tblStyle[@{W}val='Ruled']") is not None]
    assert len(tables) == len([it for it in document.blocks() if isinstance(it, Table)])
    for table in tables:
        first, *others = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert [it for it in others if it.find(f"{W}trPr/{W}tblHeader") is not None] == []
        assert [it for it in (first, *others) if it.find(f"{W}trPr/{W}cantSplit") is None] == []
        assert within(table, f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1"
        assert within(table, f"{W}tblPr/{W}tblCaption").get(f"{W}val")


def test_sum_stays_with_the_row_above_it(word: WordFile, document: Document) -> None:
    (table, *_others) = [it for it in document.blocks() if isinstance(it, Table) and it.foot]
    drawn_table = next(
        it
        for it in word.body.iter(f"{W}tbl")
        if (caption := it.find(f"{W}tblPr/{W}tblCaption")) is not None and caption.get(f"{W}val") == table.caption
    )
    rows = drawn_table.findall(f"{W}tr")
    kept = [all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")) for row in rows[1:]]
    assert kept == [False] * (len(rows) - 3) + [True, False]


def test_captions_are_counted_by_word(word: WordFile, document: Document) -> None:
    captions = [words for style, words in word.paragraphs() if style == "Caption"]
    assert len([it for it in captions if it.startswith("Table ")]) == len(
        [it for it in document.blocks() if isinstance(it, Table)]
    )
    fields = [it.text or "" for it in word.body.iter(f"{W}instrText")]
    assert len([it for it in fields if it.strip().startswith("SEQ")]) == len(captions)


def test_paragraphs_are_counted_by_word(word: WordFile) -> None:
    told = [words.partition(" ")[0] for style, words in word.paragraphs() if style == "NumberedParagraph"]
    assert told == [f"{number}." for number in range(1, len(told) + 1)]


def test_figures_are_drawings_with_a_picture_behind_and_words(word: WordFile, document: Document) -> None:
    figures = [it for it in document.blocks() if isinstance(it, Figure)]
    described = [it.get("descr") or "" for it in word.body.iter(f"{WP}docPr")]
    assert [it.partition(".")[0] for it in described] == [it.caption for it in figures]
    assert all(it.partition(". ")[2] for it in described)
    names = word.archive.namelist()
    assert len([it for it in names if it.endswith(".svg")]) == len(figures)
    assert len([it for it in names if it.endswith(".png")]) == len(figures)
    assert len({it.get("id") for it in word.body.iter(f"{WP}docPr")}) == len(figures)


def test_picture_of_a_drawing_shows_its_bars(document: Document) -> None:
    figure = next(it for it in document.blocks() if isinstance(it, Figure))
    with Image.open(io.BytesIO(raster(fromstring(figure.svg)))) as image:
        colours = {colour for _count, colour in image.convert("RGB").getcolors(4096) or []}
    assert {(0x00, 0x33, 0xA0), (255, 255, 255)} <= colours


def test_document_and_its_foreign_pieces_name_their_language(db: None) -> None:
    document = built(sample(), "fr")
    word = word_of(document)
    defaults = within(word.part("styles"), f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert defaults.get(f"{W}val") == "fr-FR"
    marked = [it for it in word.body.iter(f"{W}r") if it.find(f"{W}rPr/{W}lang[@{W}val='en-GB']") is not None]
    said = "".join(text.text or "" for it in marked for text in it.iter(f"{W}t"))
    assert "Some 61,000 households" in said
    assert "Crisis response plan for South Sudan" in said
    assert "Secteur" not in said


def test_document_in_the_language_of_its_plan_marks_nothing(word: WordFile) -> None:
    assert list(word.body.iter(f"{W}lang")) == []


MARKED = "**Bold** and *slanted* with [a page](https://example.org/a?b=1&c=2), and a note[^1].\n\n[^1]: See *there*."


def marked_plan(text: str = MARKED) -> PlanContent:
    return short_plan(crisis=values.Crisis(summary=text))


def test_marks_become_styles_links_and_notes(db: None) -> None:
    word = word_of(built(marked_plan()))
    looks = {
        it.attrib[f"{W}val"]: "".join(text.text or "" for text in run.iter(f"{W}t"))
        for run in word.body.iter(f"{W}r")
        if (it := run.find(f"{W}rPr/{W}rStyle")) is not None
    }
    assert (looks["Strong"], looks["Emphasis"], looks["Hyperlink"]) == ("Bold", "slanted", "a page")
    assert "https://example.org/a?b=1&c=2" in word.targets.values()
    assert [it.split("\u2002") for it in word.notes()] == [["1", "See there."]]
    assert [it.get(f"{W}id") for it in word.body.iter(f"{W}footnoteReference")] == ["1"]


def test_numbers_of_lists_are_those_that_were_typed(db: None) -> None:
    text = "Steps:\n\n3. third\n4. fourth\n   - below\n9. ninth\n\nOthers:\n1. first"
    word = word_of(built(marked_plan(text)))
    told = [words for style, words in word.paragraphs() if style == "ListParagraph"]
    assert told == ["(3) third", "(4) fourth", "below", "(9) ninth", "(1) first"]


def test_words_from_right_to_left_say_so(db: None) -> None:
    word = word_of(built(marked_plan("The الهيئة الوطنية لشؤون اللاجئين in Khartoum")))
    leftward = [it for it in word.body.iter(f"{W}r") if it.find(f"{W}rPr/{W}rtl") is not None]
    said = {"".join(text.text or "" for text in it.iter(f"{W}t")) for it in leftward}
    assert said == {"الهيئة الوطنية لشؤون اللاجئين"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(db: None, text: str) -> None:
    word = word_of(built(hostile_plan(text)))
    for name in word.archive.namelist():
        if name.endswith((".xml", ".rels")):
            fromstring(word.archive.read(name))
    said = "".join(words for _style, words in word.paragraphs())
    assert "alert(1)" in said if "script" in text else said


def with_pictures() -> PlanContent:
    return replace(sample(), attachments=(picture("a", "context"), picture("b", "response-S21-01")))


def broken() -> tuple[bytes, str]:
    return b"\xff\xd8\xff no picture", "image/jpeg"


def test_pictures_carry_their_words_and_a_broken_one_is_its_words(db: None) -> None:
    word = word_of(built(with_pictures()), {"a" * 64: drawn, "b" * 64: broken})
    assert "Words a" in [it.get("descr") for it in word.body.iter(f"{WP}docPr")]
    lost = "This picture could not be read when the document was made. It shows: Words b"
    assert kind_of(word, lost) == ["Remark"]
    assert kind_of(word, "Credit a", "Credit b") == ["Remark", "Remark"]


def test_picture_of_another_format_is_turned_into_one_that_word_takes(db: None) -> None:
    def animated() -> tuple[bytes, str]:
        buffer = io.BytesIO()
        Image.new("RGB", (60, 40), "teal").save(buffer, "WEBP")
        return buffer.getvalue(), "image/webp"

    word = word_of(built(with_pictures()), {"a" * 64: animated})
    assert len([it for it in word.archive.namelist() if it.endswith(".png")]) == 8


def test_picture_fits_between_the_margins(db: None) -> None:
    tall = replace(picture("a", "context"), width=400, height=1600)
    word = word_of(built(replace(sample(), attachments=(tall,))), {"a" * 64: drawn})
    extents = [(int(it.attrib["cx"]), int(it.attrib["cy"])) for it in word.body.iter(f"{WP}extent")]
    assert max(width for width, _height in extents) <= 162 * 36_000


def test_nothing_of_the_template_is_left_behind(word: WordFile) -> None:
    names: Any = [it for it in word.archive.namelist() if "customXml" in it or "Effects" in it or "thumb" in it]
    assert names == []
    with zipfile.ZipFile(io.BytesIO(word.data)) as archive:
        assert archive.testzip() is None
