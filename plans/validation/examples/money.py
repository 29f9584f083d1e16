from datetime import date

from plans.validation.examples.example import COMPLETE, ONE, TWO, Example, in_both
from plans.validation.examples.plan import changed

CHEAP_PLOTS = changed(COMPLETE, ONE, "activities.plots.cost_usd", 1)
CHEAP = in_both("activities.plots.cost_usd", 1, changed(COMPLETE, TWO, "activities.kits.cost_usd", 1))

EXAMPLES = (
    Example("M-01", ONE, "activities.kits.cost_usd", None, near=0),
    Example(
        "M-02",
        "funding",
        "contributions.c1.amount_usd",
        19_200_001,
        near=19_200_000,
        at=("funding", "contributions"),
    ),
    Example(
        "M-03", "funding", "contributions.c1.amount_usd", 9_600_001, near=9_600_000, at=("funding", "contributions")
    ),
    Example("M-04", "funding", "contributions.c1.sector", "S21-09", near=""),
    Example("M-05", "funding", "contributions.c1.amount_usd", None, near=0),
    Example("M-06", "funding", "contributions.c1.confirmed_on", None, near=date(2026, 10, 5)),
    Example("M-07", ONE, "activities.kits.cost_usd", 385_600_001, near=385_600_000, at=("people", "targeted")),
    Example("M-07", ONE, "activities.kits.cost_usd", 1_999_996, near=1_999_997, at=("people", "targeted"), base=CHEAP),
    Example("M-07", "people", "targeted", 1, near=None),
    Example("M-08", ONE, "activities.kits.cost_usd", 745_200_001, near=745_200_000, at=(ONE, "people_targeted")),
    Example(
        "M-08", ONE, "activities.kits.cost_usd", 149_998, near=149_999, at=(ONE, "people_targeted"), base=CHEAP_PLOTS
    ),
    Example("M-08", ONE, "people_targeted", 1, near=0),
)
