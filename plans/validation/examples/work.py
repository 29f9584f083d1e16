"""The response of the complete plan: its objective, and sectors that lack nothing."""

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_noop as _

from plans.content import values

ISSUES = ("X1", "X2", "X3", "X4", "X5")
MODALITIES = ("M1", "M2", "M3", "M4", "M5", "M6")


def objectives() -> values.Objectives:
    return values.Objectives(
        vision="People in the north live in safety and decide where they settle.",
        objectives=(
            values.Objective(
                uid="o1",
                title=_("People displaced by water and fighting live in safe sites"),
                description="Sites above the flood line, run with those who live there.",
                strategic_objective="IOM-2024-1",
                pillars=("humanitarian", "development"),
                migof=("O2",),
            ),
        ),
    )


def complete_response(sector: str, **changes: Any) -> values.SectorResponse:
    """Return the response of a sector that lacks nothing."""
    response = values.SectorResponse(
        sector=sector,
        need="Some 61,000 households live on dykes, in shelters of grass and plastic.",
        approach="Kits first, then raised plots, with the families who will live there.",
        phases=("during", "after"),
        dimensions=("D1", "D2", "D3", "D4"),
        objectives=("o1",),
        people_in_need=260_000,
        people_targeted=150_000,
        response_systems=("cluster",),
        clusters=("CCM",),
        contribution="The office co-leads the cluster in the state and shares tracking data.",
        issues=tuple(_statement(code) for code in ISSUES),
        modalities=tuple(_use(code) for code in MODALITIES),
        activities=(
            _activity("kits", _("Emergency kits")),
            _activity("plots", _("Raised plots"), pillars=("development",)),
        ),
        indicators=(_indicator(),),
    )
    return replace(response, **changes)


def _statement(issue: str) -> values.IssueStatement:
    how = "Site plans are drawn with women's committees."
    return values.IssueStatement(uid=issue.lower(), issue=issue, extent="2", when=("design", "delivery"), how=how)


def _use(modality: str) -> values.ModalityUse:
    return values.ModalityUse(uid=modality.lower(), modality=modality, used=True, how="Committees choose the families.")


def _activity(uid: str, title: str, **changes: Any) -> values.Activity:
    activity = values.Activity(
        uid=uid,
        title=title,
        description="Bought in the country where markets allow.",
        location="Rubkona",
        pcode="SS0804",
        phases=("during",),
        starts_on=datetime.date(2027, 2, 1),
        ends_on=datetime.date(2027, 9, 30),
        partner="Dyke committees",
        target_groups=("IDP", "HST"),
        people_targeted=75_000,
        pillars=("humanitarian",),
        assistance="cash",
        cost_usd=4_800_000,
    )
    return replace(activity, **changes)


def _indicator() -> values.Indicator:
    return values.Indicator(
        uid="i1",
        title=_("People in sites above the flood line"),
        unit="people",
        baseline=Decimal(12_000),
        target=Decimal(150_000),
        source="Site registers, each month",
    )
