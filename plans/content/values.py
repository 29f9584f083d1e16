"""The parts of a plan as immutable values.

Field names are those of the models, so that rows and values map by name (`plans.content.rows`). Numbers of people are
whole persons, money is whole United States dollars, and None means unknown, which is not the same as 0. Codes belong to
the vocabulary that the model's field names.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal

Codes = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of a table, known within its table by `uid`; an empty one is filled in when the row is first saved."""

    uid: str = ""


@dataclass(frozen=True, kw_only=True)
class Counts:
    population: int | None = None
    affected: int | None = None
    in_need: int | None = None
    targeted: int | None = None


# --- The crisis ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class PlanCountry(Row):
    country: str = ""
    areas: str = ""


@dataclass(frozen=True, kw_only=True)
class Identity:
    kind: str = "crisis-response"
    title: str = ""
    language: str = "en"
    starts_on: datetime.date | None = None
    ends_on: datetime.date | None = None
    objective_set: str = ""
    band_set: str = ""
    countries: tuple[PlanCountry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Crisis:
    name: str = ""
    glide: str = ""
    crisis_types: Codes = ()
    onset: str = ""
    causes: Codes = ()
    places: Codes = ()
    phases: Codes = ()
    began_on: datetime.date | None = None
    summary: str = ""


@dataclass(frozen=True, kw_only=True)
class MobilityDimension(Row):
    dimension: str = ""
    present: bool | None = None
    narrative: str = ""


@dataclass(frozen=True, kw_only=True)
class Mobility:
    overview: str = ""
    dimensions: tuple[MobilityDimension, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Source(Row):
    title: str = ""
    publisher: str = ""
    published_on: datetime.date | None = None
    url: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Context:
    situation: str = ""
    needs: str = ""
    drivers: str = ""
    response: str = ""
    gaps: str = ""
    assumptions: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PeopleSplit(Row, Counts):
    sex: str = ""
    band: str = ""


@dataclass(frozen=True, kw_only=True)
class PopulationFigure(Row, Counts):
    group: str = ""
    note: str = ""
    splits: tuple[PeopleSplit, ...] = ()


@dataclass(frozen=True, kw_only=True)
class People(Counts):
    entities_targeted: int | None = None
    method: str = ""
    figures: tuple[PopulationFigure, ...] = ()


# --- The response ----------------------------------------------------------------------------------------------------


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
class ModalityAbsence(Row):
    modality: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Modalities:
    overview: str = ""
    absences: tuple[ModalityAbsence, ...] = ()


# --- How the office works --------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ResponseSystem(Row):
    system: str = ""
    cluster: str = ""
    name: str = ""
    role: str = ""
    plan_code: str = ""
    contribution: str = ""


@dataclass(frozen=True, kw_only=True)
class Coordination:
    overview: str = ""
    government_lead: str = ""
    joint_analysis: str = ""
    systems: tuple[ResponseSystem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Partner(Row):
    name: str = ""
    partner_type: str = ""
    role: str = ""
    sectors: Codes = ()
    local: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Partners:
    approach: str = ""
    partners: tuple[Partner, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Risk(Row):
    description: str = ""
    likelihood: int | None = None
    impact: int | None = None
    mitigation: str = ""
    owner: str = ""

    @property
    def seriousness(self) -> int | None:
        """Likelihood × impact, 1 to 25; None while either is unknown."""
        return self.likelihood * self.impact if self.likelihood and self.impact else None


@dataclass(frozen=True, kw_only=True)
class Risks:
    overview: str = ""
    risks: tuple[Risk, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Accountability:
    participation: str = ""
    information: str = ""
    feedback: str = ""
    psea: str = ""
    psea_contact: str = ""
    safeguarding: str = ""


@dataclass(frozen=True, kw_only=True)
class Monitoring:
    approach: str = ""
    data_collection: str = ""
    evaluation: str = ""
    learning: str = ""


@dataclass(frozen=True, kw_only=True)
class Capacity:
    presence: str = ""
    staff: int | None = None
    sub_offices: int | None = None
    logistics: str = ""
    security: str = ""
    gaps: str = ""


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


@dataclass(frozen=True, kw_only=True)
class States:
    cooperation: str = ""


@dataclass(frozen=True, kw_only=True)
class Attachment(Row):
    title: str = ""
    filename: str = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""
