from datetime import date

from plans.validation.examples.example import COMPLETE, ONE, Example
from plans.validation.examples.plan import TODAY, changed

APPEAL = changed(COMPLETE, "identity", "kind", "flash-appeal")

EXAMPLES = (
    Example("T-01", "identity", "ends_on", date(2026, 12, 31), near=date(2027, 1, 1)),
    Example("T-02", ONE, "activities.kits.ends_on", date(2027, 1, 31), near=date(2027, 2, 1)),
    Example("T-03", ONE, "activities.kits.starts_on", date(2026, 12, 31), near=date(2027, 1, 1)),
    Example("T-03", ONE, "activities.kits.ends_on", date(2028, 1, 1), near=date(2027, 12, 31)),
    Example("T-04", ONE, "activities.kits.starts_on", None, near=date(2027, 2, 1)),
    Example("T-04", ONE, "activities.kits.ends_on", None, near=date(2027, 9, 30)),
    Example("T-05", "identity", "ends_on", date(2032, 1, 3), near=date(2032, 1, 2)),
    Example("T-06", "identity", "ends_on", date(2027, 7, 5), near=date(2027, 7, 4), base=APPEAL),
    Example("T-06", "identity", "kind", "flash-appeal", near="crisis-response", at=("identity", "ends_on")),
    Example("T-07", "crisis", "began_on", date(2027, 1, 2), near=date(2027, 1, 1)),
    Example("T-07", "crisis", "began_on", None, near=date(2026, 6, 15)),
    Example(
        "T-07",
        "identity",
        "kind",
        "crisis-response",
        near="preparedness",
        at=("crisis", "began_on"),
        base=changed(COMPLETE, "crisis", "began_on", None),
    ),
    Example("T-08", "crisis", "glide", "FL-2024-000123-SSD", near="FL-2026-000123-SSD"),
    Example("T-08", "crisis", "glide", "FL-2024-000123-SSD", near=""),
    Example("T-09", "context", "sources.dtm.published_on", date(2026, 11, 24), near=TODAY),
    Example("T-09", "funding", "contributions.c1.confirmed_on", date(2026, 11, 24), near=TODAY),
    Example("T-09", "people", "reached_on", date(2026, 11, 24), near=TODAY),
    Example("T-10", "context", "sources.dtm.published_on", date(2024, 12, 30), near=date(2024, 12, 31)),
    Example(
        "T-10",
        "context",
        "sources.dtm.published_on",
        date(2024, 11, 21),
        near=date(2024, 11, 22),
        base=changed(COMPLETE, "identity", "starts_on", None),
    ),
    Example("T-11", "identity", "ends_on", date(2026, 11, 22), near=TODAY),
)
