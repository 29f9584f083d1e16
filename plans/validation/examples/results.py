from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext_noop as _

from plans.content import values
from plans.validation.examples.example import COMPLETE, ONE, Example
from plans.validation.examples.plan import changed

IDLE = values.Objective(uid="o2", title=_("Hosts are supported"), strategic_objective="IOM-2024-2", migof=("O2",))
SHARE = changed(
    changed(changed(COMPLETE, ONE, "indicators.i1.unit", "Per cent"), ONE, "indicators.i1.baseline", Decimal(20)),
    ONE,
    "indicators.i1.target",
    Decimal(90),
)

KITS, SITES = COMPLETE.responses[0].activities[0], COMPLETE.responses[0].indicators[0]
AGAIN, ELSEWHERE = replace(KITS, uid="again"), replace(KITS, uid="again", location="Bentiu")
AGAIN_SITES = replace(SITES, uid="again")
UNTITLED = replace(KITS, uid="untitled", title="")
BEYOND = changed(COMPLETE, ONE, "indicators.i1.target", Decimal(150_001))

EXAMPLES = (
    Example("R-01", ONE, "indicators", (), near=(values.Indicator(uid="i1"),)),
    Example("R-02", ONE, "indicators.i1.unit", "", near="%"),
    Example("R-03", ONE, "indicators.i1.baseline", None, near=Decimal(0)),
    Example("R-03", ONE, "indicators.i1.target", None, near=Decimal(0)),
    Example("R-04", ONE, "indicators.i1.target", Decimal("12000.00"), near=Decimal("12000.01")),
    Example("R-05", ONE, "indicators.i1.source", "", near="DTM"),
    Example("R-06", ONE, "indicators.i1.target", Decimal("100.01"), near=Decimal(100), base=SHARE),
    Example("R-06", ONE, "indicators.i1.baseline", Decimal("-0.01"), near=Decimal(0), base=SHARE),
    Example(
        "R-06",
        ONE,
        "indicators.i1.unit",
        "%",
        near="people",
        at=(ONE, "indicators.i1.target"),
        base=changed(COMPLETE, ONE, "indicators.i1.baseline", Decimal(20)),
    ),
    Example("R-07", ONE, "objectives", (), near=("o1",)),
    Example(
        "R-08",
        "objectives",
        "objectives",
        (*COMPLETE.objectives.objectives, IDLE),
        near=COMPLETE.objectives.objectives,
        at=("objectives", "objectives.o2.title"),
    ),
    Example("R-09", ONE, "activities", (KITS, AGAIN), near=(KITS, ELSEWHERE), at=(ONE, "activities.again.title")),
    Example(
        "R-09",
        ONE,
        "activities",
        (UNTITLED, KITS, AGAIN),
        near=(UNTITLED, replace(UNTITLED, uid="again")),
        at=(ONE, "activities.again.title"),
    ),
    Example(
        "R-09",
        ONE,
        "indicators",
        (SITES, AGAIN_SITES),
        near=(SITES, replace(AGAIN_SITES, unit="sites")),
        at=(ONE, "indicators.again.title"),
    ),
    Example("R-10", ONE, "indicators.i1.target", Decimal(150_001), near=Decimal(150_000)),
    Example("R-10", ONE, "indicators.i1.unit", "People", near="visits", at=(ONE, "indicators.i1.target"), base=BEYOND),
    Example("R-10", ONE, "people_targeted", 149_999, near=None, at=(ONE, "indicators.i1.target")),
)
