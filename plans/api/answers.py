"""What the interface answers with: plain values, and their description for the OpenAPI document."""

import datetime
from dataclasses import dataclass
from functools import cache
from typing import Any

from rest_framework.fields import ChoiceField
from rest_framework.response import Response
from rest_framework_dataclasses.serializers import DataclassSerializer

from plans.content import PlanContent
from plans.content.codec import to_plain
from plans.models import (
    DecisionKind,
    Kind,
    Language,
    Outcome,
    Reason,
    ReportFormat,
    ReportKind,
    ReportState,
    VersionState,
)
from plans.validation import Family, Level


@dataclass(frozen=True)
class Item:
    """An item of reference data; `name` and `text` are in the reader's language.

    `about` says of a guiding question or an example in which list stands what it helps to write about, and its code.
    `usual` says of a sector which phases and mobility dimensions it usually serves, with the source of that.
    """

    code: str
    name: str
    text: str
    names: dict[str, str]
    texts: dict[str, str]
    scope: str
    about: dict[str, str]
    source: str
    verified: bool
    retired: bool
    usual: dict[str, Any]


@dataclass(frozen=True)
class PlanLine:
    """`office` is a code. `state` is the draft's to those who read drafts, the version's to others."""

    reference: str
    title: str
    kind: Kind
    office: str
    state: str
    version: int | None
    changed_at: datetime.datetime


@dataclass(frozen=True)
class AttachmentLine:
    """A file beside the draft; `sha256` is that of its bytes."""

    uid: str
    title: str
    filename: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True)
class SectionLine:
    """`assigned_to` is an e-mail address. A section that changed since it was ready is beyond its `ready_revision`."""

    section: str
    revision: int
    changed_by: str
    changed_at: datetime.datetime | None
    assigned_to: str
    due_on: datetime.date | None
    ready_by: str
    ready_at: datetime.datetime | None
    ready_revision: int | None


@dataclass(frozen=True)
class PlanDetail:
    """`version` is None for the draft, whose sections then have revisions to save upon and may be somebody's.

    `part` names the sections that you are given where it is not all of the version; the others are empty, and `sha256`
    is that of what you are given.
    """

    reference: str
    state: str
    version: int | None
    in_force: int | None
    sha256: str
    part: tuple[str, ...] | None
    content: PlanContent
    revisions: dict[str, int]
    sections: tuple[SectionLine, ...]


@dataclass(frozen=True)
class SavedSection:
    section: str
    revision: int
    value: dict[str, Any]


@dataclass(frozen=True)
class ConsiderationLine:
    """Why the office leaves a finding as it is; `outdated` where the finding changed since."""

    reason: str
    considered_by: str
    considered_at: datetime.datetime
    outdated: bool


@dataclass(frozen=True)
class FindingLine:
    """`place` is a path within the section, rows by uid; "" is all of it. Another figure makes another `id`."""

    id: str
    code: str
    level: Level
    section: str
    place: str
    message: str
    why: str
    considered: ConsiderationLine | None


@dataclass(frozen=True)
class ExampleLine:
    """A finding of the rule as it reads; found with a figure of `limit[0]`, and not with `limit[1]`."""

    section: str
    place: str
    message: str
    limit: tuple[str, ...]


@dataclass(frozen=True)
class RuleLine:
    code: str
    family: Family
    level: Level
    title: str
    why: str
    source: str
    remedy: str
    sections: tuple[str, ...]
    example: ExampleLine


@dataclass(frozen=True)
class DecisionLine:
    version: int
    decision: DecisionKind
    reason: str
    decided_by: str
    decided_at: datetime.datetime


@dataclass(frozen=True)
class VersionLine:
    number: int
    state: VersionState
    title: str
    language: Language
    sha256: str
    submitted_by: str
    submitted_at: datetime.datetime


@dataclass(frozen=True)
class VersionDetail:
    """`part` as of a plan."""

    number: int
    state: VersionState
    sha256: str
    part: tuple[str, ...] | None
    content: PlanContent


@dataclass(frozen=True)
class Changes:
    """`changes` maps a place to its value before and after; rows go by uid."""

    before: int | None
    after: int
    changes: dict[str, list[Any]]


@dataclass(frozen=True)
class ReportLine:
    id: int
    plan: str | None
    version: int | None
    kind: ReportKind
    since: int | None
    council: int | None
    sector: str
    language: Language
    format: ReportFormat
    symbol: str
    state: ReportState
    step: int
    steps: int
    error: str
    pages: int | None
    size: int | None
    sha256: str
    asked_at: datetime.datetime
    seconds_left: int | None = None
    """Of one report in the making, where it is known; in lists it is not told."""


@dataclass(frozen=True)
class LanguageLine:
    """How far the translation into a language is; reports print it when it is complete."""

    language: Language
    texts: int
    missing: int
    changed: int
    complete: bool


@dataclass(frozen=True)
class TextLine:
    """`original` is the fingerprint of the text; `changed` says that the text was another when it was translated."""

    section: str
    place: str
    text: str
    original: str
    translation: str
    changed: bool
    revision: int


@dataclass(frozen=True)
class SavedTranslation:
    language: str
    section: str
    place: str
    revision: int
    text: str


@dataclass(frozen=True)
class OpenNote:
    """`fields` are those of the record at `place` that need a look; `sector` is that of another edition it was in."""

    outcome: Outcome
    reason: Reason
    why: str
    section: str
    place: str
    fields: list[str]
    sector: str


@dataclass(frozen=True)
class OriginDetail:
    """The version that a plan was started from, and the notes that are still open."""

    reference: str
    version: int
    same_crisis: bool
    notes: tuple[OpenNote, ...]


class _Described(DataclassSerializer[Any]):
    """Names choices as the requests do, so that both are one type in the document."""

    def build_enum_field(self, field_name: str, type_info: Any) -> tuple[type[ChoiceField], dict[str, Any]]:
        kind = type_info.base_type
        return ChoiceField, {"choices": getattr(kind, "choices", [it.value for it in kind])}


@cache
def described(kind: type, *, many: bool = False) -> Any:
    """Return the description of a dataclass for the OpenAPI document."""
    meta = type("Meta", (), {"dataclass": kind})
    serializer = type(f"{kind.__name__}Serializer", (_Described,), {"Meta": meta})
    return serializer(many=True) if many else serializer()


def answer(value: Any, status: int = 200) -> Response:
    """Answer with a value; times keep their zone."""
    return Response(to_plain(value), status=status)
