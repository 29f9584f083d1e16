"""The office's page of links: what it makes, shows once, sends, lists and ends."""

import datetime
import re
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from plans import linking, workflow
from plans.extent import WHOLE, Extent, extent_of, parts_of
from plans.linking import Gone, Wanted
from plans.models import Link, Plan
from tests.cast import Cast
from tests.plans.contents import complete_content
from tests.plans.views.test_translations import translate_all

LAST = timezone.localdate() + datetime.timedelta(days=7)
SECTIONS = parts_of(complete_content())
ASK: dict[str, Any] = {"label": "Ministry of Health", "expires_on": str(LAST), "language": "en", "sections": SECTIONS}


def address(plan: Plan) -> str:
    return reverse("plan-links", args=[plan.reference])


def make(plan: Plan, cast: Cast, **wanted: Any) -> tuple[Link, str]:
    asked = Wanted(**({"label": "Ministry of Health"} | wanted))
    return linking.make(plan.versions.all()[0], wanted=asked, by=cast.head)


def test_draft_has_nothing_to_link_to_yet(plan: Plan, cast: Cast) -> None:
    client = cast.client("head")
    assert "Nothing to link to yet" in client.get(address(plan)).content.decode()
    assert client.post(address(plan), ASK).status_code == 403
    assert not Link.objects.exists()


def test_address_is_shown_once_and_to_the_maker_only(submitted: Plan, cast: Cast) -> None:
    client = cast.client("head")
    answer = client.post(address(submitted), ASK)
    shown = answer.context["address"]
    assert answer.status_code == 201
    assert f'readonly value="{shown}"' in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert shown.startswith(f"{settings.BASE_URL}/links/")
    assert linking.reach(shown.split("/")[-2]) == Link.objects.get()
    for who in ("head", "reviewer"):
        assert shown not in cast.client(who).get(address(submitted)).content.decode()
    assert "/links/" not in repr(dict(client.session)) + repr(client.cookies)


def test_last_day_counts_whole(submitted: Plan, cast: Cast) -> None:
    cast.client("head").post(address(submitted), ASK)
    assert timezone.localtime(Link.objects.get().expires_at).date() == LAST + datetime.timedelta(days=1)


WRONG: list[dict[str, Any]] = [
    {"label": ""},
    {"expires_on": ""},
    {"expires_on": "2020-01-01"},
    {"expires_on": str(LAST + datetime.timedelta(days=settings.LINK_DAYS_AT_MOST))},
    {"times_allowed": "0"},
    {"mail": "somebody"},
    {"mail_it": "on"},
    {"asks_code": "on"},
    {"language": "xx"},
    {"sections": []},
    {"sections": ["risks", "gossip"]},
]


def test_wrong_link_comes_back(submitted: Plan, cast: Cast) -> None:
    client = cast.client("head")
    for changes in WRONG:
        assert (changes, client.post(address(submitted), ASK | changes).status_code) == (changes, 422)
    assert not Link.objects.exists()


def test_link_is_mailed_when_asked(
    submitted: Plan, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client = cast.client("head")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(submitted), ASK | {"mail": "planning@health.example"})
    assert mail.outbox == []
    more = {"mail": "planning@health.example", "mail_it": "on", "language": "es"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address(submitted), ASK | more)
    assert answer.context["address"] in mail.outbox[0].body
    assert "on its way to planning@health.example" in answer.content.decode()
    assert mail.outbox[0].to == ["planning@health.example"]
    assert "Buenos días" in mail.outbox[0].body
    assert "South Sudan crisis response plan" not in f"{mail.outbox[0].subject} {mail.outbox[0].body}"


@pytest.mark.django_db(transaction=True)
def test_mail_server_that_is_away_is_told_and_the_link_stands(
    submitted: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", away)
    answer = cast.client("head").post(address(submitted), ASK | {"mail": "planning@health.example", "mail_it": "on"})
    page = answer.content.decode()
    assert "was not sent" in page
    assert linking.reach(answer.context["address"].split("/")[-2]) == Link.objects.get()


def test_list_says_what_became_of_each_link(submitted: Plan, cast: Cast) -> None:
    used, _ = make(submitted, cast, label="Embassy", times_allowed=1)
    linking.enter(used)
    revoked, _ = make(submitted, cast, label="Commission")
    linking.revoke(revoked, by=cast.head)
    expired, _ = make(submitted, cast, label="Fund")
    Link.objects.filter(pk=expired.pk).update(expires_at=timezone.now())
    make(submitted, cast, label="Ministry")
    answer = cast.client("head").get(address(submitted))
    assert {it.label: (state, len(opened)) for it, _, state, opened in answer.context["links"]} == {
        "Embassy": ("used-up", 1),
        "Commission": ("revoked", 0),
        "Fund": ("expired", 0),
        "Ministry": ("open", 0),
    }
    page = answer.content.decode()
    assert [page.count(words) for words in ("1 of 1 time", "for another", "on screen")] == [1, 1, 1]
    assert page.count("link-revocation") + page.count("/revocation/") == 2


def test_revoked_link_ends_at_once(submitted: Plan, cast: Cast) -> None:
    link, secret = make(submitted, cast)
    url = reverse("link-revocation", args=[submitted.reference, link.pk])
    client = cast.client("head")
    assert client.get(url).status_code == 405
    assert [client.post(url).status_code for _ in range(2)] == [302, 302]
    with pytest.raises(Gone):
        linking.reach(secret)


def test_all_sections_ticked_are_the_whole_and_fewer_are_named_in_the_list(submitted: Plan, cast: Cast) -> None:
    client = cast.client("head")
    page = client.get(address(submitted)).content.decode()
    assert [f'name="sections" value="{key}" ' in page for key in SECTIONS] == [True] * len(SECTIONS)
    client.post(address(submitted), ASK)
    assert extent_of(Link.objects.get()) == WHOLE
    client.post(address(submitted), ASK | {"sections": ["risks", "objectives"]})
    assert extent_of(Link.objects.all()[0]) == Extent(frozenset({"risks", "objectives"}))
    parts = [part.sections for _, part, _, _ in client.get(address(submitted)).context["links"]]
    assert parts == [["Objectives", "Risks"], []]


def test_link_in_one_language_shows_no_word_of_another(ready: Plan, cast: Cast) -> None:
    translate_all(ready, cast)
    workflow.submit(ready, by=cast.head)
    client = cast.client("head")
    asked = ASK | {"languages": ["fr"]}
    made = client.post(address(ready), asked)
    assert extent_of(Link.objects.get()) == Extent(languages=frozenset({"fr"}))
    assert [part.languages for _, part, *_ in made.context["links"]] == [["French"]]
    url = reverse("link", args=[made.context["address"].split("/")[-2]])
    outsider = Client()
    outsider.post(url)
    for texts in ("", "en", "fr"):
        page = outsider.get(url, {"texts": texts}).content.decode()
        marked = re.findall(r"«\sSouth Sudan crisis response plan", page)
        assert page.count("South Sudan crisis response plan") == len(marked) > 0


def test_link_of_another_plan_is_not_revoked(submitted: Plan, cast: Cast) -> None:
    link, secret = make(submitted, cast)
    for reference, number in ((submitted.reference, link.pk + 1), ("PNG-2026-01", link.pk)):
        assert cast.client("head").post(reverse("link-revocation", args=[reference, number])).status_code == 404
    assert linking.reach(secret) == link


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_as_many_statements_whatever_its_length(
    submitted: Plan, cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        linking.enter(make(submitted, cast)[0])
    client = cast.client("head")
    client.get(address(submitted))
    with django_assert_num_queries(12):
        client.get(address(submitted))
