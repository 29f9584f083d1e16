"""Small plans written by hand, so that each figure can be reckoned on paper."""

import datetime
from typing import Any

from plans.content import PlanContent, values
from plans.portfolio.application import Applied, Frame

FRAME = Frame(("X1", "X2"), ("M1", "M2"), {"SSD": "Africa", "UGA": "Africa", "PNG": "Oceania"})


def content(*countries: str, reference: str = "SSD-2026-01", **changes: Any) -> PlanContent:
    rows = tuple(values.PlanCountry(uid=code, country=code) for code in countries)
    identity = changes.pop("identity", values.Identity(title="A plan", objective_set="SET", countries=rows))
    return PlanContent(reference=reference, office="SSD", edition="2021", identity=identity, **changes)


def applied(content: PlanContent, *answers: Any) -> Applied:
    return Applied(
        content=content, version=1, sha256="0" * 64, approved_on=datetime.date(2026, 2, 3), answers=tuple(answers)
    )


def people(in_need: int | None = None, targeted: int | None = None, reached: int | None = None) -> values.People:
    return values.People(in_need=in_need, targeted=targeted, reached=reached)


def response(sector: str, *costs: int | None, **changes: Any) -> values.SectorResponse:
    activities = tuple(values.Activity(uid=str(place), cost_usd=cost) for place, cost in enumerate(costs))
    return values.SectorResponse(sector=sector, activities=activities, **changes)


def given(*rows: tuple[str, int | None]) -> values.Funding:
    return values.Funding(
        contributions=tuple(
            values.Contribution(uid=f"{sector}{it}", sector=sector, amount_usd=it) for sector, it in rows
        )
    )
