"""Who prepares a report to the Council, and that nobody's text is overwritten unseen."""

import datetime

import pytest

from plans import council
from plans.access import Refused
from plans.council import InvalidPeriod, StaleText, Wording
from plans.models import CouncilReport
from tests.cast import PEOPLE, Cast
from tests.deeds.reporting import YEAR

REVIEWERS = {"reviewer", "second_reviewer"}
MINE = Wording("The year in short.", "Begin earlier.")


@pytest.fixture
def report(cast: Cast) -> CouncilReport:
    return council.begin(**YEAR, by=cast.reviewer)


def test_only_reviewers_at_headquarters_begin_a_report(cast: Cast) -> None:
    able = set()
    for who in PEOPLE:
        try:
            council.begin(**YEAR, by=cast.person(who))
            able.add(who)
        except Refused:
            continue
    assert able == REVIEWERS
    assert CouncilReport.objects.count() == 1


def test_report_of_a_period_is_begun_once(report: CouncilReport, cast: Cast) -> None:
    assert council.begin(**YEAR, by=cast.second_reviewer) == report
    assert report.begun_by == cast.reviewer


def test_report_cannot_end_before_it_begins(cast: Cast) -> None:
    with pytest.raises(InvalidPeriod, match="comes before"):
        council.begin(starts_on=datetime.date(2027, 2, 1), ends_on=datetime.date(2027, 1, 31), by=cast.reviewer)


def test_texts_are_kept_by_language(report: CouncilReport, cast: Cast) -> None:
    council.write(report, language="en", wording=MINE, revision=0, by=cast.reviewer)
    council.write(report, language="fr", wording=Wording("Une année."), revision=0, by=cast.second_reviewer)
    kept = {it.language: (it.introduction, it.lessons, it.revision) for it in report.texts.all()}
    assert kept == {"en": (*("The year in short.", "Begin earlier."), 1), "fr": ("Une année.", "", 1)}


def test_text_that_somebody_changed_meanwhile_is_not_overwritten(report: CouncilReport, cast: Cast) -> None:
    council.write(report, language="en", wording=MINE, revision=0, by=cast.reviewer)
    with pytest.raises(StaleText) as stale:
        council.write(report, language="en", wording=Wording("Another year."), revision=0, by=cast.second_reviewer)
    assert stale.value.text.introduction == "The year in short."
    assert report.texts.get().introduction == "The year in short."
    council.write(report, language="en", wording=Wording("Another year."), revision=1, by=cast.second_reviewer)
    assert (report.texts.get().introduction, report.texts.get().changed_by) == ("Another year.", cast.second_reviewer)


def test_text_that_stays_as_it_is_needs_no_revision(report: CouncilReport, cast: Cast) -> None:
    council.write(report, language="en", wording=MINE, revision=0, by=cast.reviewer)
    assert council.write(report, language="en", wording=MINE, revision=0, by=cast.second_reviewer).revision == 1


def test_nobody_else_writes(report: CouncilReport, cast: Cast) -> None:
    for who in set(PEOPLE) - REVIEWERS:
        with pytest.raises(Refused):
            council.write(report, language="en", wording=MINE, revision=0, by=cast.person(who))
    assert not report.texts.exists()
