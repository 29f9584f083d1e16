"""The figures across the plans applied in a period: no query, no side effect, and nothing that is not known."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from plans.content import PlanContent
from plans.models import StateAnswer
from plans.portfolio.application.applied import Applied
from plans.portfolio.application.money import Funds, Key, funds_by_objective, funds_by_sector, funds_of
from plans.portfolio.application.people import Said, Span, span_of
from plans.portfolio.application.uptake import Issue, Modality, issue, modality

Counts = Mapping[str, int]


@dataclass(frozen=True)
class SectorLine:
    """One sector across plans; what is confirmed for it may come from a plan that does not answer in it."""

    key: Key
    plans: int
    funds: Funds
    in_need: Span | None
    targeted: Span | None


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Counts are of plans. One that has several kinds of crisis, phases or regions counts under each of them."""

    plans: int
    countries: tuple[str, ...]
    regions: Counts
    kinds: Counts
    crisis_types: Counts
    phases: Counts
    dimensions: Counts
    systems: Counts
    in_need: Span | None
    targeted: Span | None
    funds: Funds
    sectors: tuple[SectorLine, ...]
    objectives: Mapping[Key, Funds]
    issues: tuple[Issue, ...]
    modalities: tuple[Modality, ...]
    answers: Mapping[StateAnswer, int]
    owed: int


@dataclass(frozen=True)
class Frame:
    """What the figures are told by: the codes that there are, and in which region a country lies."""

    issues: Sequence[str]
    modalities: Sequence[str]
    regions: Mapping[str, str] = field(default_factory=dict)


def figures_of(applied: Sequence[Applied], frame: Frame) -> Figures:
    contents = [it.content for it in applied]
    given = Counter(answer.answer for it in applied for answer in it.answers)
    return Figures(
        plans=len(contents),
        countries=tuple(sorted({code for it in contents for code in it.country_codes})),
        regions=_plans_by(contents, lambda it: [frame.regions.get(code, "") for code in it.country_codes]),
        kinds=_plans_by(contents, lambda it: [it.identity.kind]),
        crisis_types=_plans_by(contents, lambda it: it.crisis.crisis_types),
        phases=_plans_by(contents, lambda it: it.crisis.phases),
        dimensions=_plans_by(contents, lambda it: [row.dimension for row in it.mobility.dimensions if row.present]),
        systems=_plans_by(contents, lambda it: [row.system for row in it.coordination.systems]),
        in_need=_people(contents, lambda it: it.people.in_need),
        targeted=_people(contents, lambda it: it.people.targeted),
        funds=funds_of(contents),
        sectors=_sectors(contents),
        objectives=funds_by_objective(contents),
        issues=tuple(issue(code, contents) for code in frame.issues),
        modalities=tuple(modality(code, contents) for code in frame.modalities),
        answers=given,
        owed=sum(len(it.owed) for it in applied),
    )


def _plans_by(contents: Iterable[PlanContent], codes: Callable[[PlanContent], Collection[str]]) -> Counts:
    return dict(Counter(code for content in contents for code in set(codes(content))))


def _people(contents: Iterable[PlanContent], count: Callable[[PlanContent], int | None]) -> Span | None:
    return span_of(Said(frozenset(it.country_codes), count(it)) for it in contents)


def _sectors(contents: Sequence[PlanContent]) -> tuple[SectorLine, ...]:
    return tuple(_sector(key, funds, contents) for key, funds in funds_by_sector(contents).items())


def _sector(key: Key, funds: Funds, contents: Sequence[PlanContent]) -> SectorLine:
    of_edition = [(it, it.response(key.code)) for it in contents if it.edition == key.scope]
    answering = [(frozenset(it.country_codes), response) for it, response in of_edition if response]
    return SectorLine(
        key,
        len(answering),
        funds,
        in_need=span_of(Said(countries, it.people_in_need) for countries, it in answering),
        targeted=span_of(Said(countries, it.people_targeted) for countries, it in answering),
    )
