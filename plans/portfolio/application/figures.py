"""The figures across the plans applied in a period: no query, no side effect, and nothing that is not known."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from plans.content import PlanContent
from plans.models import StateAnswer
from plans.portfolio.application.applied import Applied
from plans.portfolio.application.money import Funds, Key, funds_by_objective, funds_by_sector, funds_by_year, funds_of
from plans.portfolio.application.people import Persons, persons_in_sector, persons_of
from plans.portfolio.application.uptake import Issue, Modality, issue, modality

Counts = Mapping[str, int]


@dataclass(frozen=True)
class SectorLine:
    """One sector across plans; what is confirmed for it may come from a plan that does not answer in it."""

    key: Key
    plans: int
    funds: Funds
    people: Persons


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
    people: Persons
    people_by_region: Mapping[str, Persons]
    funds: Funds
    sectors: tuple[SectorLine, ...]
    objectives: Mapping[Key, Funds]
    years: Mapping[Key, Funds]
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

    def regions_of(self, content: PlanContent) -> set[str]:
        return {self.regions.get(code, "") for code in content.country_codes}


def figures_of(applied: Sequence[Applied], frame: Frame) -> Figures:
    contents = [it.content for it in applied]
    given = Counter(answer.answer for it in applied for answer in it.answers)
    return Figures(
        plans=len(contents),
        countries=tuple(sorted({code for it in contents for code in it.country_codes})),
        regions=_plans_by(contents, frame.regions_of),
        kinds=_plans_by(contents, lambda it: [it.identity.kind]),
        crisis_types=_plans_by(contents, lambda it: it.crisis.crisis_types),
        phases=_plans_by(contents, lambda it: it.crisis.phases),
        dimensions=_plans_by(contents, lambda it: [row.dimension for row in it.mobility.dimensions if row.present]),
        systems=_plans_by(contents, lambda it: [row.system for row in it.coordination.systems]),
        people=persons_of(contents),
        people_by_region=_people_by_region(contents, frame),
        funds=funds_of(contents),
        sectors=_sectors(contents),
        objectives=funds_by_objective(contents),
        years=funds_by_year(contents),
        issues=tuple(issue(code, contents) for code in frame.issues),
        modalities=tuple(modality(code, contents) for code in frame.modalities),
        answers=given,
        owed=sum(len(it.owed) for it in applied),
    )


def _plans_by(contents: Iterable[PlanContent], codes: Callable[[PlanContent], Collection[str]]) -> Counts:
    return dict(Counter(code for content in contents for code in set(codes(content))))


def _people_by_region(contents: Sequence[PlanContent], frame: Frame) -> dict[str, Persons]:
    """Return it by region; the people of a plan in several are those of the whole plan in each."""
    regions = {region for it in contents for region in frame.regions_of(it)}
    return {region: persons_of(it for it in contents if region in frame.regions_of(it)) for region in regions}


def _sectors(contents: Sequence[PlanContent]) -> tuple[SectorLine, ...]:
    return tuple(_sector(key, funds, contents) for key, funds in funds_by_sector(contents).items())


def _sector(key: Key, funds: Funds, contents: Sequence[PlanContent]) -> SectorLine:
    of_edition = [(it, it.response(key.code)) for it in contents if it.edition == key.scope]
    answering = [(it, response) for it, response in of_edition if response]
    return SectorLine(key, len(answering), funds, persons_in_sector(answering))
