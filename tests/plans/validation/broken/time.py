from datetime import date

from tests.plans.contents import changed
from tests.plans.validation.broken.case import COMPLETE, ONE, Broken

APPEAL = changed(COMPLETE, "identity", "kind", "flash-appeal")

BROKEN = [
    Broken("T-01", "identity", "ends_on", date(2026, 12, 31)),
    Broken("T-02", ONE, "activities.kits.ends_on", date(2027, 1, 31)),
    Broken("T-03", ONE, "activities.kits.starts_on", date(2026, 12, 31)),
    Broken("T-03", ONE, "activities.kits.ends_on", date(2028, 1, 1)),
    Broken("T-04", ONE, "activities.kits.starts_on", None),
    Broken("T-04", ONE, "activities.kits.ends_on", None),
    Broken("T-05", "identity", "ends_on", date(2032, 1, 3)),
    Broken("T-06", "identity", "ends_on", date(2027, 7, 5), base=APPEAL),
    Broken("T-07", "crisis", "began_on", None),
    Broken("T-07", "crisis", "began_on", date(2027, 1, 2)),
    Broken("T-08", "crisis", "glide", "FL-2024-000123-SSD"),
    Broken("T-09", "context", "sources.dtm.published_on", date(2026, 11, 24)),
    Broken("T-09", "funding", "contributions.c1.confirmed_on", date(2027, 2, 1)),
    Broken("T-10", "context", "sources.dtm.published_on", date(2024, 12, 30)),
    Broken("T-11", "identity", "ends_on", date(2026, 11, 22)),
]
