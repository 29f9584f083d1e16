"""The report to the Council as a file: who has it made, who reads it, and that paper and Word say the same."""

import io
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from pypdf import PdfReader
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from mcof.accounts.answers import Refused
from plans import council
from plans.council import Wording
from plans.models import CouncilReport, Plan, Report, ReportFormat, ReportKind, ReportState
from plans.reports import jobs
from plans.reports.application import build_application, gather
from plans.reports.files import file_name
from plans.reports.genuine import genuine
from plans.reports.jobs import InvalidReport, ask_application, ask_report, repeat, reports_visible_to
from plans.reports.pdf import print_document
from plans.reports.printed import Printed
from tests.cast import PEOPLE, Cast
from tests.deeds.reporting import YEAR
from tests.plans.reports.saying import compare

Ask = Callable[..., Report]


@pytest.fixture
def report(approved: Plan, cast: Cast) -> CouncilReport:
    begun = council.begin(**YEAR, by=cast.reviewer)
    council.write(begun, language="fr", wording=Wording("Une année.", "Une leçon."), revision=0, by=cast.reviewer)
    return begun


@pytest.fixture
def ask(report: CouncilReport, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Ask:
    """Ask as somebody, and let the worker do what it was told."""

    def ask(who: str = "reviewer", **about: str) -> Report:
        with django_capture_on_commit_callbacks(execute=True):
            asked = ask_application(report, by=cast.person(who), **{"language": "fr"} | about)
        asked.refresh_from_db()
        return asked

    return ask


@pytest.fixture
def quick_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs.running, "print_document", lambda document, _pictures: Printed(repr(document).encode(), 7))


def test_paper_and_word_say_the_same(report: CouncilReport, cast: Cast) -> None:
    document = build_application(gather(report, reader=cast.reviewer, language="fr"))
    compare(document, PdfReader(io.BytesIO(print_document(document).data)), least=3_000)


def test_file_is_made_of_the_texts_in_its_language_and_the_plans_in_force(quick_print: None, ask: Ask) -> None:
    made = ask(symbol="C/118/7")
    assert (made.state, made.kind, made.plan, made.symbol) == (
        ReportState.DONE,
        ReportKind.APPLICATION,
        None,
        "C/118/7",
    )
    with made.file.open() as file:
        said = file.read().decode()
    assert "Une leçon." in said
    assert "South Sudan crisis response plan 2027" in said
    assert file_name(made) == "council-20270101-20271231-fr.pdf"


def test_word_file_is_made_as_well(ask: Ask) -> None:
    assert str(ask(file_format=ReportFormat.WORD).file.name).endswith(".docx")


def test_same_report_is_printed_once_until_a_text_changes(
    quick_print: None, ask: Ask, report: CouncilReport, cast: Cast
) -> None:
    first, again = ask(), ask("second_reviewer")
    council.write(report, language="fr", wording=Wording("Une autre année."), revision=1, by=cast.reviewer)
    other = ask()
    assert first.file.name == again.file.name != other.file.name


def test_only_those_who_prepare_reports_ask_for_one(report: CouncilReport, cast: Cast) -> None:
    for who in set(PEOPLE) - {"reviewer", "second_reviewer"}:
        with pytest.raises(Refused):
            ask_application(report, language="en", by=cast.person(who))
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("about", "field"),
    [({"language": "de"}, "language"), ({"symbol": "C 1"}, "symbol"), ({"file_format": "odt"}, "file_format")],
)
def test_what_cannot_be_printed_is_told_by_its_field(
    report: CouncilReport, cast: Cast, about: dict[str, str], field: str
) -> None:
    with pytest.raises(InvalidReport) as refused:
        ask_application(report, by=cast.reviewer, **{"language": "en"} | about)
    assert list(refused.value.errors) == [field]


