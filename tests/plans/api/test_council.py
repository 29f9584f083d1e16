"""Reports to the Council over the interface: begun, asked for, followed and fetched by those who report."""

import pytest
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from plans import council
from plans.council import Wording
from plans.models import CouncilReport, Plan, Report
from plans.reports import jobs
from plans.reports.printed import Printed
from tests.cast import EVERYBODY, Cast
from tests.deeds.reporting import YEAR
from tests.plans.api.conftest import Programs

REPORTERS = {"reviewer", "second_reviewer"}
PERIOD = {name: str(day) for name, day in YEAR.items()}


@pytest.fixture(autouse=True)
def quick_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs.running, "print_document", lambda document, _pictures: Printed(document.title.encode(), 7))


@pytest.fixture
def begun(cast: Cast) -> CouncilReport:
    return council.begin(**YEAR, by=cast.reviewer)


def test_report_is_begun_once_for_its_period(programs: Programs) -> None:
    reviewer = programs.of("reviewer")
    first, second = (reviewer.post("council-reports/", **PERIOD).json() for _time in range(2))
    assert first == second == {"id": CouncilReport.objects.get().pk, **PERIOD, "languages": []}


def test_period_that_ends_before_it_begins_names_its_end(programs: Programs) -> None:
    answer = programs.of("reviewer").post("council-reports/", starts_on="2026-12-31", ends_on="2026-01-01")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["ends_on"])
    assert not CouncilReport.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_reports_are_listed_with_the_languages_of_their_texts(
    programs: Programs, cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for year in range(count):
        period = {name: day.replace(year=2026 + year) for name, day in YEAR.items()}
        report = council.begin(**period, by=cast.reviewer)
        council.write(report, language="fr", wording=Wording("Une année."), revision=0, by=cast.reviewer)
    program = programs.of("reviewer")
    program.results("council-reports/")
    with django_assert_num_queries(6):
        found = program.results("council-reports/")
    assert [it["languages"] for it in found] == [["fr"]] * count


@pytest.mark.parametrize("about", [{"kind": "application"}, {"kind": "sector", "sector": "S21-03"}])
def test_document_is_asked_for_by_those_who_report_only(
    approved: Plan, begun: CouncilReport, programs: Programs, about: dict[str, str]
) -> None:
    body = {"council": begun.pk, "language": "en", **about}
    expected = {who: 202 if who in REPORTERS else 403 for who in EVERYBODY} | {"visitor": 401}
    assert {who: programs.of(who).post("reports/", **body).status_code for who in EVERYBODY} == expected


def test_document_is_followed_and_fetched_by_who_asked_for_it(
    approved: Plan,
    begun: CouncilReport,
    programs: Programs,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        body = {"kind": "sector", "council": begun.pk, "sector": "S21-03", "language": "en", "symbol": "C/118/7"}
        asked = programs.of("reviewer").post("reports/", **body).json()
    told = programs.of("reviewer").get(f"reports/{asked['id']}/").json()
    assert {name: told[name] for name in ("state", "plan", "council", "sector", "symbol")} == {
        "state": "done",
        "plan": None,
        "council": begun.pk,
        "sector": "S21-03",
        "symbol": "C/118/7",
    }
    expected = dict.fromkeys(EVERYBODY, 404) | {"visitor": 401, "reviewer": 200}
    for path in (f"reports/{asked['id']}/", f"reports/{asked['id']}/file/"):
        assert programs.statuses(path) == expected


@pytest.mark.parametrize(
    ("changes", "places"),
    [
        ({"kind": "application", "council": None}, ["council"]),
        ({"kind": "sector", "council": None}, ["council", "sector"]),
        ({"kind": "sector", "sector": "S99-01"}, ["sector"]),
        ({"kind": "application", "format": "zip"}, ["format"]),
        ({"kind": "application", "symbol": "C/made up"}, ["symbol"]),
    ],
)
def test_wrong_request_names_its_fields(
    begun: CouncilReport, programs: Programs, changes: dict[str, object], places: list[str]
) -> None:
    body = {"council": begun.pk, "language": "en"} | changes
    answer = programs.of("reviewer").post("reports/", **body)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, places)
    assert not Report.objects.exists()


def test_report_that_is_not_there_is_not_found(begun: CouncilReport, programs: Programs) -> None:
    body = {"kind": "application", "council": begun.pk + 1, "language": "en"}
    assert programs.of("reviewer").post("reports/", **body).status_code == 404
