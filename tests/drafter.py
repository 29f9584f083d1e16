"""Somebody with the page of a section open: what it sends while they write, and what came of it."""

import heapq
import http.client
import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from operator import itemgetter
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client
from django.urls import reverse

from mcof.accounts.models import User
from plans.content.history import section_at
from plans.content.merging import plain_at
from plans.models import Plan

BETWEEN_SAVES, BETWEEN_LOOKS = 10.0, 8.0
SECONDS = 60
_CSRF = "a" * 32
_WORDS = " ".join(["The river rises, and people move to higher ground."] * 8)

Deed = Callable[[float], None]


@dataclass
class Drafter:
    user: User
    plan: Plan
    key: str
    place: str
    revision: int
    port: int = 0
    numbers: Iterator[int] = field(default_factory=count)
    times: list[float] = field(default_factory=list)
    accepted: dict[int, str] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        client = Client()
        client.force_login(self.user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.headers = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={_CSRF}",
            "X-CSRFToken": _CSRF,
            "Content-Type": "application/x-www-form-urlencoded",
        }

    def taken(self) -> list[float]:
        """Hand over how long the saves since the last time took."""
        times, self.times = self.times, []
        return times

    def work(self, start: float, seconds: float) -> None:
        """Save and look at a pace of their own until the time is over, or give up where it was over long ago."""
        draw = random.Random(self.user.pk)
        saves, looks = _dues(draw, BETWEEN_SAVES, self.save), _dues(draw, BETWEEN_LOOKS, self.look)
        for due, deed in heapq.merge(saves, looks, key=itemgetter(0)):
            if due > seconds:
                return
            if time.perf_counter() > start + 3 * seconds:
                self.failed.append("fell behind for good")
                return
            time.sleep(max(0.0, start + due - time.perf_counter()))
            deed(start + due)

    def save(self, due: float) -> None:
        """Send what was written, and show the findings anew as the page does."""
        token = f"{self.user.pk}.{next(self.numbers)}"
        text = f"{token} {_WORDS}"
        told = self._post("plan-section-changes", token=token, **{self.place: text})
        self.times.append(time.perf_counter() - due)
        if told:
            self.accepted[told["revision"]] = text
        self._ask("GET", "section-findings")

    def look(self, _due: float) -> None:
        self._post("plan-section-presence")

    def _post(self, name: str, **data: str) -> Any:
        given = {"revision": self.revision, "person": self.user.pk, **data}
        answer = self._ask("POST", name, urlencode(given))
        told = json.loads(answer) if answer else None
        self.revision = told["revision"] if told else self.revision
        return told

    def _ask(self, method: str, name: str, body: str | None = None) -> bytes:
        """Return the answer, nothing where it is a refusal; each time over a new connection, as after a pause."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request(method, reverse(name, args=[self.plan.reference, self.key]), body, self.headers)
            answer = connection.getresponse()
            read = answer.read()
        except OSError as error:
            self.failed.append(f"{name}: {error}")
            return b""
        finally:
            connection.close()
        if answer.status != 200:
            self.failed.append(f"{name}: {answer.status}")
            return b""
        return read


def _dues(draw: random.Random, between: float, deed: Deed) -> Iterator[tuple[float, Deed]]:
    due = draw.uniform(0, between)
    while True:
        yield due, deed
        due += draw.uniform(0.5, 1.5) * between


def lost(drafter: Drafter) -> int:
    """Count the accepted texts that are not in the section as it was at the revision that the answer named."""
    then = {revision: section_at(drafter.plan, drafter.key, revision) for revision in drafter.accepted}
    return sum(plain_at(then[revision], drafter.place) != text for revision, text in drafter.accepted.items())
