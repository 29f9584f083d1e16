"""Whole plans as values, of which an example or a test changes the one thing that it is about.

`complete_content()` has no finding at all. `changed()` puts another value in one place, named as findings name it.
"""

import datetime
from dataclasses import replace
from typing import Any

from plans.content import PlanContent, values
from plans.validation.examples import means, situation, work
from plans.validation.examples.work import complete_response

# A day on which nothing in the complete plan is too old, or still to come that should be past.
TODAY = datetime.date(2026, 11, 23)
SECTORS = ("S21-03", "S21-14")


def complete_content(**changes: Any) -> PlanContent:
    """Return a plan that lacks nothing, with other values for the fields or sections named."""
    content = PlanContent(
        reference="SSD-2027-01",
        office="SSD",
        edition="2021",
        identity=situation.identity(),
        crisis=situation.crisis(),
        mobility=situation.mobility(),
        context=situation.context(),
        people=situation.people(),
        objectives=work.objectives(),
        responses=tuple(complete_response(sector) for sector in SECTORS),
        modalities=values.Modalities(overview="Camp committees decide with us; cash comes before goods."),
        coordination=means.coordination(),
        partners=means.partners(),
        risks=means.risks(),
        accountability=means.accountability(),
        monitoring=means.monitoring(),
        capacity=means.capacity(),
        funding=means.funding(),
        states=values.States(cooperation="The relief commission asked for this support and leads each mission."),
    )
    return replace(content, **changes)


def changed(content: PlanContent, section: str, place: str, value: Any) -> PlanContent:
    """Return the plan with another value at a place such as `risks.flood.impact`; "" is the whole section."""
    if not place:
        return content.with_section(section, value)
    return content.with_section(section, _put(content.section(section), place.split("."), value))


def _put(whole: Any, path: list[str], value: Any) -> Any:
    name, *below = path
    if not below:
        return replace(whole, **{name: value})
    uid, *deeper = below
    rows = (_put(row, deeper, value) if row.uid == uid else row for row in getattr(whole, name))
    return replace(whole, **{name: tuple(rows)})
