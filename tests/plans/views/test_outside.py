"""What somebody without an account gets by a link, and what nobody gets."""

import io
import logging
from http import HTTPStatus
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from mcof.audit.models import Event
from plans import drafting, linking, sharing, workflow
from plans.linking import Wanted, Way
from plans.models import Attachment, Link, Plan, Purpose, Report, ReportState
from plans.reports import jobs, kinds
from plans.reports.printed import Printed
from plans.views import outside
from tests.cast import Cast
from tests.stages import reply

TITLE = "South Sudan crisis response plan"
GONE = "This link does not lead anywhere (any more)"


def make(plan: Plan, cast: Cast, **wanted: Any) -> tuple[Link, str]:
    asked = Wanted(**({"label": "Ministry of Health"} | wanted))
    return linking.make(plan.versions.all()[0], wanted=asked, by=cast.head)


def way(secret: str, name: str = "link", *more: object) -> str:
    return reverse(name, args=[secret, *more])


def opened(secret: str) -> Client:
    client = Client()
    assert client.post(way(secret)).status_code == 302
    return client


def readings() -> list[str]:
    return list(Event.objects.filter(action__in=list(Way)).order_by("pk").values_list("action", flat=True))


def addresses(secret: str) -> list[str]:
    return [
        way(secret),
        way(secret, "link-print"),
        way(secret, "link-print-file", 1),
        way(secret, "link-file", "a"),
    ]


def test_way_in_tells_nothing_of_the_plan_and_counts_nothing(submitted: Plan, cast: Cast) -> None:
    _, secret = make(submitted, cast)
    client = Client()
    for method in (client.get, client.head, client.get):
        page = method(way(secret)).content.decode()
        assert TITLE not in page
        assert submitted.reference not in page
        assert "Ministry of Health" not in page
    assert Link.objects.get().times_opened == 0
    assert readings() == []


def test_button_opens_the_document_once_for_the_visit(submitted: Plan, cast: Cast) -> None:
    _, secret = make(submitted, cast)
    client = opened(secret)
    for _time in range(2):
        page = client.get(way(secret)).content.decode()
        assert TITLE in page
    assert client.post(way(secret)).status_code == 302
    assert (Link.objects.get().times_opened, readings()) == (1, [Way.OPENED])
    assert Event.objects.get(action=Way.OPENED).address == "127.0.0.1"


def test_document_leads_nowhere_into_the_application_and_names_nobody(submitted: Plan, cast: Cast) -> None:
    _, secret = make(submitted, cast)
    client = opened(secret)
    for url in (way(secret), way(secret, "link-print")):
        page = client.get(url).content.decode()
        leads = {part.split('"')[0] for part in page.split('href="')[1:]}
        own = (settings.STATIC_URL, way(secret))
        inner = {it for it in leads if it.startswith("/") and not it.startswith(own)}
        assert inner == set()
        assert not [str(person) for person in (cast.drafter, cast.head, cast.regional) if f">{person}<" in page]


def test_visit_is_kept_for_this_link_in_this_browser_only(submitted: Plan, cast: Cast) -> None:
    _, secret = make(submitted, cast)
    _, other = make(submitted, cast)
    client = opened(secret)
    cookie = client.cookies[outside.VISIT]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (way(secret), True, "Lax")
    assert int(cookie["max-age"]) == 8 * 3600
    assert secret not in cookie.value
    stranger = Client()
    assert TITLE not in stranger.get(way(secret)).content.decode()
    stranger.cookies[outside.VISIT] = cookie.value
    assert stranger.get(way(other)).status_code == 404
    stranger.cookies[outside.VISIT] = f"{cookie.value}x"
    assert TITLE not in stranger.get(way(secret)).content.decode()


