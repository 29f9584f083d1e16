"""Reports to the Council in the browser of a reviewer."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import council
from plans.council import Wording
from plans.models import CouncilReport, Plan
from tests.cast import Cast
from tests.deeds.reporting import YEAR


@pytest.fixture
def report(cast: Cast) -> CouncilReport:
    return council.begin(**YEAR, by=cast.reviewer)


def text_page(report: CouncilReport, language: str = "en") -> str:
    return reverse("council-text", args=[report.pk, language])


def test_reviewer_begins_the_report_of_a_period(cast: Cast) -> None:
    sent = {"starts_on": "2027-01-01", "ends_on": "2027-12-31"}
    client = cast.client("reviewer")
    first, second = client.post(reverse("council"), sent), client.post(reverse("council"), sent)
    made = reverse("council-report", args=[CouncilReport.objects.get().pk])
    assert (first["Location"], second["Location"]) == (made, made)


def test_days_the_wrong_way_round_are_told_at_the_field(cast: Cast) -> None:
    sent = {"starts_on": "2027-12-31", "ends_on": "2027-01-01"}
    answer = cast.client("reviewer").post(reverse("council"), sent)
    assert answer.status_code == 422
    assert "The last day comes before the first." in answer.content.decode()


def test_report_shows_the_plans_in_force_and_what_is_written(approved: Plan, report: CouncilReport, cast: Cast) -> None:
    council.write(report, language="en", wording=Wording("The year in short."), revision=0, by=cast.reviewer)
    page = cast.client("reviewer").get(reverse("council-report", args=[report.pk])).content.decode()
    assert "The year in short." in page
    assert f"{approved.reference}, version 1" in page
    assert "No lessons have been written in this language yet." in page
    assert "Last written by Reviewer" in page


def test_report_without_a_plan_says_so(report: CouncilReport, cast: Cast) -> None:
    page = cast.client("reviewer").get(reverse("council-report", args=[report.pk])).content.decode()
    assert "No plan was applied in this period." in page


def test_conflict_shows_both_texts_and_lets_the_writer_decide(report: CouncilReport, cast: Cast) -> None:
    council.write(report, language="en", wording=Wording("Theirs."), revision=0, by=cast.second_reviewer)
    client = cast.client("reviewer")
    mine = {"introduction": "Mine.", "lessons": "", "revision": 0}
    met = client.post(text_page(report), mine)
    assert met.status_code == 409
    assert "Second Reviewer has written meanwhile" in met.content.decode()
    assert "Theirs." in met.content.decode()
    assert "Mine." in met.content.decode()
    assert report.texts.get().introduction == "Theirs."
    assert 'name="revision" value="1"' in met.content.decode()
    assert client.post(text_page(report), mine | {"revision": 1}).status_code == 302
    assert report.texts.get().introduction == "Mine."


def test_page_to_write_on_shows_what_is_written(report: CouncilReport, cast: Cast) -> None:
    council.write(report, language="en", wording=Wording("The year in short."), revision=0, by=cast.reviewer)
    page = cast.client("second_reviewer").get(text_page(report)).content.decode()
    assert "The year in short." in page
    assert 'name="revision" value="1"' in page


def test_text_in_a_language_that_there_is_not_is_not_found(report: CouncilReport, cast: Cast) -> None:
    assert cast.client("reviewer").get(text_page(report, "de")).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_as_many_statements_for_one_as_for_three(
    cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for year in range(2027, 2027 + number):
        days = {name: day.replace(year=year) for name, day in YEAR.items()}
        begun = council.begin(**days, by=cast.reviewer)
        council.write(begun, language="en", wording=Wording("A"), revision=0, by=cast.reviewer)
    client = cast.client("reviewer")
    client.get(reverse("council"))
    with django_assert_num_queries(7):
        client.get(reverse("council"))
