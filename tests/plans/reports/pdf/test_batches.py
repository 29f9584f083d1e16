"""What is laid out together: whole documents, in their order, cut only where a page begins anew."""

from dataclasses import replace

import pytest

from plans.reports.pdf import batches
from plans.reports.pdf.batches import batches_of
from plans.reports.tree import Document, Note, Part
from tests.plans.reports.pdf.documents import document

LONG = (Note("x" * batches.ENOUGH),)


def part(key: str, *children: Part, long: bool = True, new_page: bool = False) -> Part:
    return Part(key=key, heading=key.title(), blocks=LONG if long else (), children=children, new_page=new_page)


def keys(found: Document) -> list[list[str]]:
    return [[it.key or f"…{it.children[0].key}" for it in batch] for batch in batches_of(found)]


def test_short_document_is_one_batch() -> None:
    assert keys(document(part("a", long=False), part("b", long=False, new_page=True))) == [["a", "b"]]


def test_long_document_is_cut_where_a_page_begins() -> None:
    assert keys(document(part("a"), part("b"), part("c", new_page=True), part("d"))) == [["a", "b"], ["c", "d"]]


def test_part_is_cut_where_a_child_begins_a_page() -> None:
    children = part("c"), part("d", new_page=True), part("e", new_page=True)
    found = document(part("b", *children), part("f", new_page=True))
    assert keys(found) == [["b"], ["…d"], ["…e"], ["f"]]


def test_child_that_goes_on_stays_with_what_it_follows() -> None:
    children = part("b", new_page=True), part("c"), part("d", new_page=True)
    assert keys(document(part("a", *children))) == [["a"], ["…b", "…c"], ["…d"]]


def test_piece_of_a_part_repeats_nothing() -> None:
    whole = part("a", part("b", new_page=True))
    head, rest = (piece for batch in batches_of(document(whole)) for piece in batch)
    assert (head.heading, head.blocks, head.children) == ("A", LONG, ())
    assert (rest.heading, rest.blocks, rest.children) == ("", (), whole.children)


@pytest.mark.parametrize("enough", [0, 10, 10_000_000])
def test_batches_hold_all_that_the_document_says(monkeypatch: pytest.MonkeyPatch, enough: int) -> None:
    monkeypatch.setattr(batches, "ENOUGH", enough)
    children = part("b"), part("c", new_page=True), part("d")
    whole = document(part("a", *children), part("e", part("f", long=False), new_page=True))
    pieces = [piece for batch in batches_of(whole) for piece in batch]
    told = replace(whole, parts=tuple(pieces))
    assert list(told.blocks()) == list(whole.blocks())
    assert [it.key for it in told.all_parts() if it.key] == [it.key for it in whole.all_parts()]


def test_document_without_parts_has_no_batch() -> None:
    assert batches_of(document()) == []
