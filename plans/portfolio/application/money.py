"""What plans ask for and what is confirmed, by sector and strategic objective. Nothing is split by a made-up key.

None is unknown: no activity has a cost, or no contribution is on record. That is not the same as 0.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plans.content import PlanContent
from plans.content.money import NONE, SEVERAL
from plans.content.values import Contribution, SectorResponse

OfResponse = Callable[[PlanContent, SectorResponse], "Key"]
OfContribution = Callable[[PlanContent, Contribution], "Key"]


@dataclass(frozen=True)
class Funds:
    required: int | None = None
    confirmed: int | None = None


@dataclass(frozen=True)
class Key:
    """A sector of an edition or an objective of a set; SEVERAL and NONE are of no set."""

    scope: str
    code: str


def funds_of(contents: Iterable[PlanContent]) -> Funds:
    contents = list(contents)
    responses = [response for content in contents for response in content.responses]
    return Funds(_cost(responses), _amount(row for it in contents for row in it.funding.contributions))


def funds_by_sector(contents: Iterable[PlanContent]) -> dict[Key, Funds]:
    """Return it by sector, in the order of the plans; what is confirmed for no sector stands under NONE."""
    return _by(contents, _sector_of, _sector_given)


def funds_by_objective(contents: Iterable[PlanContent]) -> dict[Key, Funds]:
    """Return it by strategic objective.

    A sector that serves several counts once, under SEVERAL. What is confirmed is given for sectors: it counts for the
    objective that its sector serves, and under NONE where it is for no sector of the plan.
    """
    return _by(contents, _objective_of, _objective_given)


def _by(contents: Iterable[PlanContent], of_response: OfResponse, of_contribution: OfContribution) -> dict[Key, Funds]:
    responses: dict[Key, list[SectorResponse]] = defaultdict(list)
    given: dict[Key, list[Contribution]] = defaultdict(list)
    for content in contents:
        for response in content.responses:
            responses[of_response(content, response)].append(response)
        for row in content.funding.contributions:
            given[of_contribution(content, row)].append(row)
    keys = dict.fromkeys((*responses, *given))
    return {key: Funds(_cost(responses.get(key, ())), _amount(given.get(key, ()))) for key in keys}


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


def _cost(responses: Iterable[SectorResponse]) -> int | None:
    return _total(it.cost_usd for response in responses for it in response.activities)


def _amount(rows: Iterable[Contribution]) -> int | None:
    return _total(row.amount_usd for row in rows)


def _total(amounts: Iterable[int | None]) -> int | None:
    known = [it for it in amounts if it is not None]
    return sum(known) if known else None
