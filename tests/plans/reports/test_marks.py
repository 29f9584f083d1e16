"""Marks in running text, as paper and screen print them."""

import datetime
import io
import re
from dataclasses import replace
from typing import Any

import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from plans.content import PlanContent, values
from plans.reports import Document, Proof, build_report
from plans.reports.pdf import html_of, print_document
from plans.reports.tree import Paragraph
from tests.plans.reports.sample import sample

PROOF = Proof(sha256="9f2c41ab" * 8, dated=datetime.date(2026, 11, 23))
TEXT = """## Movements

Since **March** the movement has changed[^a], *slowly*; see [the round](https://dtm.example/14).

### Across the border

1. by boat
   - at night

2. on foot[^b]

[^a]: Flow monitoring, **June**.
[^b]: Survey <of> August."""
ADDRESS = "https://dtm.example/14"


@pytest.fixture
def content() -> PlanContent:
    spoken = values.IssueStatement(
        uid="x1", issue="X1", extent="1", how="Women **first**[^1]\n\n- always\n\n[^1]: All."
    )
    return PlanContent(
        reference="SSD-2026-01",
        office="RO-NBO",
        edition="2021",
        context=values.Context(situation=TEXT),
        responses=(values.SectorResponse(sector="S21-01", need=TEXT, issues=(spoken,)),),
        modalities=values.Modalities(absences=(values.ModalityAbsence(uid="m", modality="M6", reason="*No* traders"),)),
    )


@pytest.fixture
def marked(db: None, content: PlanContent) -> Document:
    return build_report(content, proof=PROOF, language="en")


@pytest.fixture
def screen(marked: Document) -> str:
    return render_to_string("reports/_document.html", {"document": marked})


@pytest.fixture
def reader(marked: Document) -> PdfReader:
    return PdfReader(io.BytesIO(print_document(marked).data))


def test_marks_are_elements(screen: str) -> None:
    assert "<strong>March</strong>" in screen
    assert "<em>slowly</em>" in screen
    assert f'<a href="{ADDRESS}">the round</a>' in screen
    assert '<ol class="listing listing--numbered"><li value="1">by boat' in screen


def test_headings_stand_one_step_below_what_they_are_in(screen: str) -> None:
    assert re.findall(r"<h(\d)>(Movements|Across the border)\s*</h\d>", screen) == [
        ("4", "Movements"),
        ("5", "Across the border"),
        ("5", "Movements"),
        ("6", "Across the border"),
    ]


def test_paragraphs_are_counted_past_headings_and_lists(marked: Document) -> None:
    numbers = [block.number for block in marked.blocks() if isinstance(block, Paragraph)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_notes_are_counted_through_the_document_and_stand_where_they_are_called(screen: str) -> None:
    calls, notes = (
        re.findall(r'href="#note-(\d)"', screen),
        re.findall(r'<li id="note-(\d)" value="\d">(.*?)<a href="#call-\1"', screen, re.DOTALL),
    )
    assert calls == ["1", "2", "3", "4", "5"]
    assert [(number, re.sub("<.*?>", "", text).strip()) for number, text in notes] == [
        ("1", "Flow monitoring, June."),
        ("2", "Survey &lt;of&gt; August."),
        ("3", "Flow monitoring, June."),
        ("4", "Survey &lt;of&gt; August."),
        ("5", "All."),
    ]
    assert screen.index('id="note-2"') < screen.index('id="responses"') < screen.index('id="call-3"')


def test_marks_in_cells_are_printed(screen: str, marked: Document) -> None:
    for page in (screen, html_of(marked)):
        assert "Women <strong>first</strong>" in page
        assert "<li>always" in page
        assert "<em>No</em> traders" in page


def test_note_stands_at_the_foot_of_the_page_that_calls_it(reader: PdfReader) -> None:
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    called = [page for page in pages if "movement has changed" in page]
    assert len(called) == 2
    for page in called:
        assert page.index("on foot") < page.index("Flow monitoring, June.") < page.index("Survey <of> August.")


def test_link_of_a_text_is_tagged_and_leads_there(reader: PdfReader) -> None:
    annotations: list[Any] = [it.get_object() for page in reader.pages for it in page.get("/Annots", [])]
    found = [it for it in annotations if it.get("/A", {}).get("/URI") == ADDRESS]
    assert len(found) == 2
    assert all("/StructParent" in it for it in found)


def test_every_page_has_the_notes_that_it_calls(db: None) -> None:
    numbers = range(1, 41)
    text = "\n\n".join(f"Paragraph {n} " + "of many words " * 30 + f"calls{n}[^{n}]" for n in numbers)
    text += "".join(f"\n\n[^{n}]: Note{n} " + "in its own words " * 12 for n in numbers)
    plan = replace(sample(), context=values.Context(situation=text), responses=())
    document = build_report(plan, proof=PROOF, language="en")
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(print_document(document).data)).pages]
    called = [{n for n in numbers if re.search(rf"calls{n}{n}\b", page)} for page in pages]
    noted = [{n for n in numbers if f"Note{n} " in page} for page in pages]
    assert noted == called
    assert set().union(*called) == set(numbers)
