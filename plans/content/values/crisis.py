"""The crisis: what happened, how it moves people, and what is known about it."""

import datetime
from dataclasses import dataclass, field

from plans.content.codec import LATER
from plans.content.values.base import Codes, Counts, Row


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
    reached_on: datetime.date | None = field(default=None, metadata=LATER)
    entities_targeted: int | None = None
    method: str = ""
    figures: tuple[PopulationFigure, ...] = ()
