"""Sheets of several batches in one file: numbers, links, bookmarks and tags hold across them."""

import io
import os
from typing import Any

import pytest
from pypdf import PdfReader

from plans.content.prose import Run
from plans.reports.pdf import batches, print_document
from plans.reports.tree import Document, Paragraph, Part
from tests.plans.reports.accessible import faults
from tests.plans.reports.pdf.documents import chapter, document

TRAPS = "(12 0 R) \\) 7 0 R ((", "/StructParent 3 <</K 9 0 R>>", "ü 5 0 R é"


def printed(found: Document, monkeypatch: pytest.MonkeyPatch, enough: int = 0) -> PdfReader:
    monkeypatch.setattr(batches, "ENOUGH", enough)
    return PdfReader(io.BytesIO(print_document(found).data))


def linked(key: str, target: str) -> Part:
    runs = Run("See "), Run("there", href=f"#{target}")
    return Part(key=key, heading=key.title(), blocks=(Paragraph(runs, number=1),), new_page=True)


def test_batches_make_one_file_without_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = document(*(chapter(f"chapter-{it}", "words " * 300) for it in range(5)))
    reader = printed(whole, monkeypatch)
    assert list(faults(reader)) == []
    assert len(reader.pages) == 7
    assert [it.title for it in reader.outline if not isinstance(it, list)] != []


def test_links_lead_to_other_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = printed(document(linked("one", "two"), linked("two", "one")), monkeypatch)
    assert list(faults(reader)) == []
    goals = {name: reader.get_destination_page_number(it) for name, it in reader.named_destinations.items()}
    found: Any = [it.get_object() for page in reader.pages[2:] for it in page["/Annots"]]  # type: ignore[attr-defined]  # an array
    assert [goals[str(it["/Dest"])] for it in found] == [3, 2]


@pytest.mark.parametrize("trap", TRAPS)
def test_text_that_looks_like_a_reference_stays_as_it_is(monkeypatch: pytest.MonkeyPatch, trap: str) -> None:
    whole = document(Part(key="one", heading=trap), chapter("two", trap), title=trap)
    reader = printed(whole, monkeypatch)
    assert list(faults(reader)) == []
    assert trap in [it.title for it in flat(reader.outline)]
    assert reader.metadata is not None
    assert reader.metadata.title == trap


def flat(outline: list[Any]) -> list[Any]:
    return [found for it in outline for found in (flat(it) if isinstance(it, list) else [it])]


def test_contents_of_many_pages_are_counted_in_roman_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = document(*(chapter(f"chapter-{it}", new_page=False) for it in range(200)))
    reader = printed(whole, monkeypatch, enough=1_000_000)
    heads = [page.extract_text().splitlines()[1] for page in reader.pages[1:]]
    front = [it for it in heads if not it[-1].isdecimal()]
    assert front == [f"Page {it}" for it in ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")[: len(front)]]
    assert len(front) > 3
    assert heads[len(front) :] == [f"Page {it}" for it in range(1, len(heads) - len(front) + 1)]


def test_one_process_and_two_make_the_same_file(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = document(*(chapter(f"chapter-{it}", "words " * 50) for it in range(4)))
    monkeypatch.setattr(batches, "ENOUGH", 0)
    made = []
    for processors in ({0}, {0, 1}):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _process, found=processors: found)
        made.append(print_document(whole).data)
    assert made[0] == made[1]
