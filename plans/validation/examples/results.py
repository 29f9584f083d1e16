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
)
