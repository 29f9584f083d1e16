"""The main job over the interface alone: from an empty draft to the State that downloads the approved plan."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from plans.content import PlanContent, response_key
from plans.content.codec import to_plain
from plans.content.plan import SECTION_KEYS
from plans.reports import jobs
from plans.reports.printed import Printed
from tests.plans.api.conftest import Program, Programs
from tests.plans.contents import complete_content


@pytest.fixture
def quick_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs.running, "print_document", lambda document, _pictures: Printed(document.title.encode(), 7))


def write(program: Program, reference: str, content: PlanContent) -> None:
    """Save every section upon the revision that the plan's answer gives."""
    plan = f"plans/{reference}/"
    for section, value in _sections(content):
        revision = program.get(plan).json()["revisions"][section]
        saved = program.patch(plan, section=section, revision=revision, value=value)
        assert saved.status_code == 200, (section, saved.json())


def _sections(content: PlanContent) -> Iterator[tuple[str, dict[str, Any]]]:
    sectors = [response.sector for response in content.responses]
    yield "responses", {"sectors": sectors}
    for key in (*SECTION_KEYS, *map(response_key, sectors)):
        yield key, to_plain(content.section(key))


def submit(program: Program, reference: str) -> int:
    answer = program.post(f"plans/{reference}/submission/", note="Ready.")
    assert answer.status_code == 201, answer.json()
    number: int = answer.json()["number"]
    return number


def decide(program: Program, reference: str, version: int, decision: str, reason: str) -> None:
    answer = program.post(f"plans/{reference}/decisions/", version=version, decision=decision, reason=reason)
    assert answer.status_code == 201, answer.json()


def start(program: Program) -> str:
    countries = [{"country": "SSD"}]
    started = program.post("plans/", office="SSD", identity={"title": "South Sudan 2027", "countries": countries})
    assert started.status_code == 201, started.json()
    reference: str = started.json()["reference"]
    return reference


def mend(program: Program, reference: str) -> None:
    plan = f"plans/{reference}/"
    revision = program.get(plan).json()["revisions"]["context"]
    saved = program.patch(plan, section="context", revision=revision, value={"drivers": "The river rose twice."})
    assert saved.status_code == 200


def share(program: Program, reference: str, purpose: str) -> None:
    answer = program.post(f"plans/{reference}/shares/", version=2, countries=["SSD"], purpose=purpose)
    assert answer.status_code == 201, answer.json()


def downloaded(program: Program, path: str) -> bytes:
    file = program.get(path)
    assert file["Content-Type"] == "application/pdf"
    data: bytes = file.getvalue()
    return data


def test_plan_goes_from_draft_to_the_shared_report(
    quick_print: None, programs: Programs, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    drafter, head, regional = programs.of("drafter"), programs.of("head"), programs.of("regional")
    reviewer, state = programs.of("reviewer"), programs.of("focal_point")
    reference = start(drafter)
    plan = f"plans/{reference}/"

    early = drafter.post(f"{plan}submission/")
    blocking = {it["code"] for it in drafter.results(f"{plan}findings/") if it["level"] == "blocks"}
    assert (early.status_code, {it["code"] for it in early.json()["findings"]}) == (409, blocking)

    write(drafter, reference, complete_content())
    assert (drafter.results(f"{plan}findings/"), submit(head, reference)) == ([], 1)
    decide(regional, reference, 1, "return", "Say more about floods.")
    assert drafter.results(f"{plan}decisions/")[0]["reason"] == "Say more about floods."
    mend(drafter, reference)
    assert submit(head, reference) == 2
    assert regional.get(f"{plan}versions/2/changes/").json()["changes"].keys() == {"context.drivers"}
    decide(regional, reference, 2, "endorse", "In line.")

    owed = reviewer.post(f"{plan}decisions/", version=2, decision="approve", reason="Sound.")
    assert (owed.status_code, "South Sudan" in owed.json()["detail"]) == (403, True)
    share(head, reference, "consent")
    answer = state.post(f"{plan}consents/", version=2, country="SSD", answer="consent", **REPLY)
    assert (answer.status_code, answer.json()["by_state"]) == (201, True)
    decide(reviewer, reference, 2, "approve", "Sound.")

    share(head, reference, "information")
    assert state.get(plan).json()["state"] == "approved"
    with django_capture_on_commit_callbacks(execute=True):
        asked = state.post("reports/", plan=reference, version=2, language="fr")
    report = f"reports/{asked.json()['id']}/"
    done = state.get(report).json()
    assert (asked.status_code, done["state"], done["pages"]) == (202, "done", 7)
    assert len(downloaded(state, f"{report}file/")) == done["size"]


REPLY = {
    "given_on": str(datetime.date(2026, 1, 20)),
    "function": "Director, Ministry of Humanitarian Affairs",
    "reference": "MHA/2026/14",
}
