"""How many people plans speak of together. Persons are never added up across sectors.

Plans that concern the same country may mean the same persons. So what such plans say is not a sum: there are at least
as many persons as the plan with most of them says, and at most as many as all of them say together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plans.content import PlanContent
from plans.content.values import SectorResponse

_NAMES = ("in_need", "targeted", "reached")


@dataclass(frozen=True)
class Span:
    """At least and at most so many persons; `plans` is how many plans give a figure."""

    least: int
    most: int
    plans: int

    @property
    def certain(self) -> bool:
        return self.least == self.most


@dataclass(frozen=True)
class Persons:
    """What plans say together of people in need, targeted and reached; None where no plan says it."""

    in_need: Span | None = None
    targeted: Span | None = None
    reached: Span | None = None


@dataclass(frozen=True)
class Said:
    """What a plan says of the people in these countries; None is unknown."""

    countries: frozenset[str]
    people: int | None


def span_of(said: Iterable[Said]) -> Span | None:
    """Return how many persons that are together, or None where no plan says it."""
    known = [(it.countries, it.people) for it in said if it.people is not None]
    if not known:
        return None
    groups = [[people for _countries, people in group] for group in _overlapping(known)]
    return Span(sum(map(max, groups)), sum(map(sum, groups)), len(known))


def persons_of(contents: Iterable[PlanContent]) -> Persons:
    """Return it of whole plans."""
    counted = [(frozenset(it.country_codes), it.people) for it in contents]
    return Persons(*(span_of(Said(it, getattr(people, name)) for it, people in counted) for name in _NAMES))


def persons_in_sector(answering: Iterable[tuple[PlanContent, SectorResponse]]) -> Persons:
    """Return it of the responses of plans in one sector."""
    counted = [(frozenset(content.country_codes), response) for content, response in answering]
    return Persons(*(span_of(Said(it, getattr(of, f"people_{name}")) for it, of in counted) for name in _NAMES))


def _overlapping(known: Sequence[tuple[frozenset[str], int]]) -> list[list[tuple[frozenset[str], int]]]:
    """Return them in groups, where no country is in two groups."""
    groups: list[list[tuple[frozenset[str], int]]] = []
    for it in known:
        near = [group for group in groups if any(it[0] & other[0] for other in group)]
        joined = [it, *(other for group in near for other in group)]
        groups = [group for group in groups if group not in near] + [joined]
    return groups
