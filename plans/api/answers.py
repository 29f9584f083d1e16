"""What the interface answers with: plain values, and their description for the OpenAPI document."""

import datetime
from dataclasses import dataclass
from functools import cache
from typing import Any

from rest_framework_dataclasses.serializers import DataclassSerializer

from plans.content import PlanContent
from plans.content.codec import to_plain


@dataclass(frozen=True)
class Item:
    """An item of reference data; `name` and `text` are in the reader's language."""

    code: str
    name: str
    text: str
    names: dict[str, str]
    scope: str
    verified: bool
    retired: bool


@dataclass(frozen=True)
class Problem:
    """RFC 9457; `errors` maps places such as `risks.0.impact` to messages."""

    type: str
    status: int
    title: str
    detail: str = ""
    errors: dict[str, list[str]] | None = None


@dataclass(frozen=True)
class PlanLine:
    reference: str
    title: str
    kind: str
    office: str
    state: str
    version: int | None
    changed_at: datetime.datetime


@dataclass(frozen=True)
class PlanDetail:
    """`version` is None for the draft, whose sections then have revisions to save upon."""

    reference: str
    state: str
    version: int | None
    in_force: int | None
    sha256: str
    content: PlanContent
    revisions: dict[str, int]


@dataclass(frozen=True)
class SavedSection:
    section: str
    revision: int
    value: dict[str, Any]


@dataclass(frozen=True)
class FindingLine:
    code: str
    level: str
    section: str
    place: str
    message: str
    why: str


@dataclass(frozen=True)
class RuleLine:
    code: str
    family: str
    level: str
    title: str
    why: str


@dataclass(frozen=True)
class DecisionLine:
    version: int
    decision: str
    reason: str
    decided_by: str
    decided_at: datetime.datetime


@dataclass(frozen=True)
class VersionLine:
    number: int
    state: str
    title: str
    language: str
    sha256: str
    submitted_by: str
    submitted_at: datetime.datetime


@dataclass(frozen=True)
class VersionDetail:
    number: int
    state: str
    sha256: str
    content: PlanContent


@dataclass(frozen=True)
class Changes:
    """`changes` maps a place to its value before and after; rows go by uid."""

    before: int | None
    after: int
    changes: dict[str, list[Any]]


@dataclass(frozen=True)
class ShareLine:
    id: int
    version: int
    country: str
    purpose: str
    message: str
    shared_at: datetime.datetime
    expires_at: datetime.datetime | None
    revoked_at: datetime.datetime | None


@dataclass(frozen=True)
class ConsentLine:
    id: int
    version: int | None
    country: str
    answer: str
    given_on: datetime.date
    function: str
    reference: str
    note: str
    by_state: bool
    recorded_at: datetime.datetime


@dataclass(frozen=True)
class ReportLine:
    id: int
    plan: str
    version: int | None
    language: str
    symbol: str
    state: str
    step: int
    steps: int
    error: str
    pages: int | None
    size: int | None
    sha256: str
    asked_at: datetime.datetime


@cache
def described(kind: type, *, many: bool = False) -> Any:
    """Return the description of a dataclass for the OpenAPI document."""
    meta = type("Meta", (), {"dataclass": kind})
    serializer = type(f"{kind.__name__}Serializer", (DataclassSerializer,), {"Meta": meta})
    return serializer(many=True) if many else serializer()


def plain(value: Any) -> Any:
    """Return a value, or a list of them, as the interface sends it; times keep their zone."""
    return [to_plain(item) for item in value] if isinstance(value, list) else to_plain(value)
