"""Pictures whose files broke after they were uploaded: the report is made, with their words in their place."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from plans.models import Plan, Report, ReportState
from plans.reports import Document, jobs
from plans.reports.pictures import Pictures, with_losses_told
from tests.cast import Cast
from tests.plans.reports.said_by_word import WordFile
from tests.plans.views.test_pictures import SAID, data

pytestmark = pytest.mark.usefixtures("own_files")
LOST = "This picture could not be read when the document was made. It shows: Water"
Break = Callable[[Path], object]


@pytest.fixture
def stored(ready: Plan, cast: Cast) -> Path:
    """The file of a picture that was sent through the form."""
    sent = {**SAID, "revision": 0, "file": SimpleUploadedFile("floods.jpg", data())}
    assert cast.client("drafter").post(reverse("plan-pictures", args=[ready.reference]), sent).status_code == 303
    return Path(ready.attachment_rows.get().stored.path)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])


def one_bit(file: Path) -> None:
    half = file.stat().st_size // 2
    whole = file.read_bytes()
    file.write_bytes(whole[:half] + bytes([whole[half] ^ 1]) + whole[half + 1 :])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def another(file: Path) -> None:
    file.write_bytes(data("navy"))


def gone(file: Path) -> None:
    file.unlink()


def no_file(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    ("spoil", "file_format"),
    [(cut, "docx"), (one_bit, "pdf"), (emptied, "docx"), (another, "docx"), (gone, "pdf"), (no_file, "docx")],
)
def test_report_tells_in_words_of_a_picture_that_broke(
    ready: Plan, cast: Cast, stored: Path, spoil: Break, file_format: str
) -> None:
    spoil(stored)
    report = made(ready, cast, file_format)
    assert (report.state, report.error) == (ReportState.DONE, "")
    assert sum(LOST in text for text in said(report)) == 1


def test_picture_that_breaks_while_it_is_printed_is_printed_as_it_was(
    ready: Plan, cast: Cast, stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told_and_gone(document: Document, pictures: Pictures) -> Document:
        told = with_losses_told(document, pictures)
        stored.unlink()
        return told

    monkeypatch.setattr(jobs.running, "with_losses_told", told_and_gone)
    report = made(ready, cast, "pdf")
    assert not stored.exists()
    assert [text for text in said(report) if LOST in text] == []
    assert [image.data for page in PdfReader(report.file.path).pages for image in page.images] != []


def test_picture_is_read_once(ready: Plan, cast: Cast, stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    open_file = FileSystemStorage.open

    def noted(self: FileSystemStorage, name: str, mode: str = "rb") -> object:
        opened.append(Path(name).name)
        return open_file(self, name, mode)

    monkeypatch.setattr(FileSystemStorage, "open", noted)
    assert made(ready, cast, "pdf").state == ReportState.DONE
    assert opened.count(stored.name) == 1


def made(plan: Plan, cast: Cast, file_format: str) -> Report:
    report = jobs.ask_report(plan, version=None, language="en", file_format=file_format, by=cast.drafter)
    jobs.run(report.pk)
    report.refresh_from_db()
    return report


def said(report: Report) -> Iterator[str]:
    with report.file.open() as file:
        content = file.read()
    if report.file_format == "docx":
        yield from (text for _style, text in WordFile(content).paragraphs())
    else:
        yield from (" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages)
