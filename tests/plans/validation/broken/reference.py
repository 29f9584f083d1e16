from dataclasses import replace

from plans.content import values
from tests.plans.contents import complete_content, complete_response
from tests.plans.validation.broken.case import COMPLETE, ONE, Broken

OLD_SECTOR = complete_response("S12-02")
TWICE = (values.PlanCountry(uid="ssd", country="SSD"), values.PlanCountry(uid="again", country="SSD"))
ISSUE_TWICE = (*COMPLETE.responses[0].issues, replace(COMPLETE.responses[0].issues[0], uid="again"))

BROKEN = [
    Broken("X-01", "crisis", "onset", "creeping"),
    Broken("X-01", "crisis", "crisis_types", ("conflict", "boredom"), at=("crisis", "crisis_types")),
    Broken("X-01", "people", "figures.idp.splits.f-0-17.sex", "w"),
    Broken("X-01", ONE, "issues.x1.extent", "4"),
    Broken("X-01", "identity", "language", "en", at=("identity", ""), base=complete_content(edition="1999")),
    Broken(
        "X-03",
        "identity",
        "language",
        "en",
        at=("response-S12-02", ""),
        base=complete_content(responses=(*COMPLETE.responses, OLD_SECTOR)),
    ),
    Broken("X-04", "objectives", "objectives.o1.strategic_objective", "IOM-2020-1"),
    Broken("X-05", "people", "figures.idp.splits.f-0-17.band", "5-11"),
    Broken("X-06", ONE, "objectives", ("o1", "gone")),
    Broken("X-07", "partners", "partners.p1.sectors", ("S21-03", "S21-09")),
    Broken("X-08", "identity", "countries", TWICE, at=("identity", "countries.again.country")),
    Broken("X-08", ONE, "issues", ISSUE_TWICE, at=(ONE, "issues.again.issue")),
    Broken("X-09", ONE, "activities.kits.pcode", "SD0804"),
]