def test_plan_has_no_report_to_the_council(report: CouncilReport, approved: Plan, cast: Cast) -> None:
    with pytest.raises(InvalidReport, match="kind"):
        ask_report(approved, version=approved.in_force, language="en", kind=ReportKind.APPLICATION, by=cast.reviewer)


def test_report_is_read_by_its_asker_while_they_prepare_reports(quick_print: None, ask: Ask, cast: Cast) -> None:
    made = ask()
    assert {who for who in PEOPLE if made in reports_visible_to(cast.person(who))} == {"reviewer"}
    cast.reviewer.memberships.update(ends_on=YEAR["starts_on"].replace(year=2021))
    assert made not in reports_visible_to(cast.reviewer)


def test_report_fails_where_its_asker_prepares_reports_no_more(ask: Ask, report: CouncilReport, cast: Cast) -> None:
    waiting = ask_application(report, language="en", by=cast.reviewer)
    cast.reviewer.memberships.update(ends_on=YEAR["starts_on"].replace(year=2021))
    jobs.run(waiting.pk)
    waiting.refresh_from_db()
    assert waiting.state == ReportState.FAILED


def test_report_that_failed_is_made_again_for_those_who_prepare_reports(report: CouncilReport, cast: Cast) -> None:
    about = {"council": report, "kind": ReportKind.APPLICATION, "language": "en", "asked_by": cast.reviewer}
    failed = Report.objects.create(**about, state=ReportState.FAILED, error="Gone")
    repeat(failed, by=cast.reviewer)
    failed.refresh_from_db()
    assert failed.state == ReportState.QUEUED
    with pytest.raises(Refused):
        repeat(failed, by=cast.administrator)


def test_file_is_known_as_genuine_and_as_of_no_plan(quick_print: None, ask: Ask) -> None:
    found = genuine(ask().sha256)
    assert found is not None
    assert (found.reference, found.version, found.of_plan) == ("council-20270101-20271231", None, False)


def test_pages_of_the_document_lead_back_to_the_report(
    quick_print: None, ask: Ask, report: CouncilReport, cast: Cast
) -> None:
    made, client = ask(), cast.client("reviewer")
    here = reverse("council-report", args=[report.pk])
    assert here in client.get(reverse("report", args=[made.pk])).content.decode()
    for page in (reverse("reports"), here):
        assert "Report to the Council, 1 January 2027 to 31 December 2027" in client.get(page).content.decode()
    file = client.get(reverse("report-file", args=[made.pk]))
    assert file["Content-Disposition"] == 'attachment; filename="council-20270101-20271231-fr.pdf"'
    file.close()


def test_document_is_asked_for_on_the_page_of_the_report(report: CouncilReport, cast: Cast) -> None:
    page, client = reverse("council-report", args=[report.pk]), cast.client("reviewer")
    wrong = client.post(page, {"language": "en", "file_format": "pdf", "symbol": "C 1"})
    assert wrong.status_code == 422
    assert "A symbol looks like" in wrong.content.decode()
    asked = client.post(page, {"language": "en", "file_format": "pdf", "symbol": ""})
    assert asked["Location"] == reverse("report", args=[Report.objects.get().pk])


def test_document_too_many_is_refused_on_the_page(report: CouncilReport, cast: Cast, settings: Settings) -> None:
    settings.REPORTS_AT_ONCE = 1
    page, client = reverse("council-report", args=[report.pk]), cast.client("reviewer")
    sent = {"language": "en", "file_format": "pdf", "symbol": ""}
    assert client.post(page, sent).status_code == 302
    refused = client.post(page, sent)
    assert refused.status_code == 422
    assert "as many as one person may have at once" in refused.content.decode()


def test_report_cannot_be_of_a_plan_and_of_the_council(report: CouncilReport, approved: Plan, cast: Cast) -> None:
    for about in ({"kind": ReportKind.APPLICATION, "plan": approved}, {"kind": ReportKind.PLAN, "council": report}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Report.objects.create(language="en", asked_by=cast.reviewer, **about)
