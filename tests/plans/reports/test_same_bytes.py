"""What is made of the same is the same to its last byte: another day, in another process, after the file has gone."""

import datetime

import pytest
from django.core.cache import cache
from django.utils import timezone

from mcof.reference.loading import STAMP
from plans.models import Plan, Report, ReportFormat, ReportKind, ReportState
from plans.reports import jobs
from plans.reports.tasks import expire_reports
from tests.cast import Cast
from tests.outage import told


def test_file_that_went_is_made_anew_as_it_was(
    transactional_db: None, approved: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.set(STAMP, "of this test")  # what earlier tests read of the reference data, the other process never read
    version = approved.versions.get()
    made = [
        jobs.ask_report(approved, version=version, language="fr", kind=kind, file_format=file_format, by=cast.drafter)
        for kind in (ReportKind.PLAN, ReportKind.BRIEF)
        for file_format in (ReportFormat.PDF, ReportFormat.WORD)
    ]
    before = dict(Report.objects.values_list("pk", "sha256"))
    assert all(before.values())
    Report.objects.update(ended_at=timezone.now() - datetime.timedelta(days=31))
    expire_reports()
    assert set(Report.objects.values_list("state", "file")) == {(ReportState.EXPIRED, "")}
    monkeypatch.setenv("PYTHONHASHSEED", "1")
    assert told("again", cast.drafter.pk, *(it.pk for it in made)) == ["4 made"]
    assert dict(Report.objects.values_list("pk", "sha256")) == before
