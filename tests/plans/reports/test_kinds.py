"""Kinds of documents as jobs: each is asked for by its name, and made of what it is about."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from plans.models import Plan, Report, ReportKind, ReportState
from plans.reports.files import file_name
from plans.reports.jobs import InvalidReport, ask_report
from tests.cast import Cast

Ask = Callable[..., Report]


@pytest.fixture
def ask(cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Ask:
    def ask(plan: Plan, kind: str, *, version: int | None = 1) -> Report:
        found = plan.versions.get(number=version) if version else None
        with django_capture_on_commit_callbacks(execute=True):
            report = ask_report(plan, version=found, kind=kind, language="fr", by=cast.drafter)
        report.refresh_from_db()
        return report

    return ask


def test_brief_of_a_version_has_two_pages_at_most_and_a_name_of_its_own(submitted: Plan, ask: Ask) -> None:
    report = ask(submitted, ReportKind.BRIEF)
    assert (report.state, report.error) == (ReportState.DONE, "")
    assert report.pages in {1, 2}
    assert file_name(report) == f"{submitted.reference}-v1-brief-fr.pdf"


def test_brief_is_made_of_a_draft_too(ready: Plan, ask: Ask) -> None:
    assert ask(ready, ReportKind.BRIEF, version=None).state == ReportState.DONE


def test_brief_that_says_the_same_is_not_made_again(submitted: Plan, ask: Ask) -> None:
    first, second = (ask(submitted, ReportKind.BRIEF) for _ in range(2))
    assert first.file.name == second.file.name


def test_kind_that_there_is_not_is_refused(submitted: Plan, cast: Cast) -> None:
    with pytest.raises(InvalidReport) as caught:
        ask_report(submitted, version=submitted.versions.get(), kind="poem", language="fr", by=cast.drafter)
    assert set(caught.value.errors) == {"kind"}
