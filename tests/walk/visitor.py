"""Somebody with a browser of their own, as far as HTTP goes: cookies, forms, redirects. And programs, by a token."""

import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar
from typing import Any

from tests.walk.html import Form, Page

SECONDS = 60


@dataclass(frozen=True)
class Answer:
    status: int
    url: str
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Visitor:
    def __init__(self, site: str) -> None:
        self.site = site.rstrip("/")
        # No proxy of the machine stands between us and the demo.
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar())
        )

    def sign_in(self, email: str, password: str) -> Page:
        form = self.open("/accounts/login/").form(having="password").fill(login=email, password=password)
        page = self.send(form, "/accounts/login/")
        assert "/accounts/login/" not in page.url, f"{email} could not sign in: {page.words[-400:]}"
        return page

    def open(self, path: str) -> Page:
        return _page(self._ask(path))

    def send(self, form: Form, path: str) -> Page:
        """Send a form to where it says, or back to where it came from, and follow to the page that answers."""
        data = urllib.parse.urlencode(form.pairs()).encode()
        return _page(self._ask(form.action or path, data=data, headers={"Referer": f"{self.site}{path}"}))

    def fetch(self, path: str) -> Answer:
        return self._ask(path)

    def _ask(
        self, path: str, *, data: bytes | None = None, method: str | None = None, headers: dict[str, str] | None = None
    ) -> Answer:
        url = urllib.parse.urljoin(f"{self.site}/", path)
        request = urllib.request.Request(url, data=data, method=method, headers=headers or {})
        try:
            with self.opener.open(request, timeout=SECONDS) as response:
                return Answer(response.status, response.url, response.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.url or url, error.read())


class Program(Visitor):
    """A program that acts for a person, by a token."""

    def __init__(self, site: str, token: str) -> None:
        super().__init__(site)
        self.token = token

    def call(self, method: str, path: str, payload: object = None) -> Answer:
        data = None if payload is None else json.dumps(payload).encode()
        headers = {"Authorization": f"Token {self.token}", "Content-Type": "application/json"}
        return self._ask(f"/api/v1/{path}", data=data, method=method, headers=headers)


def _page(answer: Answer) -> Page:
    return Page(answer.url, answer.status, answer.body.decode(errors="replace"))
