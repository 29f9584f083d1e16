"""Every kind of document in every language, read as a screen reader reads it; and what the check would not let pass."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from plans import council
from plans.models import CouncilReport, Plan, ReportKind
from plans.reports import build_report
from plans.reports.pdf import print_document
from plans.reports.tree import Facts, Table, blocks_of
from tests.cast import Cast
from tests.deeds.reporting import YEAR
from tests.plans.reports.accessible import faults
from tests.plans.reports.accessible.content import pages_of, texts_of
from tests.plans.reports.accessible.samples import LANGUAGES, PICTURES, document, full, printed
from tests.plans.reports.accessible.spoiling import SPOILED
from tests.plans.reports.accessible.tags import Content, Tag, tags_of
from tests.plans.reports.sample import sample
from tests.plans.reports.test_marks import PROOF

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(approved: Plan, cast: Cast) -> CouncilReport:
    return council.begin(**YEAR, by=cast.reviewer)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ReportKind.values)
def test_document_of_each_kind_is_accessible(report: CouncilReport, cast: Cast, kind: str, language: str) -> None:
    assert faults(printed(document(kind, language, report, cast.reviewer))) == []


@pytest.fixture(scope="module")
def whole(django_db_setup: None, django_db_blocker: Any) -> bytes:
    """A document that has everything, printed once for all tests that spoil it."""
    with django_db_blocker.unblock():
        document = full("fr")
        parts = tuple(it for it in document.parts if it.key in {"context", "people"} or it.key.startswith("annex-"))
        return print_document(replace(document, parts=parts), PICTURES).data


@pytest.mark.parametrize(("spoil", "fault"), SPOILED, ids=[it.__name__ for it, _ in SPOILED])
def test_check_finds_what_was_spoiled(whole: bytes, spoil: Callable[[PdfReader], None], fault: str) -> None:
    reader = PdfReader(io.BytesIO(whole))
    spoil(reader)
    assert [it for it in faults(reader) if fault in it] != []


def test_document_that_was_not_spoiled_has_no_fault(whole: bytes) -> None:
    assert faults(PdfReader(io.BytesIO(whole))) == []


def test_check_finds_a_lock(whole: bytes) -> None:
    locked = PdfWriter(clone_from=PdfReader(io.BytesIO(whole)))
    locked.encrypt("", algorithm="RC4-128")
    file = io.BytesIO()
    locked.write(file)
    assert "the file is encrypted" in faults(PdfReader(file))


@pytest.fixture
def heard(whole: bytes) -> list[tuple[str, str]]:
    """What a screen reader says, in this order, and in which language."""
    reader = PdfReader(io.BytesIO(whole))
    texts = texts_of(pages_of(reader))
    return [(tag.language, texts[it]) for tag, it in said(tags_of(reader))]


def said(tag: Tag) -> Iterator[tuple[Tag, Content]]:
    for it in tag.reading:
        if isinstance(it, Tag):
            yield from said(it)
        else:
            yield tag, it


def test_words_of_the_plan_are_heard_in_their_own_language(heard: list[tuple[str, str]]) -> None:
    spoken = {words.strip(): language for language, words in heard}
    assert (spoken["March"], spoken["CONTEXTE ET SOURCES"]) == ("en", "")
    assert (spoken["Figure 3. Caption a"], spoken["Movements"]) == ("en", "en")


def test_note_is_heard_where_it_is_called(heard: list[tuple[str, str]]) -> None:
    words = [it.strip() for _language, it in heard]
    before = words.index("the movement has changed")
    assert words[before + 1 : before + 6] == ["1", "1", "Flow monitoring,", "June", "."]
    assert words[before + 6] == ","


def test_table_is_one_tag_over_all_its_pages() -> None:
    document = build_report(sample(), proof=PROOF, language="en")
    tables = [it for it in (*blocks_of(document.front), *document.blocks()) if isinstance(it, Table | Facts)]
    tags = list(tags_of(printed(document)).all("Table"))
    rows = [len(it.rows) + 1 + bool(it.foot) if isinstance(it, Table) else len(it.facts) for it in tables]
    assert [len(list(tag.all("TR"))) for tag in tags] == rows
    assert max(len({page for page, _number in tag.all_content()}) for tag in tags) > 1
