"""Programs of the cast: each speaks with the token of its person."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest
from django.test import Client
from knox.models import AuthToken

from mcof.accounts.models import User
from tests.cast import EVERYBODY, Cast

ROOT = "/api/v1/"


@dataclass
class Program:
    person: User | None

    @cached_property
    def client(self) -> Client:
        if self.person is None:
            return Client()
        _kept, token = AuthToken.objects.create(user=self.person)
        return Client(headers={"authorization": f"Token {token}"})

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(f"{ROOT}{path}", query)

    def post(self, path: str, **body: Any) -> Any:
        return self.client.post(f"{ROOT}{path}", body, content_type="application/json")

    def patch(self, path: str, **body: Any) -> Any:
        return self.client.patch(f"{ROOT}{path}", body, content_type="application/json")

    def put(self, path: str, **body: Any) -> Any:
        return self.client.put(f"{ROOT}{path}", body, content_type="application/json")

    def delete(self, path: str) -> Any:
        return self.client.delete(f"{ROOT}{path}")

    def results(self, path: str, **query: Any) -> list[dict[str, Any]]:
        """Return the lines of a list."""
        found: list[dict[str, Any]] = self.get(path, **query).json()["results"]
        return found


@dataclass(frozen=True)
class Programs:
    cast: Cast

    def of(self, who: str) -> Program:
        return Program(None if who == "visitor" else self.cast.person(who))

    def statuses(self, path: str) -> dict[str, int]:
        """Return what everybody gets from an address."""
        return {who: status(self.of(who).get(path)) for who in EVERYBODY}


def status(answer: Any) -> int:
    """Return the status; a file is read to its end, which closes it."""
    answer.getvalue()
    found: int = answer.status_code
    return found


@pytest.fixture
def programs(cast: Cast) -> Programs:
    return Programs(cast)


@pytest.fixture
def drafter(programs: Programs) -> Program:
    return programs.of("drafter")


@pytest.fixture
def head(programs: Programs) -> Program:
    return programs.of("head")
