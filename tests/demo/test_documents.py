"""The command that makes the demo's documents: which there are, and what it says of each."""

import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from mcof.demo.documents import KINDS
from plans.models import Report
from plans.reports import jobs
from plans.reports.printed import Printed

pytestmark = pytest.mark.usefixtures("demo", "quick_documents", "own_files")


@pytest.fixture
def quick_documents(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """Print titles alone: this is about which documents there are."""
    settings.DEMO = True
    monkeypatch.setattr(jobs.running, "print_document", lambda it, _pictures: Printed(it.title.encode(), 7))
    monkeypatch.setattr(jobs.running, "print_word", lambda _it, _pictures: Printed(b"Word", None))


def made_in(folder: Path, *kinds: str) -> list[str]:
    out = StringIO()
    call_command("demo_documents", folder, language=["fr"], kind=kinds, stdout=out)
    return out.getvalue().splitlines()


def test_documents_are_of_every_kind_in_both_formats(tmp_path: Path) -> None:
    lines = made_in(tmp_path / "documents", *KINDS)
    files = {str(it.relative_to(tmp_path / "documents")) for it in (tmp_path / "documents").glob("*/*")}
    assert {line.split()[0] for line in lines[:-1]} == files
    assert {Path(it).parent.name for it in files} == set(KINDS)
    assert len(files) == 2 * len(KINDS)


def test_line_says_pages_size_and_seconds(tmp_path: Path) -> None:
    paper, _word, last = made_in(tmp_path, "blank")
    assert re.fullmatch(r"blank/\S+-fr\.pdf +7 pages +\d+ KB +\d+\.\d s", paper)
    assert re.fullmatch(r"2 documents in \d+ s", last)


def test_file_is_what_the_worker_made(tmp_path: Path) -> None:
    made_in(tmp_path, "brief")
    assert (tmp_path / "brief" / "SSD-2026-01-v3-brief-fr.pdf").read_bytes() == b"South Sudan Crisis Response Plan 2026"


def test_part_is_what_a_state_reads_that_was_shown_some_sections(tmp_path: Path) -> None:
    made_in(tmp_path, "part")
    parts = Report.objects.filter(asked_by__email="uganda@mcof.example")
    assert [len(it.sections or []) for it in parts] == [5, 5]


def test_document_that_fails_is_named_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> Printed:
        raise MemoryError

    monkeypatch.setattr(jobs.running, "print_word", fail)
    with pytest.raises(CommandError, match="plan in fr as docx: The report needs more memory"):
        made_in(tmp_path, "plan")


def test_documents_of_a_site_that_is_no_demo_are_refused(tmp_path: Path, settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="Set DEMO=1"):
        made_in(tmp_path)
