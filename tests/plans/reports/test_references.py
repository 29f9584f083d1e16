"""References within documents: each leads to a target that is there, and says the number of it."""

import re
from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

import pytest

from plans.content import SECTION_KEYS
from plans.content.prose import Run
from plans.extent import Extent, limited
from plans.reports import Document, Proof, build_report
from plans.reports.narrative import sentence
from plans.reports.numbering import numbered
from plans.reports.pdf import html_of
from plans.reports.references import is_reference, referring
from plans.reports.tree import Box, Column, Paragraph, Part, Table
from plans.reports.walking import Walk
from plans.reports.word import print_word
from tests.plans.reports.reading import parts_of
from tests.plans.reports.said_by_word import W, WordFile
from tests.plans.reports.sample import SECTORS, sample

ALL = "Paragraph %(first)s, table %(table)s, box %(box)s and annex %(annex)s."


class Finder(Walk):
    def __init__(self) -> None:
        self.found: list[Run] = []

    def said(self, run: Run) -> Run:
        if is_reference(run):
            self.found.append(run)
        return run


def references(document: Document) -> dict[str, str]:
    """Return what references say, by where they lead."""
    finder = Finder()
    for part in document.parts:
        finder.part(part)
    return {run.href.removeprefix("#"): run.text for run in finder.found}


@pytest.fixture
def referring_document(document: Document) -> Document:
    table = Table(key="table", caption="Boats", columns=(Column(heading="Boat", width=24),), rows=())
    blocks = (sentence("One."), sentence("Two.", key="first"), Box(key="box", title="A lake", blocks=(table,)))
    last = sentence(ALL, first="first", table="table", box="box", annex="annex-b")
    annex = Part(key="annex-b", heading="Annex II. Boats", numeral="II", blocks=(last,))
    return numbered(replace(document, parts=(Part(key="a", heading="A", blocks=blocks), annex)))


def test_reference_says_the_number_that_its_target_was_given(referring_document: Document) -> None:
    assert references(referring_document) == {"p2": "2", "table-1": "1", "box-1": "1", "annex-b": "II"}
    last = parts_of(referring_document)["annex-b"].blocks[0]
    assert isinstance(last, Paragraph)
    assert "".join(run.text for run in last.runs) == "Paragraph 2, table 1, box 1 and annex II."


def test_number_follows_when_something_comes_before_its_target(referring_document: Document) -> None:
    first = Part(key="new", heading="New", blocks=(sentence("Zero."), Box(title="A river", blocks=())))
    moved = numbered(replace(referring_document, parts=(first, *_written_anew(referring_document))))
    assert references(moved) == {"p3": "3", "table-1": "1", "box-2": "2", "annex-b": "II"}


def _written_anew(document: Document) -> tuple[Part, Part]:
    """Return the parts with the references as they were written, before anything had a number."""
    first, annex = document.parts
    last = sentence(ALL, first="first", table="table", box="box", annex="annex-b")
    return first, replace(annex, blocks=(last,))


def test_reference_to_nothing_is_an_error_of_whoever_wrote_it(document: Document) -> None:
    part = Part(key="a", heading="A", blocks=(sentence("See box %(box)s.", box="nowhere"),))
    with pytest.raises(KeyError, match="nowhere"):
        numbered(replace(document, parts=(part,)))


def test_words_around_references_stay_as_they_are() -> None:
    runs = referring("%(count)s, in annex %(annex)s", {"annex": "annex-b"}, count="7")
    assert [(run.text, run.href) for run in runs] == [("7", ""), (", in annex ", ""), ("", "#annex-b")]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_plan_refers_to_what_is_there(db: None, proof: Proof, language: str) -> None:
    document = build_report(sample(), proof=proof, language=language)
    found = references(document)
    assert {"annex-states", "annex-people", "annex-partners", "annex-indicators"} < set(found)
    _compare_with_page(document, found)


@pytest.mark.parametrize("section", [*SECTION_KEYS, f"response-{SECTORS[0]}"])
def test_part_of_a_plan_refers_to_nothing_that_it_leaves_out(db: None, proof: Proof, section: str) -> None:
    extent = Extent(sections=frozenset({section}))
    content = limited(sample(), extent)
    document = build_report(content, proof=replace(proof, extent=extent), language="en")
    _compare_with_page(document, references(document))


def _compare_with_page(document: Document, found: dict[str, str]) -> None:
    """Find on the page what each reference leads to, with the number that it says."""
    elements = {it.get("id"): it for it in fromstring(html_of(document)).iter() if it.get("id")}
    for anchor, number in found.items():
        assert number in re.findall(r"\w+", _number_shown(elements[anchor]))


def _number_shown(target: Element) -> str:
    """Return the first words of the target, and the number that the layout puts before a paragraph."""
    return f"{target.get('data-number', '')} {' '.join(''.join(target.itertext()).split()[:3])}"


def test_references_on_the_page_are_links(referring_document: Document) -> None:
    page = html_of(referring_document)
    assert 'Paragraph <a href="#p2">2</a>, table <a href="#table-1">1</a>' in page


def test_references_in_word_are_fields_that_word_reckons_from_their_targets(referring_document: Document) -> None:
    file = WordFile(print_word(referring_document).data)
    fields = [(it.text or "").split() for it in file.body.iter(f"{W}instrText") if " REF " in (it.text or "")]
    assert [len(it) for it in fields] == [4, 3, 3, 3]  # the number of a paragraph has its switch
    assert [_within(file, it[1]) for it in fields] == ["Two.", "1", "1", "II"]
    assert ("NumberedParagraph", "3. Paragraph 2, table 1, box 1 and annex II.") in file.paragraphs()


def _within(file: WordFile, name: str) -> str:
    """Return what stands between the ends of a bookmark."""
    [paragraph] = [
        it
        for it in file.body.iter(f"{W}p")
        if any(mark.get(f"{W}name") == name for mark in it.iter(f"{W}bookmarkStart"))
    ]
    elements = list(paragraph.iter())
    start = next(it for it in elements if it.get(f"{W}name") == name)
    end = next(it for it in elements if it.tag == f"{W}bookmarkEnd" and it.get(f"{W}id") == start.get(f"{W}id"))
    between = elements[elements.index(start) : elements.index(end)]
    return "".join(it.text or "" for it in between if it.tag == f"{W}t")
