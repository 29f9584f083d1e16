"""Files of reports: the same wish gives the same file, without new work and without a word about who had it made."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from mcof.accounts.answers import Refused
from plans import reviewing, sharing
from plans.models import Plan, Purpose, Report, ReportState
from plans.reports import Document, jobs
from plans.reports.files import file_name, fingerprint_of
from plans.reports.jobs import InvalidReport, ask_report, reports_visible_to
from plans.reports.printed import Printed
from tests.cast import Cast

Ask = Callable[..., Report]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Print one line instead of thirty pages, and remember each time in which language."""
    made: list[str] = []

    def print_quickly(document: Document, _pictures: object) -> Printed:
        made.append(document.language)
        return Printed(document.title.encode(), 7)

    monkeypatch.setattr(jobs.running, "print_document", print_quickly)
    monkeypatch.setattr(jobs.running, "print_word", print_quickly)
    return made


@pytest.fixture
def ask(cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Ask:
    def ask(plan: Plan, who: str = "drafter", **wish: Any) -> Report:
        wishes = {"language": "en"} | wish
        with django_capture_on_commit_callbacks(execute=True):
            report = ask_report(plan, version=plan.versions.first(), by=cast.person(who), **wishes)
        report.refresh_from_db()
        assert report.state == ReportState.DONE
        return report

    return ask


def test_same_wish_of_another_person_gives_the_same_file_without_new_work(
    printed: list[str], submitted: Plan, ask: Ask, cast: Cast
) -> None:
    first, second = ask(submitted, "drafter"), ask(submitted, "reviewer")
    assert printed == ["en"]
    assert (second.file.name, second.sha256, second.size, second.pages) == (
        first.file.name,
        first.sha256,
        first.size,
        first.pages,
    )
    assert list(reports_visible_to(cast.reviewer)) == [second]
    assert list(reports_visible_to(cast.drafter)) == [first]


@pytest.mark.parametrize("wish", [{"language": "fr"}, {"file_format": "docx"}, {"symbol": "C/117/5"}])
def test_another_wish_makes_another_file(printed: list[str], submitted: Plan, ask: Ask, wish: dict[str, str]) -> None:
    first, second = ask(submitted), ask(submitted, **wish)
    assert len(printed) == 2
    assert first.file.name != second.file.name


def test_version_that_was_decided_on_since_is_printed_anew(
    printed: list[str], submitted: Plan, ask: Ask, cast: Cast
) -> None:
    ask(submitted)
    reviewing.return_for_changes(submitted, version=1, by=cast.regional, reason="More on floods")
    ask(submitted)
    assert len(printed) == 2


def test_file_that_has_gone_is_made_anew(printed: list[str], submitted: Plan, ask: Ask) -> None:
    ask(submitted).file.delete(save=False)
    with ask(submitted).file.open() as file:
        assert file.read()
    assert len(printed) == 2


def test_release_prints_anew(printed: list[str], submitted: Plan, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(submitted)
    monkeypatch.setattr("plans.reports.files.printers", lambda: "another")
    ask(submitted)
    assert len(printed) == 2


def test_file_that_exists_gives_no_right_to_it(printed: list[str], submitted: Plan, ask: Ask, cast: Cast) -> None:
    ask(submitted)
    with pytest.raises(Refused):
        ask(submitted, "focal_point")
    sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    ask(submitted, "focal_point")
    with pytest.raises(Refused):
        ask(submitted, "other_focal_point")


def test_files_say_what_they_are(printed: list[str], submitted: Plan, ask: Ask, cast: Cast) -> None:
    names = [file_name(ask(submitted, **wish)) for wish in ({}, {"file_format": "docx", "language": "fr"})]
    assert names == [f"{submitted.reference}-v1-en.pdf", f"{submitted.reference}-v1-fr.docx"]


def test_format_that_nobody_prints_is_refused(submitted: Plan, cast: Cast) -> None:
    with pytest.raises(InvalidReport) as caught:
        ask_report(submitted, version=submitted.versions.get(), language="en", file_format="odt", by=cast.drafter)
    assert set(caught.value.errors) == {"file_format"}


def test_fingerprint_is_of_all_that_is_said(document: Document) -> None:
    assert fingerprint_of(document, "pdf") == fingerprint_of(document, "pdf")
    assert fingerprint_of(document, "pdf") != fingerprint_of(document, "docx")


def test_failure_of_word_is_told_like_any_other(
    submitted: Plan,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    monkeypatch.setattr(jobs.running, "print_word", lambda _document, _pictures: 1 / 0)
    with django_capture_on_commit_callbacks(execute=True):
        report = ask_report(
            submitted, version=submitted.versions.get(), language="en", file_format="docx", by=cast.drafter
        )
    report.refresh_from_db()
    assert (report.state, report.file.name) == (ReportState.FAILED, "")
    assert "Run it again" in report.error
