"""What plans ask for and what is confirmed, by sector, strategic objective and year. Nothing is split by a made-up key.

None is unknown: no activity has a cost, or no contribution is on record. That is not the same as 0.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from plans.content import PlanContent
from plans.content.money import NONE, SEVERAL, activities, confirmed_in, years_of
from plans.content.values import Contribution, SectorResponse

Amounts = Iterable[tuple["Key", int | None]]


@dataclass(frozen=True)
class Funds:
    required: int | None = None
    confirmed: int | None = None


@dataclass(frozen=True)
class Key:
    """A sector of an edition, an objective of a set, or a year; SEVERAL and NONE are of no set."""

    scope: str
    code: str


def funds_of(contents: Iterable[PlanContent]) -> Funds:
    contents = list(contents)
    required = _total(row.cost_usd for content in contents for row in activities(content))
    return Funds(required, _total(row.amount_usd for content in contents for row in content.funding.contributions))


def funds_by_sector(contents: Sequence[PlanContent]) -> dict[Key, Funds]:
    """Return it by sector, in the order of the plans; what is confirmed for no sector stands under NONE."""
    return _by(_asked(contents, _sector_of), _given(contents, _sector_given))


def funds_by_objective(contents: Sequence[PlanContent]) -> dict[Key, Funds]:
    """Return it by strategic objective.

    A sector that serves several counts once, under SEVERAL. What is confirmed is given for sectors: it counts for the
    objective that its sector serves, and under NONE where it is for no sector of the plan.
    """
    return _by(_asked(contents, _objective_of), _given(contents, _objective_given))


def funds_by_year(contents: Sequence[PlanContent]) -> dict[Key, Funds]:
    """Return what activities of a year cost and what was confirmed in it; those over several years stand apart."""
    asked = ((_year(years_of(row)), row.cost_usd) for content in contents for row in activities(content))
    return _by(asked, _given(contents, lambda _content, row: _year(confirmed_in(row))))


def _year(years: Collection[str]) -> Key:
    return Key("", SEVERAL if len(years) > 1 else next(iter(years), NONE))


def _by(asked: Amounts, given: Amounts) -> dict[Key, Funds]:
    required: dict[Key, list[int | None]] = defaultdict(list)
    confirmed: dict[Key, list[int | None]] = defaultdict(list)
    for found, amounts in ((required, asked), (confirmed, given)):
        for key, amount in amounts:
            found[key].append(amount)
    keys = dict.fromkeys((*required, *confirmed))
    return {key: Funds(_total(required.get(key, ())), _total(confirmed.get(key, ()))) for key in keys}


def _asked(contents: Iterable[PlanContent], key: Callable[[PlanContent, SectorResponse], Key]) -> Amounts:
    """Yield the costs of activities; a response without any is there all the same, at a cost that nobody knows."""
    for content in contents:
        for response in content.responses:
            for cost in [row.cost_usd for row in response.activities] or [None]:
                yield key(content, response), cost


def _given(contents: Iterable[PlanContent], key: Callable[[PlanContent, Contribution], Key]) -> Amounts:
    return ((key(content, row), row.amount_usd) for content in contents for row in content.funding.contributions)


def _sector_of(content: PlanContent, response: SectorResponse) -> Key:
    return Key(content.edition, response.sector)


def _sector_given(content: PlanContent, row: Contribution) -> Key:
    return Key(content.edition, row.sector) if row.sector else Key("", NONE)


def _objective_of(content: PlanContent, response: SectorResponse) -> Key:
    strategic = {it.uid: it.strategic_objective for it in content.objectives.objectives}
    served = {strategic[uid] for uid in response.objectives if strategic.get(uid)}
    if len(served) == 1:
        return Key(content.identity.objective_set, served.pop())
    return Key("", SEVERAL if served else NONE)


def _objective_given(content: PlanContent, row: Contribution) -> Key:
    response = content.response(row.sector)
    return _objective_of(content, response) if response else Key("", NONE)


def _total(amounts: Iterable[int | None]) -> int | None:
    known = [it for it in amounts if it is not None]
    return sum(known) if known else None
