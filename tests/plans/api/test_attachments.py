"""Files beside a plan, attached and fetched by a program."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mcof.audit.models import Event
from plans import drafting, workflow
from plans.models import Attachment, Plan
from tests.cast import Cast
from tests.plans.api.conftest import ROOT, Program, Programs
from tests.stages import record_office_consent

LETTER = b"%PDF-1.7 We agree."


def path(plan: Plan, rest: str = "") -> str:
    return f"plans/{plan.reference}/attachments/{rest}"


def send(program: Program, plan: Plan, content: bytes = LETTER, **form: Any) -> Any:
    file = SimpleUploadedFile(form.pop("name", "letter.pdf"), content)
    return program.client.post(f"{ROOT}{path(plan)}", {"file": file, "revision": 0, **form})


@pytest.fixture
def attached(plan: Plan, cast: Cast) -> Attachment:
    return drafting.attach(plan, file=SimpleUploadedFile("map.pdf", LETTER), title="Map", revision=0, by=cast.drafter)


def test_file_is_attached_and_comes_back_as_it_was(plan: Plan, drafter: Program) -> None:
    answer = send(drafter, plan, title="Letter of the Ministry")
    line = answer.json()
    assert answer.status_code == 201
    assert line["title"] == "Letter of the Ministry"
    assert (line["filename"], line["media_type"], line["size"]) == ("letter.pdf", "application/pdf", len(LETTER))
    assert drafter.results(path(plan)) == [line]
    assert drafter.get(path(plan, f"{line['uid']}/file/")).getvalue() == LETTER
    assert Event.objects.filter(action="attachment.added").count() == 1


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"name": "letter.exe"}, "file"),
        ({"content": b"not a PDF"}, "file"),
        ({"content": b""}, "file"),
        ({"revision": ""}, "revision"),
        ({"title": "t" * 301}, "title"),
    ],
)
def test_wrong_form_names_its_field(plan: Plan, drafter: Program, form: dict[str, Any], field: str) -> None:
    answer = send(drafter, plan, **form)
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [field]
    assert not Attachment.objects.exists()


def test_json_is_no_way_to_send_a_file(plan: Plan, drafter: Program) -> None:
    answer = drafter.post(path(plan), title="Letter")
    assert (answer.status_code, answer.json()["title"]) == (415, "Send JSON, or a form where a file goes along.")


def test_stale_revision_attaches_nothing(plan: Plan, attached: Attachment, drafter: Program) -> None:
    answer = send(drafter, plan)
    assert (answer.status_code, answer.json()["revision"]) == (409, 1)
    assert list(Attachment.objects.all()) == [attached]


def test_file_is_taken_out_of_the_draft(plan: Plan, attached: Attachment, drafter: Program) -> None:
    assert drafter.delete(path(plan, f"{attached.uid}/?revision=0")).status_code == 409
    assert drafter.delete(path(plan, f"{attached.uid}/?revision=x")).status_code == 400
    assert drafter.delete(path(plan, f"{attached.uid}/?revision=1")).status_code == 204
    assert drafter.results(path(plan)) == []
    assert drafter.get(path(plan, f"{attached.uid}/file/")).status_code == 404


def test_proof_of_an_answer_stays(plan: Plan, attached: Attachment, cast: Cast, drafter: Program) -> None:
    record_office_consent(plan, cast, document=attached)
    answer = drafter.delete(path(plan, f"{attached.uid}/?revision=1"))
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["attachments"])


def test_locked_plan_takes_no_file(ready: Plan, cast: Cast, drafter: Program) -> None:
    workflow.submit(ready, by=cast.head)
    answer = send(drafter, ready)
    assert answer.status_code == 403
    assert "withdraw it first" in answer.json()["detail"]


def test_files_of_a_draft_are_for_its_office(plan: Plan, attached: Attachment, programs: Programs) -> None:
    found = programs.statuses(path(plan)) | programs.statuses(path(plan, f"{attached.uid}/file/"))
    assert {who for who, status in found.items() if status == 200} == {"drafter", "colleague", "head"}
    assert send(programs.of("reviewer"), plan, revision=1).status_code == 404
