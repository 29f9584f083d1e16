"""PlanContent: the plan as one immutable value, and its frozen form.

Validation, versions, comparisons, reports, exports and the API's read side take this and nothing else.
"""

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any, Self

from plans.content import codec
from plans.content.codec import LATER
from plans.content.values import (
    Accountability,
    Attachment,
    Capacity,
    Context,
    Coordination,
    Crisis,
    Funding,
    Identity,
    Mobility,
    Modalities,
    Monitoring,
    Objectives,
    Partners,
    People,
    Risks,
    SectorResponse,
    States,
    Translation,
)

FORMAT = 1


@dataclass(frozen=True, kw_only=True)
class PlanContent:
    reference: str
    office: str
    edition: str
    format: int = FORMAT
    identity: Identity = field(default_factory=Identity)
    crisis: Crisis = field(default_factory=Crisis)
    mobility: Mobility = field(default_factory=Mobility)
    context: Context = field(default_factory=Context)
    people: People = field(default_factory=People)
    objectives: Objectives = field(default_factory=Objectives)
    responses: tuple[SectorResponse, ...] = ()
    modalities: Modalities = field(default_factory=Modalities)
    coordination: Coordination = field(default_factory=Coordination)
    partners: Partners = field(default_factory=Partners)
    risks: Risks = field(default_factory=Risks)
    accountability: Accountability = field(default_factory=Accountability)
    monitoring: Monitoring = field(default_factory=Monitoring)
    capacity: Capacity = field(default_factory=Capacity)
    funding: Funding = field(default_factory=Funding)
    states: States = field(default_factory=States)
    attachments: tuple[Attachment, ...] = ()
    translations: tuple[Translation, ...] = field(default=(), metadata=LATER)

    @property
    def requirement_usd(self) -> int:
        return sum(response.requirement_usd for response in self.responses)

    @property
    def country_codes(self) -> tuple[str, ...]:
        return tuple(row.country for row in self.identity.countries)

    @property
    def picture_sections(self) -> tuple[str, ...]:
        """The sections that a picture may stand in, in the order of the document."""
        return ("crisis", "mobility", "context", "people", *(response_key(it.sector) for it in self.responses))

    def response(self, sector: str) -> SectorResponse | None:
        return next((response for response in self.responses if response.sector == sector), None)

    def section(self, key: str) -> Any:
        """Return the value of one section: `risks`, or `response-S21-14` for a sector's response.

        Raises KeyError when the plan has no such section.
        """
        if key.startswith(RESPONSE_PREFIX):
            found = self.response(key.removeprefix(RESPONSE_PREFIX))
            if found is None:
                raise KeyError(key)
            return found
        if key not in SECTION_KEYS:
            raise KeyError(key)
        return getattr(self, key)

    def section_or_none(self, key: str) -> Any:
        """Return the value of one section, or None where the plan has no such section (any more)."""
        try:
            return self.section(key)
        except KeyError:
            return None

    def with_section(self, key: str, value: Any) -> Self:
        """Return this plan with one section put in place of the old."""
        if not key.startswith(RESPONSE_PREFIX):
            return replace(self, **{key: value})
        sector = key.removeprefix(RESPONSE_PREFIX)
        return replace(self, responses=tuple(value if old.sector == sector else old for old in self.responses))

    def to_json(self) -> str:
        """Return the canonical JSON: sorted keys, no spaces, UTF-8, so that equal plans give equal bytes."""
        return codec.to_json(self)

    @classmethod
    def from_json(cls, text: str) -> Self:
        return codec.from_json(cls, text)


RESPONSE_PREFIX = "response-"
SECTION_KEYS = (
    "identity",
    "crisis",
    "mobility",
    "context",
    "people",
    "objectives",
    "modalities",
    "coordination",
    "partners",
    "risks",
    "accountability",
    "monitoring",
    "capacity",
    "funding",
    "states",
)


def response_key(sector: str) -> str:
    return f"{RESPONSE_PREFIX}{sector}"


def fingerprint(text: str) -> str:
    """Return the SHA-256 of frozen content or another text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
