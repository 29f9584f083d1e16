"""Painted pages that are used again: a plan that is printed again costs what changed in it."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.core.cache.backends.filebased import FileBasedCache
from django.test import override_settings

from plans.reports.pdf import batches, layout, print_document, printing
from plans.reports.tree import Document, Part
from tests.plans.reports.pdf.documents import chapter, document

WHOLE = document(chapter("one", "first"), chapter("two", "second"), chapter("three", "third"))


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A shelf of its own, and documents of one batch for each chapter, all painted in this process."""
    monkeypatch.setattr(batches, "ENOUGH", 0)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0})
    cache = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": tmp_path}
    with override_settings(CACHES={"default": cache, "sheets": cache}):
        yield tmp_path


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that were laid out since, as their markup."""
    found: list[str] = []
    lay_out = layout.lay_out

    def noting(html: str, *given: Any) -> Any:
        found.append(html)
        return lay_out(html, *given)

    monkeypatch.setattr(printing, "lay_out", noting)
    return found


def bodies(painted: list[str]) -> list[str]:
    return [html for html in painted if "<main" in html]


def changed(whole: Document, place: int, part: Part) -> Document:
    return replace(whole, parts=(*whole.parts[:place], part, *whole.parts[place + 1 :]))


def test_document_is_painted_once(painted: list[str]) -> None:
    first = print_document(WHOLE)
    assert len(bodies(painted)) == 3
    painted.clear()
    assert print_document(WHOLE) == first
    assert bodies(painted) == []


def test_only_what_changed_is_painted_again(painted: list[str]) -> None:
    print_document(WHOLE)
    painted.clear()
    other = changed(WHOLE, 1, chapter("two", "something else"))
    made = print_document(other)
    assert ["something else" in html for html in bodies(painted)] == [True]
    caches["sheets"].clear()
    assert print_document(other) == made


def test_other_proof_paints_no_page_again(painted: list[str]) -> None:
    before = print_document(WHOLE)
    painted.clear()
    assert print_document(replace(WHOLE, proof="SHA-256 1")).data != before.data
    assert bodies(painted) == []


def test_other_language_is_painted(painted: list[str]) -> None:
    print_document(WHOLE)
    painted.clear()
    print_document(replace(WHOLE, language="fr"))
    assert len(bodies(painted)) == 3


def test_other_release_of_the_printers_paints_anew(painted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    print_document(WHOLE)
    painted.clear()
    monkeypatch.setattr("plans.reports.pdf.shelf.printers", lambda: "another release")
    print_document(WHOLE)
    assert len(bodies(painted)) == 3


@pytest.mark.parametrize("spoil", [b"", b"half", b"\x80\x04"])
def test_shelf_that_was_spoiled_costs_only_time(painted: list[str], shelf: Path, spoil: bytes) -> None:
    whole = print_document(WHOLE)
    for file in shelf.glob("*.djcache"):
        file.write_bytes(file.read_bytes()[:20] + spoil)
    painted.clear()
    assert print_document(WHOLE) == whole
    assert len(bodies(painted)) == 3


def test_shelf_without_room_costs_only_time(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = print_document(WHOLE)
    caches["sheets"].clear()

    def full(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FileBasedCache, "set", full)
    assert print_document(WHOLE) == whole
