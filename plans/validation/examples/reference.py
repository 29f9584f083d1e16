from dataclasses import replace

from plans.content import values
from plans.validation.examples.example import COMPLETE, ONE, Example
from plans.validation.examples.plan import changed
from plans.validation.examples.work import complete_response

SOUTH_SUDAN, SUDAN = (values.PlanCountry(uid=code.lower(), country=code) for code in ("SSD", "SDN"))
ISSUES = COMPLETE.responses[0].issues
OLD_OBJECTIVE = changed(COMPLETE, "objectives", "objectives.o1.strategic_objective", "IOM-2020-1")
OTHER_BAND = changed(COMPLETE, "people", "figures.idp.splits.f-0-17.band", "5-11")

EXAMPLES = (
    Example("X-01", "crisis", "onset", "creeping", near=""),
    Example("X-01", "crisis", "crisis_types", ("conflict", "boredom"), near=("conflict",)),
    Example("X-01", "people", "figures.idp.splits.f-0-17.sex", "w", near="f"),
    Example("X-01", ONE, "issues.x1.extent", "4", near="3"),
    Example("X-01", "edition", "", "1999", near="2021", at=("identity", "")),
    Example("X-02", "crisis", "onset", "slow", near="sudden", retired=frozenset({"slow"})),
    Example(
        "X-03",
        "responses",
        "",
        (*COMPLETE.responses, complete_response("S12-02")),
        near=(*COMPLETE.responses, complete_response("S21-09")),
        at=("response-S12-02", ""),
    ),
    Example("X-04", "objectives", "objectives.o1.strategic_objective", "IOM-2020-1", near="IOM-2024-1"),
    Example("X-04", "objectives", "objectives.o1.strategic_objective", "IOM-2020-1", near="UN-2030-1"),
    Example(
        "X-04",
        "identity",
        "objective_set",
        "IOM-2024-2028",
        near="",
        at=("objectives", "objectives.o1.strategic_objective"),
        base=OLD_OBJECTIVE,
    ),
    Example("X-05", "people", "figures.idp.splits.f-0-17.band", "5-11", near="0-17"),
    Example(
        "X-05",
        "identity",
        "band_set",
        "OCHA3",
        near="",
        at=("people", "figures.idp.splits.f-0-17.band"),
        base=OTHER_BAND,
    ),
    Example("X-06", ONE, "objectives", ("o1", "gone"), near=("o1",)),
    Example("X-07", "partners", "partners.p1.sectors", ("S21-03", "S21-09"), near=("S21-03", "S21-14")),
    Example(
        "X-08",
        "identity",
        "countries",
        (SOUTH_SUDAN, replace(SOUTH_SUDAN, uid="again")),
        near=(SOUTH_SUDAN, SUDAN),
        at=("identity", "countries.again"),
    ),
    Example(
        "X-08",
        ONE,
        "issues",
        (*ISSUES, replace(ISSUES[0], uid="again")),
        near=ISSUES,
        at=(ONE, "issues.again"),
    ),
    Example("X-09", ONE, "activities.kits.pcode", "SD0804", near="ssd0804"),
)
