"""Reports over the interface: asked for, seen and fetched by those who may read what they print."""

import datetime

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks, Settings

from plans import sharing
from plans.models import Plan, Purpose, Report, Share
from plans.reports import jobs
from plans.reports.printed import Printed
from tests.cast import EVERYBODY, Cast
from tests.plans.api.conftest import Program, Programs, status
from tests.plans.versions import next_version


@pytest.fixture(autouse=True)
def quick_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs.running, "print_document", lambda document, _pictures: Printed(document.title.encode(), 7))


def test_report_is_asked_for_by_readers_of_the_version_only(submitted: Plan, programs: Programs) -> None:
    body = {"plan": submitted.reference, "version": 1, "language": "es"}
    readers = {"drafter", "colleague", "head", "regional", "reviewer", "second_reviewer"}
    expected = {who: 202 if who in readers else 404 for who in EVERYBODY} | {"visitor": 401}
    assert {who: programs.of(who).post("reports/", **body).status_code for who in EVERYBODY} == expected


def test_draft_is_printed_for_its_office_only(submitted: Plan, programs: Programs) -> None:
    body = {"plan": submitted.reference, "language": "en"}
    statuses = {who: programs.of(who).post("reports/", **body).status_code for who in ("drafter", "reviewer")}
    assert statuses == {"drafter": 202, "reviewer": 403}


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"language": "de"}, "language"),
        ({"format": "odt"}, "format"),
        ({"symbol": "C/made up"}, "symbol"),
        ({"version": "first"}, "version"),
        ({"kind": "poem"}, "kind"),
    ],
)
def test_wrong_request_names_its_field(
    submitted: Plan, drafter: Program, changes: dict[str, object], place: str
) -> None:
    answer = drafter.post("reports/", **{"plan": submitted.reference, "version": 1, "language": "en"} | changes)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [place])
    assert not Report.objects.exists()


def test_report_under_way_has_no_file_yet(submitted: Plan, drafter: Program) -> None:
    asked = drafter.post("reports/", plan=submitted.reference, version=1, language="en").json()
    assert (asked["state"], asked["step"]) == ("queued", 0)
    assert drafter.get(f"reports/{asked['id']}/file/").status_code == 404


def test_report_is_read_by_who_asked_for_it(
    submitted: Plan, programs: Programs, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        asked = programs.of("drafter").post("reports/", plan=submitted.reference, version=1, language="en").json()
    expected = dict.fromkeys(EVERYBODY, 404) | {"visitor": 401, "drafter": 200}
    for path in (f"reports/{asked['id']}/", f"reports/{asked['id']}/file/"):
        assert programs.statuses(path) == expected
    assert [it["id"] for it in programs.of("drafter").results("reports/")] == [asked["id"]]
    assert programs.of("head").results("reports/") == []


def test_brief_is_asked_for_by_its_kind(submitted: Plan, drafter: Program) -> None:
    body = {"plan": submitted.reference, "version": 1, "language": "en"}
    kinds = [drafter.post("reports/", **body, **kind).json()["kind"] for kind in ({}, {"kind": "brief"})]
    assert kinds == ["plan", "brief"]


def test_changes_are_asked_for_since_a_version(approved: Plan, drafter: Program, cast: Cast) -> None:
    next_version(approved, cast)
    body = {"plan": approved.reference, "version": 2, "language": "en", "kind": "changes"}
    assert drafter.post("reports/", **body, since=1).json()["since"] == 1
    assert list(drafter.post("reports/", **body).json()["errors"]) == ["since"]
    assert drafter.post("reports/", **body, since=9).status_code == 404


def test_blank_form_needs_no_plan_and_everything_else_does(drafter: Program, programs: Programs) -> None:
    body = {"kind": "blank", "language": "fr", "sectors": ["S21-06"]}
    asked = drafter.post("reports/", **body)
    assert (asked.status_code, asked.json()["plan"], asked.json()["kind"]) == (202, None, "blank")
    assert programs.of("focal_point").post("reports/", **body).status_code == 403
    assert list(drafter.post("reports/", **body | {"sectors": ["S12-01"]}).json()["errors"]) == ["sectors"]
    assert list(drafter.post("reports/", language="fr").json()["errors"]) == ["plan"]


def test_word_file_is_asked_for_by_its_format(
    submitted: Plan, drafter: Program, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        asked = drafter.post("reports/", plan=submitted.reference, version=1, language="en", format="docx").json()
    told = drafter.get(f"reports/{asked['id']}/").json()
    assert (told["state"], told["format"], told["pages"]) == ("done", "docx", None)
    file = drafter.get(f"reports/{asked['id']}/file/")
    assert b"".join(file).startswith(b"PK")
    assert file.headers["Content-Type"].endswith("wordprocessingml.document")


def test_revoked_share_takes_its_reports_along(
    submitted: Plan,
    cast: Cast,
    programs: Programs,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    state = programs.of("focal_point")
    with django_capture_on_commit_callbacks(execute=True):
        asked = state.post("reports/", plan=submitted.reference, version=1, language="fr").json()
    file = f"reports/{asked['id']}/file/"
    assert status(state.get(file)) == 200
    sharing.revoke(Share.objects.get(), by=cast.head)
    assert state.get(file).status_code == 410
    assert state.results("reports/") == []


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_as_many_statements_whatever_its_length(
    submitted: Plan, drafter: Program, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        drafter.post("reports/", plan=submitted.reference, version=1, language="en")
    with django_assert_num_queries(5):
        assert len(drafter.results("reports/")) == count


def test_report_under_way_is_cancelled(submitted: Plan, programs: Programs) -> None:
    drafter = programs.of("drafter")
    number = drafter.post("reports/", plan=submitted.reference, version=1, language="en").json()["id"]
    assert programs.of("head").delete(f"reports/{number}/").status_code == 404
    assert drafter.delete(f"reports/{number}/").status_code == 204
    assert drafter.get(f"reports/{number}/").json()["state"] == "cancelled"
    assert drafter.delete(f"reports/{number}/").status_code == 403


def test_one_too_many_is_told_when_to_try_again(submitted: Plan, drafter: Program, settings: Settings) -> None:
    settings.REPORTS_AT_ONCE = 1
    body = {"plan": submitted.reference, "version": 1, "language": "en"}
    number = drafter.post("reports/", **body).json()["id"]
    refused = drafter.post("reports/", **body)
    assert (refused.status_code, "Retry-After" in refused.headers) == (429, False)
    assert "as many as one person may have" in refused.json()["detail"]
    Report.objects.create(
        plan=submitted,
        language="en",
        state="failed",
        error="Away",
        worked=datetime.timedelta(minutes=1),
        asked_by=drafter.person,
        ended_at=timezone.now(),
    )
    Report.objects.filter(pk=number).update(state="running", started_at=timezone.now())
    assert 50 <= int(drafter.post("reports/", **body).headers["Retry-After"]) <= 60
    assert 50 <= drafter.get(f"reports/{number}/").json()["seconds_left"] <= 60
