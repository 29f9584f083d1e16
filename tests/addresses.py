"""Every address of the site, and a plan with all that belongs to it for them to lead to.

The plan is submitted as version 1, with a file attached and a text translated; the head has shared it with the State
for consent, which it gave with a letter, somebody of another office writes along, and the drafter has a report of it
that is ready. It has an origin.
"""

from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from mcof.accounts.models import Absence, OfficeDay, User
from mcof.accounts.roles import Role
from mcof.accounts.second_factor.backend import Backend
from mcof.audit.recording import record
from plans import asking, commenting, council, drafting, linking, sharing, workflow
from plans.models import Origin, Plan, Purpose
from plans.reports import jobs
from plans.reports.printed import Printed
from tests.cast import EVERYBODY, Cast, sign_in
from tests.factories import make_membership, make_user
from tests.plans.filling import translate_twice
from tests.stages import reply

Named = tuple[str, tuple[str, ...]]


def names(resolver: URLResolver | None = None, space: str = "", above: tuple[str, ...] = ()) -> Iterator[Named]:
    """Yield every name of the site with what its address is made of."""
    for pattern in (resolver or get_resolver()).url_patterns:
        arguments = (*above, *_arguments(pattern))
        if isinstance(pattern, URLResolver):
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else space, arguments)
        elif pattern.name:
            yield f"{space}{pattern.name}", arguments


def _arguments(pattern: URLPattern | URLResolver) -> list[str]:
    regex = getattr(pattern.pattern, "regex", None)
    return list(pattern.pattern.converters) or (list(regex.groupindex) if regex else [])


class World:
    """The plan with all that belongs to it, and everybody's browser."""

    def __init__(self, plan: Plan, cast: Cast, things: dict[str, Any]) -> None:
        self.plan = plan
        self.cast = cast
        self.things = things
        self.clients = {who: cast.client(who) for who in EVERYBODY}
        self.clients["guest"] = Client()
        sign_in(self.clients["guest"], things["guest"])

    def address(self, name: str, arguments: tuple[str, ...]) -> str:
        known = self.things | _KNOWN.get(name, {}) | {"number": self.things[_numbered(name)]}
        return reverse(name, kwargs={key: known[key] for key in arguments})

    def statuses(
        self, method: str, url: str, data: Any = None, kind: str = "", who: Iterable[str] = EVERYBODY
    ) -> dict[str, int]:
        return {it: _status(self.clients[it], method, url, data, kind) for it in who}


def _numbered(name: str) -> str:
    if name == "trail-event":
        return "event"
    return "report" if name.startswith("report") else "colleague" if name.startswith(("person", "memb")) else "version"


_KNOWN: dict[str, dict[str, Any]] = {
    "sector": {"code": "S21-03"},
    "rule": {"code": "C-01"},
    "office": {"code": "SSD"},
    "office_day": {"code": "SSD"},
    "office_days": {"code": "SSD"},
    "trail-file": {"kind": "csv"},
    "account_confirm_email": {"key": "made-up"},
    "openid_connect_login": {"provider_id": "provider"},
    "openid_connect_callback": {"provider_id": "provider"},
    "mfa_edit_webauthn": {"pk": 1},
    "mfa_remove_webauthn": {"pk": 1},
    "account_reset_password_from_key": {"uidb36": "1", "key": "made-up"},
}


def _status(client: Client, method: str, url: str, data: Any, kind: str) -> int:
    """Return the status of a request, and take back what it did."""
    sent: dict[str, Any] = {"data": data, "content_type": kind} if kind else {"data": data}
    with transaction.atomic():
        answer = getattr(client, method.lower())(url, **sent)
        answer.getvalue()
        transaction.set_rollback(True)
    client.cookies.pop("messages", None)
    found: int = answer.status_code
    return found


@pytest.fixture
def world(
    ready: Plan,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> World:
    monkeypatch.setattr(jobs.running, "print_document", lambda _document, _pictures: Printed(b"%PDF-", 1))
    letter = SimpleUploadedFile("letter.pdf", b"%PDF-1.7 We agree.", content_type="application/pdf")
    attached = drafting.attach(ready, file=letter, title="Letter", revision=0, by=cast.drafter)
    guest = make_user("Guest")
    make_membership(guest, Role.DRAFTER, cast.other_office)
    sharing.admit(ready, colleague=guest, by=cast.head)
    milestone = drafting.name_milestone(ready, name="Complete", by=cast.drafter)
    translate_twice(ready, section="context", place="situation", by=cast.drafter)
    version = workflow.submit(ready, by=cast.head)
    Origin.objects.create(plan=ready, version=version, same_crisis=True)
    remark = commenting.Remark(body="Who asked, and when?", section="states")
    comment = commenting.comment(version, remark=remark, by=cast.reviewer)
    share = sharing.share(version, country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    note = SimpleUploadedFile("note.pdf", b"%PDF-1.7 We agree.", content_type="application/pdf")
    consent = sharing.record_consent(ready, reply=reply(cast, letter=note), version=version, by=cast.focal_point)
    question = asking.ask(version, country=cast.country, body="Since when?", by=cast.focal_point)
    link, secret = linking.make(version, wanted=linking.Wanted(label="Ministry of Health"), by=cast.head)
    with django_capture_on_commit_callbacks(execute=True):
        report = jobs.ask_report(ready, version=version, language="fr", by=cast.drafter)
    today = timezone.localdate()
    away = Absence.objects.create(person=cast.head, deputy=cast.colleague, starts_on=today, ends_on=today)
    things = {
        "event": record("person.update", by=cast.drafter, target=cast.drafter).pk,
        "reference": ready.reference,
        "key": "context",
        "language": "fr",
        "place": "situation",
        "table": "sources",
        "uid": attached.uid,
        "guest": guest,
        "person": guest.pk,
        "colleague": cast.colleague.pk,
        "milestone": milestone.pk,
        "absence": away.pk,
        "day": OfficeDay.objects.create(office=cast.office, day=today).pk,
        "membership": cast.colleague.memberships.get().pk,
        "version": version.number,
        "share": share.pk,
        "consent": consent.pk,
        "link": link.pk,
        "secret": secret,
        "comment": comment.pk,
        "question": question.pk,
        "review": version.reviews.all()[0].pk,
        "report": report.pk,
        "council_report": council.begin(starts_on=today, ends_on=today, by=cast.reviewer).pk,
        "finding": "0123456789abcdef",
        "vocabulary": "phase",
        "content_type_id": 1,
        "object_id": 1,
        "app_label": "accounts",
        "url": "accounts/user/",
    }
    return World(ready, cast, things)


@pytest.fixture
def plain(settings: Settings, monkeypatch: pytest.MonkeyPatch, world: World) -> World:
    """The same, where pages that refuse are empty and who signed in is known: thousands of them are asked for."""
    (engine,) = settings.TEMPLATES
    empty = ("django.template.loaders.locmem.Loader", dict.fromkeys(("403.html", "404.html", "410.html"), ""))
    kept = ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"]
    loaders = [empty, ("django.template.loaders.cached.Loader", kept)]
    settings.TEMPLATES = [engine | {"APP_DIRS": False, "OPTIONS": engine["OPTIONS"] | {"loaders": loaders}}]
    people = {it.pk: it for it in User.objects.all()}
    monkeypatch.setattr(Backend, "get_user", lambda _self, number: copy(people[number]))
    return world
