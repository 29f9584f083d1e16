"""The report to the Council of the demo, and the documents that people find ready."""

import pytest

from mcof.accounts.models import User
from plans.models import CouncilReport, Language, Report, ReportKind
from plans.reports.application import gather

pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def reviewer() -> User:
    return User.objects.get(email="reviewer@mcof.example")


@pytest.mark.parametrize("language", Language.values)
def test_report_has_its_texts_in_every_language(reviewer: User, language: str) -> None:
    texts = gather(CouncilReport.objects.get(), reader=reviewer, language=language).texts
    assert texts.introduction
    assert texts.lessons


def test_report_has_a_plan_of_the_period_before_to_compare_with(reviewer: User) -> None:
    across = gather(CouncilReport.objects.get(), reader=reviewer, language="en")
    assert (across.comparable, across.before.countries) == (True, ("GTM", "HND"))
    assert "HND-2026-01" in {it.content.reference for it in across.applied}


def test_answers_of_states_count_for_the_version_that_was_dated_back(reviewer: User) -> None:
    applied = gather(CouncilReport.objects.get(), reader=reviewer, language="en").applied
    [plan] = [it for it in applied if it.content.reference == "HND-2026-01"]
    assert {it.country for it in plan.answers} == {"GTM", "HND"}


def test_documents_are_asked_for_that_people_are_to_find() -> None:
    asked = Report.objects.values_list("asked_by__email", "kind")
    found = {(email.partition("@")[0], kind) for email, kind in asked if email}
    assert found == {
        ("drafter", ReportKind.PLAN),
        ("focalpoint", ReportKind.BRIEF),
        ("reviewer", ReportKind.APPLICATION),
    }
