from datetime import date

from plans.validation.examples.example import COMPLETE, ONE, Example
from plans.validation.examples.plan import TODAY, changed

TEN_REACHED = changed(COMPLETE, "people", "reached", 10)
TEN_GIRLS_REACHED = changed(COMPLETE, "people", "figures.idp.splits.f-0-17.reached", 10)
SAID = ("people", "reached_on")

EXAMPLES = (
    Example("P-04", "people", "figures.idp.reached", 9, near=10, base=TEN_GIRLS_REACHED),
    Example("P-06", "people", "figures.idp.reached", 11, near=10, at=("people", "reached"), base=TEN_REACHED),
    Example("P-09", ONE, "people_reached", 11, near=10, base=TEN_REACHED),
    Example("P-18", "people", "reached", 200_001, near=200_000),
    Example("P-18", "people", "figures.idp.reached", 150_001, near=150_000),
    Example("P-18", "people", "figures.idp.splits.f-0-17.reached", 45_001, near=45_000),
    Example("P-18", ONE, "people_reached", 150_001, near=150_000),
    Example("P-18", ONE, "people_reached", 150_001, near=None),
    Example("T-09", *SAID, date(2026, 11, 24), near=TODAY),
    Example("T-12", *SAID, None, near=TODAY, base=TEN_REACHED),
    Example("T-12", "people", "figures.idp.reached", 0, near=None, at=SAID),
    Example("T-12", "people", "figures.idp.splits.f-0-17.reached", 0, near=None, at=SAID),
    Example("T-12", ONE, "people_reached", 0, near=None, at=SAID),
    Example("T-13", *SAID, date(2026, 12, 31), near=date(2027, 1, 1)),
)
