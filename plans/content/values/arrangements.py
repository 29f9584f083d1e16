"""How the office works: with whom, against which risks, answerable to whom, and how it knows."""

from dataclasses import dataclass

from plans.content.values.base import Codes, Row


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
class States:
    cooperation: str = ""


@dataclass(frozen=True, kw_only=True)
class Attachment(Row):
    title: str = ""
    filename: str = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    section: str = ""
    caption: str = ""
    credit: str = ""
    alternative_text: str = ""
    width: int = 0
    height: int = 0

    @property
    def is_picture(self) -> bool:
        """Whether it stands in a section of the document, rather than beside the plan."""
        return bool(self.section)
