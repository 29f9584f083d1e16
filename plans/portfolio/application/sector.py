"""One sector across plans: each plan with nothing but what it does in that."""

from collections.abc import Iterable
from dataclasses import replace

from plans.content import values
from plans.portfolio.application.applied import Applied
from plans.portfolio.application.money import Key


def of_sector(applied: Iterable[Applied], key: Key) -> tuple[Applied, ...]:
    """Return the plans that answer in the sector; their people and their money are those of the sector."""
    found = ((it, it.content.response(key.code)) for it in applied if it.content.edition == key.scope)
    return tuple(_limited(it, response) for it, response in found if response)


def _limited(it: Applied, response: values.SectorResponse) -> Applied:
    people = values.People(
        in_need=response.people_in_need,
        targeted=response.people_targeted,
        reached=response.people_reached,
        reached_on=it.content.people.reached_on,
    )
    given = tuple(row for row in it.content.funding.contributions if row.sector == response.sector)
    funding = replace(it.content.funding, contributions=given)
    return replace(it, content=replace(it.content, responses=(response,), people=people, funding=funding))
