"""Pages of reports: who may ask, how far it is, and who gets the file."""

import datetime
import io
import re
from collections.abc import Callable

import docx
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks, Settings

from mcof.accounts.models import User
from plans import sharing
from plans.models import Plan, Purpose, Report, ReportState
from plans.reports import jobs
from plans.reports.printed import Printed
from tests.cast import EVERYBODY, Cast
from tests.plans.versions import next_version

OFFICE = {"drafter", "colleague", "head"}
REVIEWERS = {"regional", "reviewer", "second_reviewer"}
Ask = Callable[..., Report]


@pytest.fixture(autouse=True)
def quick_print(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print one line instead of thirty pages: these tests are about the pages around it."""
    monkeypatch.setattr(
        jobs.running, "print_document", lambda document, _pictures: Printed(b"%PDF- " + document.title.encode(), 7)
    )


@pytest.fixture
def ask(cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Ask:
    def ask(plan: Plan, who: str = "drafter", *, queued: bool = False, file_format: str = "pdf") -> Report:
        version = plan.versions.first()
        with django_capture_on_commit_callbacks(execute=not queued):
            report = jobs.ask_report(plan, version=version, language="en", file_format=file_format, by=cast.person(who))
        report.refresh_from_db()
        return report

    return ask


def of_plan(plan: Plan) -> str:
    return reverse("plan-reports", args=[plan.reference])


def page_of(report: Report) -> str:
    return reverse("report", args=[report.pk])


def file_of(report: Report) -> str:
    return reverse("report-file", args=[report.pk])


def words(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def status(client: Client, url: str) -> int:
    """Return what the address answers, having read the file that it may have opened."""
    answer = client.get(url)
    b"".join(answer)
    return answer.status_code


def test_reports_of_a_plan_are_open_to_whoever_may_read_a_version(submitted: Plan, cast: Cast) -> None:
    expected = {who: 200 if who in OFFICE | REVIEWERS else 404 for who in EVERYBODY} | {"visitor": 302}
    assert cast.statuses(of_plan(submitted)) == expected
    sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    assert cast.statuses(of_plan(submitted)) == expected | {"focal_point": 200}


def test_draft_is_offered_to_those_who_read_drafts(submitted: Plan, cast: Cast) -> None:
    offered = {
        who for who in OFFICE | REVIEWERS if "as it is being written" in words(cast.client(who), of_plan(submitted))
    }
    assert offered == OFFICE


def test_version_being_read_is_the_one_offered(submitted: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    assert f"{of_plan(submitted)}?version=1" in words(client, reverse("plan", args=[submitted.reference]))
    assert '<option value="1" selected>' in words(client, of_plan(submitted) + "?version=1")
    assert '<option value="" selected>' in words(client, of_plan(submitted) + "?version=")


def test_report_that_was_asked_for_leads_to_its_page(submitted: Plan, cast: Cast) -> None:
    client = cast.client("reviewer")
    wish = {"version": "1", "language": "fr", "file_format": "docx", "symbol": "C/117/5"}
    answer = client.post(of_plan(submitted), wish)
    report = Report.objects.get()
    assert answer.headers["Location"] == page_of(report)
    found = (report.version, report.language, report.file_format, report.symbol)
    assert found == (submitted.versions.get(), "fr", "docx", "C/117/5")


def test_kind_of_document_is_chosen_and_told(submitted: Plan, cast: Cast) -> None:
    client = cast.client("reviewer")
    client.post(of_plan(submitted), {"kind": "brief", "version": "1", "language": "en"})
    report = Report.objects.get()
    assert report.kind == "brief"
    assert "Version 1: Brief, English" in words(client, of_plan(submitted))
    assert "Brief: two pages" in words(client, page_of(report))


def test_changes_are_offered_where_there_is_an_earlier_version(approved: Plan, cast: Cast) -> None:
    client = cast.client("reviewer")
    assert "Changes since" not in words(client, of_plan(approved))
    next_version(approved, cast)
    page = words(client, of_plan(approved))
    assert "Changes since" in page
    assert page.count('<option value="1"') == 2


def test_changes_are_asked_for_since_a_version(approved: Plan, cast: Cast) -> None:
    next_version(approved, cast)
    client, wish = cast.client("reviewer"), {"kind": "changes", "version": "2", "language": "en"}
    answer = client.post(of_plan(approved), wish)
    assert answer.status_code == 422
    assert "Choose a version that is earlier than the other." in answer.content.decode()
    client.post(of_plan(approved), wish | {"since": "1"})
    report = Report.objects.get()
    assert report.since == approved.versions.get(number=1)
    assert "Version 2: Changes since version 1, English" in words(client, of_plan(approved))
    assert "Compared with" in words(client, page_of(report))


def test_blank_form_is_asked_for_on_a_page_of_its_own(cast: Cast) -> None:
    client, address = cast.client("stranger"), reverse("blank-plan")
    assert address in words(client, reverse("reports"))
    wish = {"language": "es", "file_format": "docx", "sectors": ["S21-06", "S21-14"]}
    answer = client.post(address, wish)
    report = Report.objects.get()
    assert answer.headers["Location"] == page_of(report)
    assert (report.language, report.file_format) == ("es", "docx")
    assert report.sections == ["response-S21-06", "response-S21-14"]
    assert "Blank form" in words(client, page_of(report))
    assert "Blank form" in words(client, reverse("reports"))


def test_blank_form_is_not_offered_to_whoever_is_of_no_office(cast: Cast) -> None:
    assert reverse("blank-plan") not in words(cast.client("focal_point"), reverse("reports"))


def test_blank_form_is_of_no_plan(submitted: Plan, cast: Cast) -> None:
    answer = cast.client("reviewer").post(of_plan(submitted), {"kind": "blank", "version": "1", "language": "en"})
    assert answer.status_code == 422
    assert not Report.objects.exists()


def test_blank_form_waits_where_too_much_is_under_way(cast: Cast, settings: Settings) -> None:
    settings.REPORTS_AT_ONCE = 1
    client, wish = cast.client("drafter"), {"language": "es", "file_format": "pdf"}
    client.post(reverse("blank-plan"), wish)
    answer = client.post(reverse("blank-plan"), wish)
    assert answer.status_code == 422
    assert "as many as one person may have at once" in answer.content.decode()


def test_blank_form_that_failed_is_run_again(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    report = jobs.ask_blank(language="en", by=cast.drafter)
    Report.objects.update(state=ReportState.FAILED, error="Gone")
    with django_capture_on_commit_callbacks(execute=True):
        cast.client("drafter").post(reverse("report-repeat", args=[report.pk]))
    report.refresh_from_db()
    assert report.state == ReportState.DONE


def test_page_without_a_format_asks_for_pdf(submitted: Plan, cast: Cast) -> None:
    cast.client("reviewer").post(of_plan(submitted), {"version": "1", "language": "fr"})
    report = Report.objects.get()
    assert (report.file_format, report.kind) == ("pdf", "plan")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("symbol", "urgent", "A symbol looks like C/117/5"),
        ("language", "de", "Select a valid choice"),
        ("version", "9", "Select a valid choice"),
        ("file_format", "odt", "Select a valid choice"),
        ("kind", "poem", "Select a valid choice"),
    ],
)
def test_wrong_wish_comes_back_with_its_reason(submitted: Plan, cast: Cast, field: str, value: str, said: str) -> None:
    wish = {"version": "1", "language": "fr", "file_format": "pdf", "symbol": ""} | {field: value}
    answer = cast.client("drafter").post(of_plan(submitted), wish)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Report.objects.exists()


def test_draft_cannot_be_had_by_leaving_the_version_out(submitted: Plan, cast: Cast) -> None:
    answer = cast.client("reviewer").post(of_plan(submitted), {"version": "", "language": "fr", "file_format": "pdf"})
    assert answer.status_code in {403, 422}
    assert not Report.objects.exists()


@pytest.mark.parametrize("address", [page_of, file_of])
def test_report_is_shown_to_whoever_asked_only(
    submitted: Plan, ask: Ask, cast: Cast, address: Callable[[Report], str]
) -> None:
    report = ask(submitted, "colleague")
    expected = {who: 200 if who == "colleague" else 404 for who in EVERYBODY} | {"visitor": 302}
    assert {who: status(cast.client(who), address(report)) for who in EVERYBODY} == expected


@pytest.mark.parametrize("address", [page_of, file_of])
def test_report_goes_with_the_right_to_its_version(
    submitted: Plan, ask: Ask, cast: Cast, address: Callable[[Report], str]
) -> None:
    share = sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    report = ask(submitted, "focal_point")
    client = cast.client("focal_point")
    assert status(client, address(report)) == 200
    sharing.revoke(share, by=cast.head)
    assert status(client, address(report)) == 410


def test_page_waits_by_itself_until_the_report_is_ready(submitted: Plan, ask: Ask, cast: Cast) -> None:
    report = ask(submitted, queued=True)
    client = cast.client("drafter")
    assert f'hx-get="{page_of(report)}" hx-trigger="every 2s"' in words(client, page_of(report))
    Report.objects.update(state=ReportState.RUNNING, step=2, doing="laying-out")
    assert "Laying out the pages" in words(client, page_of(report))
    jobs.run(report.pk)
    Report.objects.update(state=ReportState.QUEUED)
    jobs.run(report.pk)
    assert "hx-get" not in words(client, page_of(report))


def test_only_the_progress_is_sent_to_a_page_that_waits(submitted: Plan, ask: Ask, cast: Cast) -> None:
    report = ask(submitted)
    answer = cast.client("drafter").get(page_of(report), headers={"hx-request": "true"})
    assert "<html" not in answer.content.decode()
    assert file_of(report) in answer.content.decode()


def test_failed_report_says_why_in_the_language_of_the_reader(submitted: Plan, ask: Ask, cast: Cast) -> None:
    report = ask(submitted, queued=True)
    error = "Something went wrong in the making. Run it again; the error is on record."
    Report.objects.update(state=ReportState.FAILED, error=error)
    assert error in words(cast.client("drafter"), page_of(report))
    User.objects.filter(pk=cast.drafter.pk).update(language="fr")
    assert error not in words(cast.client("drafter"), page_of(report))


def test_report_without_a_symbol_carries_the_mark_in_the_language_of_the_reader(
    submitted: Plan, ask: Ask, cast: Cast
) -> None:
    report = ask(submitted)
    User.objects.filter(pk=cast.drafter.pk).update(language="fr")
    assert "<dd>PROJET</dd>" in words(cast.client("drafter"), page_of(report))


def test_file_is_a_download_under_the_name_of_the_plan(submitted: Plan, ask: Ask, cast: Cast) -> None:
    answer = cast.client("drafter").get(file_of(ask(submitted)))
    name = f"{submitted.reference}-v1-en.pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Content-Type"] == "application/pdf"
    assert b"".join(answer).startswith(b"%PDF-")


def test_word_file_is_a_download_that_word_opens(submitted: Plan, ask: Ask, cast: Cast) -> None:
    report = ask(submitted, file_format="docx")
    answer = cast.client("drafter").get(file_of(report))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{submitted.reference}-v1-en.docx"'
    assert answer.headers["Content-Type"].endswith("wordprocessingml.document")
    opened = docx.Document(io.BytesIO(b"".join(answer)))
    assert opened.core_properties.title == submitted.versions.get().title
    page = words(cast.client("drafter"), page_of(report))
    assert "<dt>Pages</dt>" not in page
    assert "English, Word" in page


def test_format_that_a_link_names_is_offered(submitted: Plan, cast: Cast) -> None:
    page = words(cast.client("drafter"), of_plan(submitted) + "?file_format=docx")
    assert re.search(r'value="docx"[^>]* checked', page)


def test_file_that_is_not_ready_is_not_found(submitted: Plan, ask: Ask, cast: Cast) -> None:
    report = ask(submitted, queued=True)
    assert cast.client("drafter").get(file_of(report)).status_code == 404


def test_file_that_has_gone_is_not_found(submitted: Plan, ask: Ask, cast: Cast) -> None:
    report = ask(submitted)
    report.file.delete(save=False)
    assert cast.client("drafter").get(file_of(report)).status_code == 404


def test_failed_report_is_run_again_from_its_page(
    submitted: Plan, ask: Ask, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    report = ask(submitted, queued=True)
    Report.objects.update(state=ReportState.FAILED, error="Away")
    with django_capture_on_commit_callbacks(execute=True):
        answer = cast.client("drafter").post(reverse("report-repeat", args=[report.pk]))
    assert answer.headers["Location"] == page_of(report)
    report.refresh_from_db()
    assert report.state == ReportState.DONE


def test_report_that_is_ready_is_not_run_again(submitted: Plan, ask: Ask, cast: Cast) -> None:
    answer = cast.client("drafter").post(reverse("report-repeat", args=[ask(submitted).pk]))
    assert answer.status_code == 403
    assert "nothing to repeat" in answer.content.decode()


def test_running_again_is_asked_for_not_looked_at(submitted: Plan, ask: Ask, cast: Cast) -> None:
    assert cast.client("drafter").get(reverse("report-repeat", args=[ask(submitted).pk])).status_code == 405


def test_report_under_way_is_cancelled_from_its_page_and_made_anew(
    submitted: Plan, ask: Ask, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    report, client = ask(submitted, queued=True), cast.client("drafter")
    cancel = reverse("report-cancellation", args=[report.pk])
    assert cancel in words(client, page_of(report))
    assert client.post(cancel).headers["Location"] == page_of(report)
    page = words(client, page_of(report))
    assert "Cancelled: no file was made." in page
    assert "hx-get" not in page
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("report-repeat", args=[report.pk]))
    assert file_of(report) in words(client, page_of(report))


def test_expired_report_offers_to_be_made_anew(submitted: Plan, ask: Ask, cast: Cast) -> None:
    report = ask(submitted)
    Report.objects.update(state=ReportState.EXPIRED, file="")
    page = words(cast.client("drafter"), page_of(report))
    assert "Make it anew" in page
    assert file_of(report) not in page


def test_page_tells_how_long_it_will_take(submitted: Plan, ask: Ask, cast: Cast) -> None:
    ask(submitted)
    Report.objects.update(worked=datetime.timedelta(seconds=60))
    report = ask(submitted, queued=True)
    of_this = Report.objects.filter(pk=report.pk)
    of_this.update(state=ReportState.RUNNING, doing="laying-out", started_at=timezone.now())
    assert "Laying out the pages: about 60 seconds left" in words(cast.client("drafter"), page_of(report))


def test_page_says_that_the_queue_is_away(submitted: Plan, ask: Ask, cast: Cast) -> None:
    report, client = ask(submitted, queued=True), cast.client("drafter")
    assert "The queue does not answer just now" in words(client, page_of(report))
    Report.objects.update(heard_at=timezone.now())
    assert "Waiting for its turn" in words(client, page_of(report))


def test_person_with_too_many_reports_is_told_so(submitted: Plan, ask: Ask, cast: Cast, settings: Settings) -> None:
    settings.REPORTS_AT_ONCE = 1
    failed = ask(submitted, queued=True)
    Report.objects.update(state=ReportState.FAILED, error="Away")
    ask(submitted, queued=True)
    client = cast.client("drafter")
    answer = client.post(of_plan(submitted), {"version": "1", "language": "fr", "file_format": "pdf"})
    assert answer.status_code == 422
    assert "Try again when one of them is ready" in answer.content.decode()
    answer = client.post(reverse("report-repeat", args=[failed.pk]), follow=True)
    assert "Try again when one of them is ready" in answer.content.decode()
    assert Report.objects.count() == 2


def test_bundle_is_offered_and_named_for_what_it_is(submitted: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    client.post(of_plan(submitted), {"version": "1", "language": "fr", "file_format": "zip"})
    page = words(client, page_of(Report.objects.get()))
    assert "<dd>Every document</dd>" in page
    assert "Every language, ZIP" in page


def test_my_reports_are_mine(submitted: Plan, ask: Ask, cast: Cast) -> None:
    report = ask(submitted, "head")
    assert page_of(report) in words(cast.client("head"), reverse("reports"))
    assert page_of(report) not in words(cast.client("drafter"), reverse("reports"))
    assert "No report yet" in words(cast.client("drafter"), reverse("reports"))


@pytest.mark.parametrize("item_count", [1, 3])
def test_my_reports_take_the_same_statements_however_many(
    submitted: Plan, ask: Ask, cast: Cast, item_count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(item_count):
        ask(submitted)
    client = cast.client("drafter")
    client.get(reverse("reports"))
    with django_assert_num_queries(8):
        client.get(reverse("reports"))


@pytest.mark.parametrize("item_count", [1, 3])
def test_reports_of_a_plan_take_the_same_statements_however_many(
    submitted: Plan, ask: Ask, cast: Cast, item_count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(item_count):
        ask(submitted)
    client = cast.client("drafter")
    client.get(of_plan(submitted))
    with django_assert_num_queries(16):
        client.get(of_plan(submitted))
