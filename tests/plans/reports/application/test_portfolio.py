"""The portfolio of a sector: asked for beside the report to the Council, and of nothing but that sector."""

import io

import pytest
from django.db import IntegrityError
from django.urls import reverse
from pypdf import PdfReader
from pytest_django import DjangoCaptureOnCommitCallbacks

from plans import council
from plans.models import CouncilReport, Plan, Report, ReportKind, ReportState
from plans.reports import jobs
from plans.reports.application import build_portfolio, gather, sector_key
from plans.reports.files import file_name
from plans.reports.jobs import InvalidReport, ask_application
from plans.reports.pdf import print_document
from plans.reports.printed import Printed
from plans.reports.tree import Document, Note, Table
from tests.cast import Cast
from tests.deeds.reporting import YEAR
from tests.plans.reports.saying import compare


@pytest.fixture
def report(approved: Plan, cast: Cast) -> CouncilReport:
    return council.begin(**YEAR, by=cast.reviewer)


def portfolio(report: CouncilReport, cast: Cast, sector: str) -> Document:
    key = sector_key(sector)
    return build_portfolio(gather(report, reader=cast.reviewer, language="en", sector=key), key)


def test_portfolio_tells_each_plan_with_its_activities_and_indicators(report: CouncilReport, cast: Cast) -> None:
    found = portfolio(report, cast, "S21-14")
    plans = next(part for part in found.parts if part.key == "plans")
    assert found.title == "Shelter and settlements"
    assert [child.heading for child in plans.children] == ["South Sudan crisis response plan 2027"]
    captions = [block.caption for block in plans.children[0].blocks if isinstance(block, Table)]
    assert captions == ["Activities", "Indicators"]


def test_portfolio_says_the_same_on_paper_and_in_word(report: CouncilReport, cast: Cast) -> None:
    document = portfolio(report, cast, "S21-14")
    compare(document, PdfReader(io.BytesIO(print_document(document).data)), least=1_500)


def test_portfolio_of_a_sector_that_no_plan_answers_in_says_so(report: CouncilReport, cast: Cast) -> None:
    notes = [block.text for block in portfolio(report, cast, "S21-15").blocks() if isinstance(block, Note)]
    assert "No plan answers in this sector." in notes


def test_portfolio_is_a_file_of_its_own(
    report: CouncilReport,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    monkeypatch.setattr(jobs.running, "print_document", lambda document, _pictures: Printed(document.title.encode(), 7))
    with django_capture_on_commit_callbacks(execute=True):
        asked = ask_application(report, sector="S21-14", language="en", by=cast.reviewer)
    asked.refresh_from_db()
    assert (asked.state, asked.kind) == (ReportState.DONE, ReportKind.SECTOR)
    assert file_name(asked) == "council-20270101-20271231-S21-14-en.pdf"
    assert asked.title == "Sector portfolio S21-14, 1 January 2027 to 31 December 2027"


def test_portfolio_is_asked_for_on_the_page_of_the_report(report: CouncilReport, cast: Cast) -> None:
    page, client = reverse("council-report", args=[report.pk]), cast.client("reviewer")
    sent = {"sector": "S21-14", "language": "en", "file_format": "pdf", "symbol": ""}
    assert client.post(page, sent).status_code == 302
    assert Report.objects.get().sector == "S21-14"
    assert client.post(page, sent | {"sector": "S99-99"}).status_code == 422


def test_sector_that_there_is_not_is_refused(report: CouncilReport, cast: Cast) -> None:
    with pytest.raises(InvalidReport, match="no such sector"):
        ask_application(report, sector="S99-99", language="en", by=cast.reviewer)


def test_portfolio_names_its_sector(report: CouncilReport, cast: Cast) -> None:
    with pytest.raises(IntegrityError):
        Report.objects.create(council=report, kind=ReportKind.SECTOR, language="en", asked_by=cast.reviewer)
