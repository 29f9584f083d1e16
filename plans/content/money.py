"""What a plan costs and what is confirmed, by sector, phase, objective and year. Nothing is split by a made-up key.

What belongs to several phases, years or objectives is counted once, apart, under SEVERAL, and under NONE what names
none of them. So each list adds up to the whole, and no dollar is counted twice.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from plans.content.plan import PlanContent
from plans.content.values import Activity, Contribution, SectorResponse

SEVERAL, NONE = "*", ""


def activities(content: PlanContent) -> Iterator[Activity]:
    for response in content.responses:
        yield from response.activities


def costs_by(rows: Iterable[Activity], keys: Callable[[Activity], Collection[str]]) -> Counter[str]:
    return _grouped((keys(row), row.cost_usd or 0) for row in rows)


def phases_of(activity: Activity) -> Collection[str]:
    return activity.phases


def pillars_of(activity: Activity) -> Collection[str]:
    return activity.pillars


def years_of(activity: Activity) -> Collection[str]:
    """Return the years that the activity begins and ends in: one that runs over New Year belongs to several."""
    return {str(day.year) for day in (activity.starts_on, activity.ends_on) if day}


def required_by_objective(content: PlanContent) -> Counter[str]:
    return _grouped((response.objectives, response.requirement_usd) for response in content.responses)


def required_by_strategic_objective(content: PlanContent) -> Counter[str]:
    served = {row.uid: row.strategic_objective for row in content.objectives.objectives}

    def strategic(response: SectorResponse) -> set[str]:
        return {served[uid] for uid in response.objectives if served.get(uid)}

    return _grouped((strategic(response), response.requirement_usd) for response in content.responses)


def confirmed_by_year(content: PlanContent) -> Counter[str]:
    """Return confirmed dollars by the year in which they were confirmed."""
    return _grouped((confirmed_in(row), row.amount_usd or 0) for row in content.funding.contributions)


def confirmed_in(row: Contribution) -> Collection[str]:
    return (str(row.confirmed_on.year),) if row.confirmed_on else ()


def confirmed_by_sector(content: PlanContent) -> Counter[str]:
    return confirmed_by(content.funding.contributions)


def confirmed_by(contributions: Iterable[Contribution]) -> Counter[str]:
    """Return confirmed dollars by sector; under NONE stands what is not earmarked."""
    return _grouped(((row.sector,) if row.sector else (), row.amount_usd or 0) for row in contributions)


def _grouped(amounts: Iterable[tuple[Collection[str], int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for keys, amount in amounts:
        found[SEVERAL if len(keys) > 1 else next(iter(keys), NONE)] += amount
    return found
