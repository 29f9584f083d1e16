from datetime import date

from plans.validation.examples.example import COMPLETE, ONE, Example
from plans.validation.examples.plan import TODAY, changed

TEN_REACHED = changed(COMPLETE, "people", "reached", 10)
SAID = ("people", "reached_on")

EXAMPLES = (
    Example("P-18", "people", "reached", 200_001, near=200_000),
    Example("P-18", "people", "figures.idp.reached", 150_001, near=150_000),
    Example("P-18", "people", "figures.idp.splits.f-0-17.reached", 45_001, near=45_000),
    Example("P-18", ONE, "people_reached", 150_001, near=150_000),
    Example("P-18", ONE, "people_reached", 150_001, near=None),
    Example("T-12", *SAID, None, near=TODAY, base=TEN_REACHED),
    Example("T-12", "people", "figures.idp.reached", 0, near=None, at=SAID),
    Example("T-12", "people", "figures.idp.splits.f-0-17.reached", 0, near=None, at=SAID),
    Example("T-12", ONE, "people_reached", 0, near=None, at=SAID),
    Example("T-13", *SAID, date(2026, 12, 31), near=date(2027, 1, 1)),
)
