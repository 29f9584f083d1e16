from tests.plans.contents import changed
from tests.plans.validation.broken.case import COMPLETE, ONE, Broken, in_both

BROKEN = [
    Broken("M-01", ONE, "activities.kits.cost_usd", None),
    Broken("M-02", "funding", "contributions.c1.amount_usd", 19_200_001, at=("funding", "contributions")),
    Broken("M-03", "funding", "contributions.c1.amount_usd", 9_600_001, at=("funding", "contributions")),
    Broken("M-04", "funding", "contributions.c1.sector", "S21-09"),
    Broken("M-05", "funding", "contributions.c1.amount_usd", None),
    Broken("M-06", "funding", "contributions.c1.confirmed_on", None),
    Broken("M-07", ONE, "activities.kits.cost_usd", 400_000_000, at=("people", "targeted")),
    Broken(
        "M-07",
        ONE,
        "activities.kits.cost_usd",
        1,
        at=("people", "targeted"),
        base=in_both(
            "activities.plots.cost_usd", 1, changed(COMPLETE, "response-S21-14", "activities.kits.cost_usd", 1)
        ),
    ),
    Broken("M-08", ONE, "activities.kits.cost_usd", 800_000_000, at=(ONE, "people_targeted")),
]
