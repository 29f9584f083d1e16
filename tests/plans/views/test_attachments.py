"""Files beside a plan: what is taken, what is refused, and who may download."""

import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from plans import drafting, sharing, workflow
from plans.content import load
from plans.models import Attachment, Plan, Purpose
from tests.cast import EVERYBODY, Cast
from tests.plans.views.editing import form_on
from tests.stages import record_office_consent

PDF = b"%PDF-1.7\nA letter of the ministry"
TYPE = "application/pdf"


def address(plan: Plan) -> str:
    return reverse("plan-attachments", args=[plan.reference])


def upload(client: Client, plan: Plan, data: bytes = PDF, name: str = "letter.pdf", **typed: Any) -> Any:
    fields = {name: values[0] for name, values in form_on(client, address(plan)).items()}
    file = SimpleUploadedFile(name, data, content_type=TYPE)
    return client.post(address(plan), fields | typed | {"file": file})


def attach(plan: Plan, cast: Cast, name: str = "letter.pdf", revision: int = 0) -> Attachment:
    file = SimpleUploadedFile(name, PDF + name.encode(), content_type=TYPE)
    return drafting.attach(plan, file=file, title=name, revision=revision, by=cast.drafter)


def download(plan: Plan, attachment: Attachment) -> str:
    return reverse("attachment-file", args=[plan.reference, attachment.uid])


def test_file_is_attached_and_downloaded(plan: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    response = upload(client, plan, title="Letter of the ministry")
    assert (response.status_code, response.url) == (303, address(plan))
    page = client.get(response.url).content.decode()
    assert "Letter of the ministry" in page
    file = client.get(download(plan, plan.attachment_rows.get()))
    assert file.getvalue() == PDF
    assert (file["Content-Type"], file["Content-Disposition"]) == (TYPE, 'attachment; filename="letter.pdf"')


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"GIF89a", "map.gif", "not a file of an accepted type"),
        (b"MZ\x90", "letter.pdf", "not a file of an accepted type"),
        (b"", "letter.pdf", "The file is empty."),
        (b"%PDF-" + b"x" * 300, "letter.pdf", "larger than 200"),
    ],
)
def test_file_that_is_not_taken_says_why(
    plan: Plan, cast: Cast, data: bytes, name: str, words: str, settings: Settings
) -> None:
    settings.MAX_UPLOAD_BYTES = 200
    response = upload(cast.client("drafter"), plan, data, name, title="Letter")
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert 'value="Letter"' in page
    assert load(plan).attachments == ()


def test_form_without_a_file_asks_for_one(plan: Plan, cast: Cast) -> None:
    response = cast.client("drafter").post(address(plan), {"revision": "0", "title": "Letter"})
    assert response.status_code == 422
    assert load(plan).attachments == ()


def test_file_is_removed(plan: Plan, cast: Cast) -> None:
    attachment = attach(plan, cast)
    response = cast.client("drafter").post(address(plan), {"revision": "1", "remove": attachment.uid})
    assert response.status_code == 303
    assert load(plan).attachments == ()


def test_file_removed_from_the_draft_is_still_the_version_s(ready: Plan, cast: Cast) -> None:
    attachment = attach(ready, cast)
    workflow.submit(ready, by=cast.head)
    workflow.withdraw(ready, by=cast.head)
    drafting.detach(attachment, revision=1, by=cast.drafter)
    assert load(ready).attachments == ()
    statuses = cast.statuses(download(ready, attachment))
    assert (statuses["reviewer"], statuses["drafter"], statuses["stranger"]) == (200, 200, 404)


def test_file_removed_before_any_version_named_it_is_gone(plan: Plan, cast: Cast) -> None:
    attachment = attach(plan, cast)
    drafting.detach(attachment, revision=1, by=cast.drafter)
    assert cast.client("drafter").get(download(plan, attachment)).status_code == 404


def test_document_of_a_consent_stays(plan: Plan, cast: Cast) -> None:
    attachment = attach(plan, cast)
    record_office_consent(plan, cast, document=attachment)
    response = cast.client("drafter").post(address(plan), {"revision": "1", "remove": attachment.uid})
    assert response.status_code == 422
    assert "stays with the plan" in response.content.decode()
    assert len(load(plan).attachments) == 1


def test_stale_list_is_shown_anew(plan: Plan, cast: Cast) -> None:
    attachment = attach(plan, cast)
    client = cast.client("drafter")
    removal = client.post(address(plan), {"revision": "0", "remove": attachment.uid})
    again = client.post(address(plan), {"revision": "0", "file": SimpleUploadedFile("b.pdf", PDF)})
    assert (removal.status_code, again.status_code) == (409, 409)
    assert "Drafter changed the attachments meanwhile." in again.content.decode()
    assert len(load(plan).attachments) == 1


def test_file_of_another_plan_cannot_be_removed(plan: Plan, cast: Cast) -> None:
    assert cast.client("drafter").post(address(plan), {"revision": "0", "remove": "gone"}).status_code == 404


def test_submitted_plan_takes_no_files(submitted: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    assert "To change it, withdraw it first." in client.get(address(submitted)).content.decode()
    assert client.post(address(submitted), {"revision": "0"}).status_code == 403


def test_draft_s_file_is_for_the_office_alone(ready: Plan, cast: Cast) -> None:
    attachment = attach(ready, cast)
    office = {"drafter", "colleague", "head"}
    expected = {who: 200 if who in office else 404 for who in EVERYBODY} | {"visitor": 302}
    assert cast.statuses(download(ready, attachment)) == expected


def test_version_s_readers_download_what_it_names(ready: Plan, cast: Cast) -> None:
    named = attach(ready, cast)
    version = workflow.submit(ready, by=cast.head)
    workflow.withdraw(ready, by=cast.head)
    later = attach(ready, cast, "later.pdf", revision=1)
    until = timezone.now() + datetime.timedelta(days=1)
    sharing.share(version, country=cast.country, purpose=Purpose.CONSENT, expires_at=until, by=cast.head)
    readers = {"drafter", "colleague", "head", "regional", "reviewer", "second_reviewer", "focal_point"}
    expected = {who: 200 if who in readers else 404 for who in EVERYBODY} | {"visitor": 302}
    assert cast.statuses(download(ready, named)) == expected
    assert cast.statuses(download(ready, later))["focal_point"] == 404


@pytest.mark.parametrize("files", [1, 3])
def test_list_asks_the_database_the_same_whatever_the_size(
    plan: Plan, cast: Cast, files: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(files):
        attach(plan, cast, f"{number}.pdf", revision=number)
    client = cast.client("drafter")
    client.get(address(plan))
    with django_assert_num_queries(30):
        client.get(address(plan))
