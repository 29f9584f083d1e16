from decimal import Decimal

from plans.content import values
from tests.plans.contents import changed
from tests.plans.validation.broken.case import COMPLETE, ONE, Broken

IDLE = values.Objective(uid="o2", title="Hosts are supported", strategic_objective="IOM-2024-2", migof=("O2",))

BROKEN = [
    Broken("R-01", ONE, "indicators", ()),
    Broken("R-02", ONE, "indicators.i1.unit", ""),
    Broken("R-03", ONE, "indicators.i1.baseline", None),
    Broken("R-03", ONE, "indicators.i1.target", None),
    Broken("R-04", ONE, "indicators.i1.target", Decimal("12000.00")),
    Broken("R-05", ONE, "indicators.i1.source", ""),
    Broken(
        "R-06",
        ONE,
        "indicators.i1.unit",
        "%",
        at=(ONE, "indicators.i1.target"),
        base=changed(COMPLETE, ONE, "indicators.i1.baseline", Decimal(20)),
    ),
    Broken("R-07", ONE, "objectives", ()),
    Broken(
        "R-08",
        "objectives",
        "objectives",
        (*COMPLETE.objectives.objectives, IDLE),
        at=("objectives", "objectives.o2.title"),
    ),
]
