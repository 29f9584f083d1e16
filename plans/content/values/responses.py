"""The response: objectives, what is done in each sector, and what it costs."""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from plans.content.codec import LATER
from plans.content.values.base import Codes, Row


@dataclass(frozen=True, kw_only=True)
class Objective(Row):
    title: str = ""
    description: str = ""
    strategic_objective: str = ""
    pillars: Codes = ()
    migof: Codes = ()


@dataclass(frozen=True, kw_only=True)
class Objectives:
    vision: str = ""
    objectives: tuple[Objective, ...] = ()


@dataclass(frozen=True, kw_only=True)
class IssueStatement(Row):
    issue: str = ""
    extent: str = ""
    when: Codes = ()
    how: str = ""


@dataclass(frozen=True, kw_only=True)
class ModalityUse(Row):
    modality: str = ""
    used: bool | None = None
    how: str = ""


@dataclass(frozen=True, kw_only=True)
class Activity(Row):
    title: str = ""
    description: str = ""
    location: str = ""
    pcode: str = ""
    phases: Codes = ()
    starts_on: datetime.date | None = None
    ends_on: datetime.date | None = None
    partner: str = ""
    target_groups: Codes = ()
    people_targeted: int | None = None
    pillars: Codes = ()
    assistance: str = ""
    cost_usd: int | None = None


@dataclass(frozen=True, kw_only=True)
class Indicator(Row):
    title: str = ""
    unit: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class SectorResponse:
    sector: str
    need: str = ""
    approach: str = ""
    phases: Codes = ()
    dimensions: Codes = ()
    objectives: Codes = ()
    people_in_need: int | None = None
    people_targeted: int | None = None
    people_reached: int | None = field(default=None, metadata=LATER)
    response_systems: Codes = ()
    clusters: Codes = ()
    contribution: str = ""
    issues: tuple[IssueStatement, ...] = ()
    modalities: tuple[ModalityUse, ...] = ()
    activities: tuple[Activity, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    @property
    def requirement_usd(self) -> int:
        """What the activities cost together; those not yet costed count nothing."""
        return sum(activity.cost_usd or 0 for activity in self.activities)


@dataclass(frozen=True, kw_only=True)
class SectorChoice:
    """The sectors that the plan answers in, in their order."""

    sectors: Codes = ()


@dataclass(frozen=True, kw_only=True)
class ModalityAbsence(Row):
    modality: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Modalities:
    overview: str = ""
    absences: tuple[ModalityAbsence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Contribution(Row):
    donor: str = ""
    amount_usd: int | None = None
    sector: str = ""
    confirmed_on: datetime.date | None = None
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class Funding:
    note: str = ""
    contributions: tuple[Contribution, ...] = ()

    @property
    def confirmed_usd(self) -> int:
        return sum(contribution.amount_usd or 0 for contribution in self.contributions)
