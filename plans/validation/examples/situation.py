"""The situation of the complete plan: what happened, to whom, and what is known about it."""

import datetime
from typing import Any

from plans.content import values

FIRST, LAST = datetime.date(2027, 1, 1), datetime.date(2027, 12, 31)


def identity() -> values.Identity:
    return values.Identity(
        title="South Sudan crisis response plan 2027",
        starts_on=FIRST,
        ends_on=LAST,
        objective_set="IOM-2024-2028",
        band_set="OCHA3",
        countries=(values.PlanCountry(uid="ssd", country="SSD", areas="Unity and Upper Nile"),),
    )


def crisis() -> values.Crisis:
    return values.Crisis(
        name="Floods and displacement in the north",
        glide="FL-2026-000123-SSD",
        crisis_types=("conflict", "disaster"),
        onset="slow",
        causes=("natural", "man-made"),
        places=("internal", "cross-border"),
        phases=("during", "after"),
        began_on=datetime.date(2026, 6, 15),
        summary="Rivers rose for a fifth year, and fighting across the border sent people south.",
    )


def mobility() -> values.Mobility:
    present = {"D1": True, "D2": True, "D3": True, "D4": True, "D5": False, "D6": False}
    return values.Mobility(
        overview="People flee water and fighting along the same few roads.",
        dimensions=tuple(
            values.MobilityDimension(
                uid=code.lower(),
                dimension=code,
                present=there,
                narrative="Some 48,000 people moved from the islands to the dykes." if there else "",
            )
            for code, there in present.items()
        ),
    )


def context() -> values.Context:
    return values.Context(
        situation="Institutions are young, markets thin and roads closed for half of the year.",
        needs="Shelter and safe water come first, most of all for families headed by women.",
        drivers="Water that does not drain, and disputes over dry land.",
        response="Counties register families; clusters share stocks.",
        gaps="Nobody reaches the eastern islands.",
        assumptions="The river falls by March. If it does not, targets double.",
        sources=(
            values.Source(
                uid="dtm",
                title="Mobility tracking, round 16",
                publisher="IOM",
                published_on=datetime.date(2026, 9, 30),
                note="Figures of displaced people",
            ),
        ),
    )


def people() -> values.People:
    return values.People(
        population=1_200_000,
        affected=700_000,
        in_need=400_000,
        targeted=200_000,
        entities_targeted=40,
        method="Tracking data, with overlaps between camps and hosts taken out by household survey.",
        figures=(
            _figure("idp", "IDP", 400_000, 300_000, 250_000, 150_000),
            _figure("host", "HST", 800_000, 400_000, 150_000, 50_000),
        ),
    )


def _figure(uid: str, group: str, *counts: int) -> values.PopulationFigure:
    split = {
        f"{sex}-{band}": values.PeopleSplit(
            uid=f"{sex}-{band}", sex=sex, band=band, **_counts([count // 10 * share for count in counts])
        )
        for sex, band, share in (("f", "0-17", 3), ("m", "0-17", 2), ("f", "18-59", 3), ("m", "18-59", 2))
    }
    return values.PopulationFigure(uid=uid, group=group, splits=tuple(split.values()), **_counts(list(counts)))


def _counts(counts: list[int]) -> dict[str, Any]:
    return dict(zip(("population", "affected", "in_need", "targeted"), counts, strict=True))
