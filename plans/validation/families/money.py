"""What the plan costs, and what is confirmed. Unknown costs count nothing, and are asked for."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import called
from plans.validation.rules import Found, rule
from plans.validation.wording import say

# Dollars per person and plan: published plans ask for some 100 to 400, their sectors for a few up to some thousands.
USUAL_IN_PLAN = (10, 2_000)
USUAL_IN_SECTOR = (1, 5_000)


@rule(
    "M-01",
    Level.WARNS,
    title=_("Each activity is costed"),
    why=demands.COSTS,
    remedy=_("Enter a rough cost in whole dollars; it can be refined later. Enter 0 where a partner carries the cost."),
)
def activities_costed(case: Case) -> Iterator[Found]:
    for key, row in case.activities:
        if row.cost_usd is None:
            message = _("“%(activity)s” has no cost. Give an estimate; 0 where others carry the cost.")
            yield key, f"activities.{row.uid}.cost_usd", say(message, activity=called(row.title))


@rule(
    "M-02",
    Level.WARNS,
    title=_("No more is confirmed than the plan requires"),
    why=demands.COSTS,
    remedy=_(
        "Check the amounts for thousands and currency, and whether every activity is costed: the requirement is "
        "their sum."
    ),
)
def confirmed_within_plan(case: Case) -> Iterator[Found]:
    confirmed, required = case.content.funding.confirmed_usd, case.content.requirement_usd
    if confirmed > required:
        message = _(
            "USD %(confirmed)s are confirmed, more than the USD %(required)s required. Check costs and amounts."
        )
        yield "funding", "contributions", say(message, confirmed=confirmed, required=required)


@rule(
    "M-03",
    Level.WARNS,
    title=_("No more is earmarked for a sector than it requires"),
    why=demands.COSTS,
    remedy=_("Check the amount and the sector it is earmarked for, or complete the costs of the activities there."),
)
def confirmed_within_sectors(case: Case) -> Iterator[Found]:
    earmarked: Counter[str] = Counter()
    for row in case.content.funding.contributions:
        earmarked[row.sector] += row.amount_usd or 0
    for response in case.content.responses:
        confirmed, required = earmarked[response.sector], response.requirement_usd
        if confirmed > required:
            message = _("USD %(confirmed)s are earmarked for “%(sector)s”, which requires USD %(required)s.")
            sector = case.named("sector", response.sector)
            yield "funding", "contributions", say(message, confirmed=confirmed, required=required, sector=sector)


@rule(
    "M-04",
    Level.WARNS,
    title=_("Contributions are earmarked for sectors of the plan"),
    why=demands.COSTS,
    remedy=_(
        "Add the sector to the plan, or earmark the contribution for a sector that it has. Leave it open if the "
        "money is not earmarked."
    ),
)
def earmarks_known(case: Case) -> Iterator[Found]:
    chosen = {response.sector for response in case.content.responses}
    for row in case.content.funding.contributions:
        if row.sector and row.sector not in chosen:
            message = _("“%(donor)s” gives to “%(sector)s”, which is not in the plan. Add the sector, or change this.")
            text = say(message, donor=called(row.donor), sector=case.named("sector", row.sector))
            yield "funding", f"contributions.{row.uid}.sector", text


@rule(
    "M-05",
    Level.WARNS,
    title=_("Each contribution has its amount"),
    why=demands.COSTS,
    remedy=_("Enter the amount in United States dollars, at the rate of the day when it was confirmed."),
)
def amounts_given(case: Case) -> Iterator[Found]:
    for row in case.content.funding.contributions:
        if row.amount_usd is None:
            message = _("The contribution of “%(donor)s” has no amount. Give it in United States dollars.")
            yield "funding", f"contributions.{row.uid}.amount_usd", say(message, donor=called(row.donor))


@rule(
    "M-06",
    Level.ADVISES,
    title=_("Each contribution can be traced"),
    why=demands.COSTS,
    remedy=_("Enter the date of the agreement or letter. What is only promised does not belong in this table."),
)
def contributions_traced(case: Case) -> Iterator[Found]:
    for row in case.content.funding.contributions:
        if row.confirmed_on is None:
            message = _("When was the contribution of “%(donor)s” confirmed? The date lets others find it.")
            yield "funding", f"contributions.{row.uid}.confirmed_on", say(message, donor=called(row.donor))


@rule(
    "M-07",
    Level.ADVISES,
    title=_("The plan costs what plans usually cost per person"),
    why=demands.COSTS,
    remedy=_(
        "Check costs for missing or extra zeros, and people targeted for a total that is too small or too large. "
        "If both are right, say why."
    ),
)
def plan_cost_usual(case: Case) -> Iterator[Found]:
    each = _cost_per_person(case.content.requirement_usd, case.content.people.targeted, USUAL_IN_PLAN)
    if each is not None:
        message = _("The plan asks for USD %(each)s per person targeted, which is unusual. Check costs and figures.")
        yield "people", "targeted", say(message, each=each)


@rule(
    "M-08",
    Level.ADVISES,
    title=_("Each sector costs what sectors usually cost per person"),
    why=demands.COSTS,
    remedy=_(
        "Check the costs of the activities for missing or extra zeros, and the people targeted in this sector. If "
        "both are right, say why."
    ),
)
def sector_cost_usual(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        each = _cost_per_person(response.requirement_usd, response.people_targeted, USUAL_IN_SECTOR)
        if each is not None:
            message = _(
                "This sector asks for USD %(each)s per person targeted, which is unusual. Check costs and figures."
            )
            yield key, "people_targeted", say(message, each=each)


def _cost_per_person(cost: int, people: int | None, usual: tuple[int, int]) -> int | None:
    """Return whole dollars per person if that is out of the usual range; None as well where it cannot be said."""
    if not cost or not people:
        return None
    least, most = usual
    return None if least * people <= cost <= most * people else round(cost / people)
