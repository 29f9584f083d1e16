"""Pages of pictures: adding one, changing what is said of it, and where it shows."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from plans import drafting, reviewing, workflow
from plans.content import load
from plans.models import Attachment, Plan, Report
from plans.reports import jobs
from tests.cast import Cast

SAID = {"section": "context", "caption": "Bentiu in May", "alternative_text": "Water", "credit": "A. Deng"}


def data(colour: str = "teal") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(buffer, "JPEG")
    return buffer.getvalue()


def pictures(plan: Plan) -> str:
    return reverse("plan-pictures", args=[plan.reference])


def send(client: Client, url: str, revision: int = 0, **typed: Any) -> Any:
    return client.post(url, {"revision": revision} | SAID | typed)


def upload(name: str = "floods.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data(), content_type="image/jpeg")


@pytest.fixture
def drafter(cast: Cast) -> Client:
    return cast.client("drafter")


@pytest.fixture
def kept(ready: Plan, drafter: Client) -> Attachment:
    assert send(drafter, pictures(ready), file=upload()).status_code == 303
    return ready.attachment_rows.get()


def test_picture_is_added_to_the_section_that_the_link_names(ready: Plan, drafter: Client) -> None:
    section = drafter.get(reverse("plan-section", args=[ready.reference, "context"])).content.decode()
    link = f"{pictures(ready)}?section=context"
    assert f'href="{link}"' in section
    assert '<option value="context" selected>' in drafter.get(link).content.decode()
    assert send(drafter, link, file=upload()).status_code == 303
    assert [it.section for it in load(ready).attachments] == ["context"]


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_the_database_the_same_however_many_pictures_there_are(
    ready: Plan, drafter: Client, kept: Attachment, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for revision in range(1, count):
        send(drafter, pictures(ready), revision=revision, file=upload())
    for url, statements in ((pictures(ready), 30), (reverse("plan-picture", args=[ready.reference, kept.uid]), 31)):
        drafter.get(url)
        with django_assert_num_queries(statements, info=url):
            drafter.get(url)


def test_what_is_missing_is_said_at_its_field(ready: Plan, drafter: Client) -> None:
    page = send(drafter, pictures(ready), caption="", alternative_text="", file=upload())
    assert page.status_code == 422
    assert page.context["form"].errors.keys() == {"caption", "alternative_text"}
    assert 'value="A. Deng"' in page.content.decode()


def test_file_that_is_no_picture_is_refused_at_its_field(ready: Plan, drafter: Client) -> None:
    page = send(drafter, pictures(ready), file=SimpleUploadedFile("floods.jpg", b"MZ"))
    assert page.status_code == 422
    assert "not a picture of an accepted type" in str(page.context["form"].errors["file"])


def test_stale_form_is_told_so(ready: Plan, drafter: Client, kept: Attachment) -> None:
    address = reverse("plan-picture", args=[ready.reference, kept.uid])
    assert send(drafter, pictures(ready), file=upload()).status_code == 409
    assert send(drafter, address, caption="Mine").status_code == 409
    assert [it.caption for it in load(ready).attachments] == ["Bentiu in May"]


def test_words_of_a_picture_are_changed(ready: Plan, drafter: Client, kept: Attachment) -> None:
    address = reverse("plan-picture", args=[ready.reference, kept.uid])
    assert 'value="Bentiu in May"' in drafter.get(address).content.decode()
    assert send(drafter, address, revision=1, caption="").status_code == 422
    assert send(drafter, address, revision=1, section="people", caption="Camp").status_code == 303
    assert [(it.section, it.caption) for it in load(ready).attachments] == [("people", "Camp")]


def test_section_that_is_not_there_is_refused(ready: Plan, drafter: Client, kept: Attachment) -> None:
    address = reverse("plan-picture", args=[ready.reference, kept.uid])
    assert send(drafter, address, revision=1, section="response-S21-99").status_code == 422


def test_reading_page_shows_the_picture_with_its_words(ready: Plan, drafter: Client, kept: Attachment) -> None:
    page = drafter.get(reverse("plan", args=[ready.reference])).content.decode()
    address = reverse("attachment-file", args=[ready.reference, kept.uid])
    assert f'src="{address}" width="60" height="40" loading="lazy" alt="Water"' in page
    assert "Bentiu in May" in page
    assert "A. Deng" in page
    file = drafter.get(address)
    assert file.getvalue()
    assert (file["Content-Type"], file["Content-Disposition"]) == ("image/jpeg", 'inline; filename="floods.jpg"')


def test_document_that_is_only_attached_is_still_a_download(ready: Plan, drafter: Client, cast: Cast) -> None:
    kept = drafting.attach(ready, file=upload(), title="", revision=0, by=cast.drafter)
    file = drafter.get(reverse("attachment-file", args=[ready.reference, kept.uid]))
    assert file.getvalue()
    assert file["Content-Disposition"].startswith("attachment")


def test_version_keeps_its_picture_and_the_review_tells_the_change(
    ready: Plan, cast: Cast, drafter: Client, kept: Attachment
) -> None:
    workflow.submit(ready, by=cast.head)
    ready.refresh_from_db()
    reviewing.endorse(ready, version=1, reason="Sound.", by=cast.regional)
    reviewing.return_for_changes(ready, version=1, reason="Newer picture", by=cast.reviewer)
    address = reverse("plan-picture", args=[ready.reference, kept.uid])
    assert send(drafter, address, revision=1, caption="Bentiu in June").status_code == 303
    ready.refresh_from_db()
    workflow.submit(ready, by=cast.head)
    page = cast.client("regional").get(reverse("review", args=[ready.reference, 2])).content.decode()
    assert "Bentiu in June" in page
    assert 'id="changed-attachments"' in page
    old = cast.client("regional").get(reverse("version", args=[ready.reference, 1])).content.decode()
    assert "Bentiu in May" in old


def test_worker_prints_the_picture(
    ready: Plan, cast: Cast, kept: Attachment, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        jobs.ask_report(ready, version=None, language="en", by=cast.drafter)
    with Report.objects.get().file.open() as file:
        reader = PdfReader(io.BytesIO(file.read()))
    assert len({image.name for page in reader.pages for image in page.images}) == 1
