"""Bundles: all documents of a plan as one file, made of those that are there and of new ones."""

import io
import zipfile
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

import pytest

from mcof.accounts.models import User
from plans import reviewing, sharing
from plans.extent import WHOLE, Extent
from plans.models import Plan, Purpose, Report, ReportFormat, ReportKind, ReportState, Share
from plans.reports import Document, jobs
from plans.reports.files import file_name
from plans.reports.printed import Printed
from tests.cast import Cast
from tests.plans.versions import next_version

pytestmark = pytest.mark.usefixtures("own_files")
Make = Callable[..., Report]
PIECES = 12


@pytest.fixture(autouse=True)
def printed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Print one line instead of thirty pages, and remember how far the report was said to be."""
    told: list[tuple[int, int]] = []

    def print_quickly(document: Document, _pictures: object) -> Printed:
        told.append(Report.objects.values_list("step", "steps").latest("pk"))
        return Printed(f"{document.language}: {document.title}, {document.subtitle}".encode(), 7)

    monkeypatch.setattr(jobs.running, "print_document", print_quickly)
    monkeypatch.setattr(jobs.running, "print_word", print_quickly)
    return told


@pytest.fixture
def make(submitted: Plan, cast: Cast) -> Make:
    def make(who: str = "drafter", file_format: str = "zip", **wish: str) -> Report:
        wishes: dict[str, Any] = {"language": "fr", "file_format": file_format} | wish
        report = jobs.ask_report(submitted, version=submitted.versions.get(), by=cast.person(who), **wishes)
        jobs.run(report.pk)
        report.refresh_from_db()
        return report

    return make


def bundle_of(report: Report) -> zipfile.ZipFile:
    with report.file.open("rb") as file:
        return zipfile.ZipFile(io.BytesIO(file.read()))


def test_bundle_holds_each_kind_in_each_language_and_format(submitted: Plan, make: Make) -> None:
    report = make()
    name = f"{submitted.reference}-v1"
    assert (report.state, file_name(report), report.pages) == (ReportState.DONE, f"{name}.zip", None)
    with bundle_of(report) as bundle:
        assert bundle.testzip() is None
        assert sorted(bundle.namelist()) == sorted(
            f"{name}/{name}{kind}-{language}.{ending}"
            for kind in ("", "-brief")
            for language in ("en", "fr", "es")
            for ending in ("pdf", "docx")
        )
        assert bundle.read(f"{name}/{name}-es.pdf").startswith(b"es: South Sudan")


def names_in(report: Report) -> set[str]:
    with bundle_of(report) as bundle:
        return {PurePath(name).name for name in bundle.namelist()}


def asked(plan: Plan, by: User, *, number: int | None = 2) -> Report:
    version = plan.versions.get(number=number) if number else None
    report = jobs.ask_report(plan, version=version, language="fr", file_format="zip", by=by)
    jobs.run(report.pk)
    report.refresh_from_db()
    return report


@pytest.fixture
def twice(approved: Plan, cast: Cast) -> Plan:
    """Version 2 is in force and lacks a sector of the first."""
    return next_version(approved, cast)


def test_bundle_tells_what_changed_since_the_version_before(twice: Plan, cast: Cast) -> None:
    report = asked(twice, cast.drafter)
    assert (report.state, report.kind, str(report.kind_name)) == (ReportState.DONE, ReportKind.PLAN, "Every document")
    changes = {f"{twice.reference}-v2-changes-since-v1-{it}" for it in ("en.pdf", "fr.pdf", "es.pdf")}
    assert changes < names_in(report)
    assert len(names_in(report)) == PIECES + 6


def test_bundle_of_a_draft_tells_what_changed_since_the_last_version(submitted: Plan, cast: Cast) -> None:
    reviewing.return_for_changes(submitted, version=1, by=cast.regional, reason="More on floods")
    names = names_in(asked(submitted, cast.drafter, number=None))
    assert f"{submitted.reference}-draft-changes-since-v1-fr.docx" in names


@pytest.mark.parametrize(
    ("before", "with_changes"),
    [(WHOLE, True), (Extent(sections=frozenset({"crisis"})), False), (None, False)],
    ids=["all of it", "less of it", "none of it"],
)
def test_bundle_tells_no_more_of_the_version_before_than_is_shared(
    approved: Plan, cast: Cast, before: Extent | None, with_changes: bool
) -> None:
    if before:
        share(approved, cast, 1, before)
    twice = next_version(approved, cast)
    share(twice, cast, 2, WHOLE)
    report = asked(twice, cast.focal_point)
    assert any("changes" in name for name in names_in(report)) is with_changes
    assert list(jobs.reports_visible_to(cast.focal_point)) == [report]


def test_bundle_goes_when_the_version_before_is_shared_no_more(approved: Plan, cast: Cast) -> None:
    earlier = share(approved, cast, 1, WHOLE)
    twice = next_version(approved, cast)
    share(twice, cast, 2, WHOLE)
    asked(twice, cast.focal_point)
    sharing.revoke(earlier, by=cast.head)
    assert list(jobs.reports_visible_to(cast.focal_point)) == []
    assert {it for it in names_in(asked(twice, cast.focal_point)) if "changes" in it} == set()


def share(plan: Plan, cast: Cast, number: int, extent: Extent) -> Share:
    version = plan.versions.get(number=number)
    return sharing.share(version, country=cast.country, purpose=Purpose.INFORMATION, extent=extent, by=cast.head)


def test_bundle_tells_how_many_of_its_documents_are_made(printed: list[tuple[int, int]], make: Make) -> None:
    report = make()
    assert printed == [(2 + number, 3 + PIECES) for number in range(PIECES)]
    assert report.step == report.steps == 3 + PIECES


def test_bundle_takes_the_documents_that_are_there(printed: list[tuple[int, int]], make: Make) -> None:
    there = make(file_format="pdf", language="es")
    report = make()
    assert len(printed) == PIECES
    with bundle_of(report) as bundle, there.file.open("rb") as file:
        assert bundle.read(next(it for it in bundle.namelist() if it.endswith("v1-es.pdf"))) == file.read()


def test_same_bundle_is_made_once(printed: list[tuple[int, int]], make: Make) -> None:
    first, second = make(), make("head", language="en")
    assert len(printed) == PIECES
    assert first.file.name == second.file.name


def test_bundle_is_of_the_plan_whatever_kind_was_chosen_before(make: Make) -> None:
    assert make(kind=ReportKind.BRIEF).kind == ReportKind.PLAN


def test_bundle_that_was_cancelled_makes_no_more_documents(
    printed: list[tuple[int, int]], make: Make, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter = jobs.keeping.enter

    def cancelled_after_two(report: Report, step: jobs.Step, **done: int) -> None:
        if len(printed) == 2 and step == jobs.Step.LAYING_OUT:
            jobs.cancel(report, by=cast.drafter)
        enter(report, step, **done)

    monkeypatch.setattr(jobs.running, "enter", cancelled_after_two)
    assert (make().state, len(printed)) == (ReportState.CANCELLED, 2)


def test_bundle_is_named_for_what_it_is(make: Make) -> None:
    assert str(make()).endswith("Every document, every language, ZIP")
    assert [it.is_document for it in ReportFormat] == [True, True, False]
