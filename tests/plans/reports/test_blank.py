"""The blank form of a plan: every section with its questions and room to write, in three languages."""

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader
from pytest_django import DjangoCaptureOnCommitCallbacks

from mcof.accounts.answers import Refused
from plans.catalogue import Catalogue, Entry
from plans.content import SECTION_KEYS
from plans.models import Report, ReportKind, ReportState
from plans.reports.blank import ROOM, build_blank, sectors_offered
from plans.reports.files import file_name
from plans.reports.genuine import genuine
from plans.reports.jobs import InvalidReport, ask_blank, reports_visible_to
from plans.reports.pdf import print_document
from plans.reports.tree import Facts, Lists, Note, Space, Table
from tests.cast import EVERYBODY, Cast
from tests.plans.reports.reading import parts_of, words_of
from tests.plans.reports.saying import compare

Ask = Callable[..., Report]
SILENT = Entry("sector", "", {}, {"en": ""}, "", None, "", retired=False, verified=True, usual={})
TWO = ("S21-06", "S21-14")


@pytest.fixture
def ask(cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Ask:
    def ask(who: str = "drafter", *, language: str = "fr", sectors: tuple[str, ...] = ()) -> Report:
        with django_capture_on_commit_callbacks(execute=True):
            report = ask_blank(language=language, by=cast.person(who), sectors=sectors)
        report.refresh_from_db()
        return report

    return ask


def test_every_section_is_there_with_what_it_asks(db: None) -> None:
    parts = parts_of(build_blank(language="en", sectors=TWO))
    assert set(SECTION_KEYS) <= set(parts)
    assert {type(block) for block in parts["crisis"].blocks} >= {Note, Lists, Facts, Space}


def test_sectors_are_those_chosen_or_all_of_the_newest_edition(db: None) -> None:
    two = parts_of(build_blank(language="en", sectors=TWO))
    everything = parts_of(build_blank(language="en"))
    assert [key for key in two if key.startswith("response-")] == [f"response-{code}" for code in TWO]
    offered = [f"response-{it.code}" for it in sectors_offered()]
    assert [key for key in everything if key.startswith("response-")] == offered
    assert len(offered) > len(TWO)


def test_form_does_not_ask_whom_a_plan_has_reached_that_has_not_begun(db: None) -> None:
    form = build_blank(language="en", sectors=TWO)
    parts = parts_of(form)
    terms = [
        fact.term
        for key in ("people", f"response-{TWO[0]}")
        for block in parts[key].blocks
        if isinstance(block, Facts)
        for fact in block.facts
    ]
    heads = [column.heading for block in parts["people"].blocks if isinstance(block, Table) for column in block.columns]
    assert {"Targeted", "People targeted in this sector"} <= {*terms, *heads}
    assert not [it for it in (*terms, *heads) if "reached" in it.lower()]


def test_tables_have_their_heads_and_room(db: None) -> None:
    parts = parts_of(build_blank(language="en", sectors=TWO))
    risks = next(block for block in parts["risks"].blocks if isinstance(block, Table))
    assert {cell.text for row in risks.rows for cell in row} == {ROOM}
    dimensions = next(block for block in parts["mobility"].blocks if isinstance(block, Table))
    assert len(dimensions.rows) == 6
    assert all(row[0].text.strip() for row in dimensions.rows)
    assert all(sum(column.width for column in it.columns) == 24 for it in (risks, dimensions))


@pytest.mark.parametrize("guide", [None, SILENT])
def test_section_without_guidance_has_its_fields(
    db: None, monkeypatch: pytest.MonkeyPatch, guide: Entry | None
) -> None:
    monkeypatch.setattr(Catalogue, "find", lambda *_: guide)
    blocks = parts_of(build_blank(language="en", sectors=()))["crisis"].blocks
    assert isinstance(blocks[0], Facts)


def test_what_may_be_chosen_is_there_to_be_ticked(db: None) -> None:
    told = words_of(build_blank(language="fr", sectors=TWO))
    assert "]\\xa0Avant la crise" in told


def test_paper_and_word_say_the_same(db: None) -> None:
    document = build_blank(language="fr", sectors=TWO[:1])
    paper = PdfReader(io.BytesIO(print_document(document).data))
    compare(document, paper)
    assert len(paper.pages) > 10


def test_form_is_made_for_whoever_asked(ask: Ask, cast: Cast) -> None:
    report = ask(sectors=TWO)
    assert (report.state, report.error, report.plan) == (ReportState.DONE, "", None)
    assert file_name(report) == "MCOF-blank-fr.pdf"
    assert str(report) == "MCOF-blank, Blank form, French, PDF"
    assert {who for who in EVERYBODY if who != "visitor" and report in reports_visible_to(cast.person(who))} == {
        "drafter"
    }
    found = genuine(report.sha256)
    assert found is not None
    assert (found.reference, found.of_plan) == ("MCOF-blank", False)


def test_form_is_for_people_of_an_office(ask: Ask, cast: Cast) -> None:
    with pytest.raises(Refused):
        ask_blank(language="en", by=cast.focal_point)
    assert ask_blank(language="en", by=cast.stranger).kind == ReportKind.BLANK


def test_sector_that_there_is_not_is_refused(cast: Cast) -> None:
    with pytest.raises(InvalidReport) as caught:
        ask_blank(sectors=("S12-01",), language="en", by=cast.drafter)
    assert set(caught.value.errors) == {"sectors"}