def test_visit_ends_after_its_hours(submitted: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    _, secret = make(submitted, cast)
    client = opened(secret)
    monkeypatch.setattr(outside, "VISIT_SECONDS", -1)
    assert TITLE not in client.get(way(secret)).content.decode()


def test_nothing_tells_ended_from_unknown(submitted: Plan, cast: Cast) -> None:
    secrets = {"unknown": "x" * 43, "mistyped": "%", "empty": "-"}
    for why in ("revoked", "expired", "used up", "taken back"):
        link, secrets[why] = make(submitted, cast)
        if why == "revoked":
            linking.revoke(link, by=cast.head)
        elif why == "expired":
            Link.objects.filter(pk=link.pk).update(expires_at=timezone.now())
        elif why == "used up":
            Link.objects.filter(pk=link.pk).update(times_allowed=1, times_opened=1, opened_at=timezone.now())
    workflow.withdraw(submitted, by=cast.head)
    found = set()
    for secret in secrets.values():
        answers: list[Any] = [Client().get(way(secret)), Client().post(way(secret))]
        for answer in (*answers, Client().post(way(secret, "link-code"))):
            headers = sorted(it for it in answer.headers.items() if it[0] != "X-Request-ID")
            found.add((answer.status_code, answer.content.decode(), repr(headers), repr(answer.cookies)))
    assert [(status, GONE in body) for status, body, _headers, _cookies in found] == [(404, True)]


@pytest.mark.parametrize("why", ["revoked", "expired"])
def test_next_click_says_so_once_the_link_has_ended(submitted: Plan, cast: Cast, why: str) -> None:
    link, secret = make(submitted, cast)
    client = opened(secret)
    if why == "revoked":
        linking.revoke(link, by=cast.head)
    else:
        Link.objects.update(expires_at=timezone.now())
    for url in addresses(secret):
        answer = client.get(url)
        assert (answer.status_code, GONE in answer.content.decode()) == (404, True)


def test_every_answer_is_private(submitted: Plan, cast: Cast) -> None:
    _, secret = make(submitted, cast)
    answers: list[Any] = [Client().get(url) for url in (*addresses(secret), *addresses("x" * 43))]
    answers += [Client().post(way(secret, "link-code")), Client().post(way(secret)), opened(secret).get(way(secret))]
    answers += [Client().get(way(secret, "link-code"))]
    for answer in answers:
        assert {name: answer[name] for name in outside.PRIVATE} == outside.PRIVATE
        if answer.status_code in {HTTPStatus.OK, HTTPStatus.NOT_FOUND}:
            assert '<meta name="robots" content="noindex, nofollow, noarchive">' in answer.content.decode()


def test_robots_are_told_to_stay_away() -> None:
    answer = Client().get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    assert "Disallow: /links/" in answer.content.decode()


def test_form_of_a_page_that_tells_no_origin_is_taken(submitted: Plan, cast: Cast) -> None:
    _, secret = make(submitted, cast)
    client = Client(enforce_csrf_checks=True)
    assert client.post(way(secret), headers={"origin": "null"}).status_code == 302


def test_page_speaks_the_language_that_is_chosen(submitted: Plan, cast: Cast) -> None:
    _, secret = make(submitted, cast)
    client = Client()
    assert "Un document pour vous" in client.get(way(secret), {"language": "fr"}).content.decode()
    assert "Un document pour vous" in client.get(way(secret)).content.decode()
    assert client.get(way(secret), {"language": "xx"}).status_code == 200


def test_code_is_asked_for_and_typed(
    submitted: Plan, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    _, secret = make(submitted, cast, mail="planning@health.example", asks_code=True)
    client = Client()
    assert "planning@health.example" not in client.get(way(secret)).content.decode()
    assert client.post(way(secret)).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(way(secret, "link-code"))
    assert "on its way" in sent.content.decode()
    again = client.post(way(secret, "link-code"))
    assert (again.status_code, len(mail.outbox)) == (429, 1)
    code = next(line for line in mail.outbox[0].body.splitlines() if line.replace(" ", "").isdecimal())
    refused = client.post(way(secret), {"code": "0"})
    assert (refused.status_code, "holds no more" in refused.content.decode()) == (422, True)
    assert client.post(way(secret), {"code": code}).status_code == 302
    assert TITLE in client.get(way(secret)).content.decode()


def test_link_that_ends_while_its_button_is_pressed_leads_nowhere(
    submitted: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, secret = make(submitted, cast)
    monkeypatch.setattr(linking, "reach", lambda _secret: link)
    linking.revoke(link, by=cast.head)
    answer = Client().post(way(secret))
    assert (answer.status_code, outside.VISIT in answer.cookies) == (404, False)


def test_document_to_keep_is_made_once_an_hour(
    submitted: Plan,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    monkeypatch.setattr(jobs.running, "print_document", lambda _document, _pictures: Printed(b"%PDF-", 1))
    _, secret = make(submitted, cast)
    client = opened(secret)
    with django_capture_on_commit_callbacks(execute=True):
        waiting = client.get(way(secret, "link-print")).content.decode()
    assert 'hx-trigger="every 2s"' in waiting
    report = Report.objects.get()
    ready = client.get(way(secret, "link-print"), headers={"hx-request": "true"}).content.decode()
    url = way(secret, "link-print-file", report.pk)
    assert url in ready
    assert "<html" not in ready
    assert client.get(url).getvalue() == b"%PDF-"
    assert (Report.objects.count(), report.asked_by) == (1, None)
    assert readings() == [Way.OPENED, Way.PRINT]
    assert not jobs.reports_visible_to(cast.head).exists()
    Report.objects.update(asked_at=timezone.now() - jobs.PRINT_HOLDS)
    client.get(way(secret, "link-print"))
    assert Report.objects.count() == 2


def test_document_to_keep_is_made_for_word_too(
    submitted: Plan, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    _, secret = make(submitted, cast)
    client = opened(secret)
    with django_capture_on_commit_callbacks(execute=True):
        waiting = client.get(way(secret, "link-print"), {"format": "docx"}).content.decode()
    assert f'hx-get="{way(secret, "link-print")}?format=docx"' in waiting
    report = Report.objects.get()
    answer = client.get(way(secret, "link-print-file", report.pk))
    assert (answer.getvalue()[:2], "docx" in answer["Content-Disposition"]) == (b"PK", True)
    assert Event.objects.get(action=Way.PRINT).data["detail"]["format"] == "docx"


def test_second_factor_is_not_asked_of_somebody_who_opens_a_link(submitted: Plan, cast: Cast) -> None:
    _, secret = make(submitted, cast)
    client = Client()
    client.force_login(cast.reviewer)
    assert client.get(reverse("desk")).status_code == 302
    assert client.get(way(secret)).status_code == 200


def test_document_that_failed_is_tried_again_a_minute_later(submitted: Plan, cast: Cast) -> None:
    _, secret = make(submitted, cast)
    client = opened(secret)
    client.get(way(secret, "link-print"))
    Report.objects.update(state=ReportState.FAILED, error="Gone")
    assert "could not be made" in client.get(way(secret, "link-print")).content.decode()
    assert client.get(way(secret, "link-print-file", Report.objects.get().pk)).status_code == 404
    Report.objects.update(asked_at=timezone.now() - jobs.FAILURE_RESTS)
    client.get(way(secret, "link-print"))
    assert Report.objects.count() == 2


def test_document_of_another_link_or_a_lost_file_is_not_given(submitted: Plan, cast: Cast) -> None:
    (link, secret), (_, other) = make(submitted, cast), make(submitted, cast)
    version = submitted.versions.get()
    done = {"state": ReportState.DONE, "file": "reports/lost.pdf", "language": "en"}
    report = Report.objects.create(plan=submitted, version=version, link=link, **done)
    for held in (secret, other):
        assert opened(held).get(way(held, "link-print-file", report.pk)).status_code == 404
    assert Way.PRINT not in readings()


@pytest.fixture
def files(ready: Plan, cast: Cast) -> dict[str, Attachment]:
    buffer = io.BytesIO()
    Image.new("RGB", (600, 400), "teal").save(buffer, "PNG")
    picture = drafting.add_picture(
        ready,
        file=SimpleUploadedFile("bentiu.png", buffer.getvalue(), content_type="image/png"),
        placing=drafting.Placing(
            section="context", caption="Bentiu in May", credit="A. Deng", alternative_text="Water"
        ),
        revision=0,
        by=cast.drafter,
    )
    letter = SimpleUploadedFile("letter.pdf", b"%PDF-1.7 We agree.", content_type="application/pdf")
    attached = drafting.attach(ready, file=letter, title="Letter", revision=1, by=cast.drafter)
    return {"picture": picture, "letter": attached}


def test_files_of_the_version_pass_the_same_door(ready: Plan, cast: Cast, files: dict[str, Attachment]) -> None:
    workflow.submit(ready, by=cast.head)
    _, secret = make(ready, cast)
    client = opened(secret)
    page = client.get(way(secret)).content.decode()
    for it in files.values():
        assert way(secret, "link-file", it.uid) in page
        assert client.get(way(secret, "link-file", it.uid)).getvalue()
    assert readings() == [Way.OPENED, Way.FILE]  # a picture is part of the page
    assert client.get(way(secret, "link-file", "none")).status_code == 404


def test_file_that_the_version_does_not_name_is_not_given(
    ready: Plan, cast: Cast, files: dict[str, Attachment]
) -> None:
    workflow.submit(ready, by=cast.head)
    _, secret = make(ready, cast)
    Attachment.objects.filter(pk=files["letter"].pk).update(sha256="0" * 64)
    assert opened(secret).get(way(secret, "link-file", files["letter"].uid)).status_code == 404


def test_refused_address_is_logged_without_its_secret(
    submitted: Plan, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    link, secret = make(submitted, cast, mail="planning@health.example", asks_code=True)
    with caplog.at_level(logging.DEBUG):
        Client().post(way(secret), {"code": "0"})
        Client().get(way(secret, "link-code"))
        linking.revoke(link, by=cast.head)
        Client().get(way(secret))
    refusals = [it.getMessage() for it in caplog.records if it.name == "django.request"]
    assert refusals == [
        "Unprocessable Entity: /links/…/",
        "Method Not Allowed (GET): /links/…/code/",
        "Not Found: /links/…/",
    ]
    assert secret not in caplog.text


def test_document_takes_as_many_statements_whoever_reads(
    submitted: Plan, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _, secret = make(submitted, cast)
    client = opened(secret)
    client.get(way(secret))
    with django_assert_num_queries(8):
        client.get(way(secret))


def test_link_tells_nobody_what_states_answered(submitted: Plan, cast: Cast) -> None:
    sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    reply_given = reply(cast, reference="MHA/2026/77")
    sharing.record_consent(submitted, reply=reply_given, version=submitted.versions.get(), by=cast.focal_point)
    link, secret = make(submitted, cast)
    page = opened(secret).get(way(secret)).content.decode()
    assert TITLE in page
    assert "MHA/2026/77" not in page
    assert "State requests and consents" not in page
    assert "MHA/2026/77" in cast.client("head").get(f"/plans/{submitted.reference}/").content.decode()
    printed = kinds.read(Report(plan=submitted, version=link.version, link=link, language="en"))()
    assert "annex-states" not in {part.key for part in printed.parts}
