"""Kinds of documents as jobs: each is asked for by its name, and made of what it is about."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from mcof.accounts.answers import Refused
from plans import sharing, workflow
from plans.extent import WHOLE, Extent
from plans.models import Plan, Purpose, Report, ReportKind, ReportState, Share
from plans.reports.files import file_name
from plans.reports.jobs import InvalidReport, ask_report, reports_visible_to
from plans.reports.kinds import read
from tests.cast import Cast
from tests.plans.contents import SECTORS
from tests.plans.versions import next_version

Ask = Callable[..., Report]
GONE = f"response-{SECTORS[0]}"


@pytest.fixture
def ask(cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Ask:
    def ask(
        plan: Plan, kind: str, *, version: int | None = 1, since: int | None = None, who: str = "drafter"
    ) -> Report:
        found, earlier = (plan.versions.get(number=number) if number else None for number in (version, since))
        with django_capture_on_commit_callbacks(execute=True):
            report = ask_report(plan, version=found, since=earlier, kind=kind, language="fr", by=cast.person(who))
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


@pytest.fixture
def twice(approved: Plan, cast: Cast) -> Plan:
    """Version 2 is in force and lacks a sector of the first."""
    return next_version(approved, cast)


def share(plan: Plan, cast: Cast, number: int, *sections: str) -> Share:
    extent = Extent(frozenset(sections)) if sections else WHOLE
    version = plan.versions.get(number=number)
    return sharing.share(version, country=cast.country, purpose=Purpose.INFORMATION, extent=extent, by=cast.head)


def test_changes_between_two_versions_are_a_file_that_names_both(twice: Plan, ask: Ask) -> None:
    report = ask(twice, ReportKind.CHANGES, version=2, since=1)
    assert (report.state, report.error) == (ReportState.DONE, "")
    assert file_name(report) == f"{twice.reference}-v2-changes-since-v1-fr.pdf"
    assert str(report.kind_name) == "Changes since version 1"


def test_changes_of_the_draft_are_for_those_who_read_drafts(approved: Plan, ask: Ask, cast: Cast) -> None:
    workflow.revise(approved, by=cast.head)
    assert ask(approved, ReportKind.CHANGES, version=None, since=1).state == ReportState.DONE
    with pytest.raises(Refused):
        ask(approved, ReportKind.CHANGES, version=None, since=1, who="reviewer")


@pytest.mark.parametrize(("version", "since"), [(2, None), (2, 2), (1, 2)])
def test_changes_are_told_since_an_earlier_version(twice: Plan, ask: Ask, version: int, since: int | None) -> None:
    with pytest.raises(InvalidReport) as caught:
        ask(twice, ReportKind.CHANGES, version=version, since=since)
    assert set(caught.value.errors) == {"since"}


def test_version_to_compare_with_counts_for_changes_only(twice: Plan, ask: Ask) -> None:
    assert ask(twice, ReportKind.BRIEF, version=2, since=1).since is None


def test_changes_are_for_those_who_read_both_versions(twice: Plan, ask: Ask, cast: Cast) -> None:
    share(twice, cast, 2)
    with pytest.raises(Refused):
        ask(twice, ReportKind.CHANGES, version=2, since=1, who="focal_point")


def test_changes_show_a_state_what_it_reads_of_both_versions(approved: Plan, ask: Ask, cast: Cast) -> None:
    share(approved, cast, 1, "risks", GONE)
    twice = next_version(approved, cast)
    share(twice, cast, 2, "risks", "people")
    report = ask(twice, ReportKind.CHANGES, version=2, since=1, who="focal_point")
    assert (report.state, report.sections) == (ReportState.DONE, ["risks"])
    assert [part.key for part in read(report)().parts] == ["about"]


def test_changes_go_with_the_share_of_either_version(approved: Plan, ask: Ask, cast: Cast) -> None:
    first = share(approved, cast, 1)
    twice = next_version(approved, cast)
    share(twice, cast, 2)
    report = ask(twice, ReportKind.CHANGES, version=2, since=1, who="focal_point")
    assert list(reports_visible_to(cast.focal_point)) == [report]
    assert [part.key for part in read(report)().parts] == ["about", GONE]
    sharing.revoke(first, by=cast.head)
    assert not reports_visible_to(cast.focal_point).exists()


def test_kind_that_there_is_not_is_refused(submitted: Plan, cast: Cast) -> None:
    with pytest.raises(InvalidReport) as caught:
        ask_report(submitted, version=submitted.versions.get(), kind="poem", language="fr", by=cast.drafter)
    assert set(caught.value.errors) == {"kind"}
