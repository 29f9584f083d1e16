from dataclasses import replace

from plans.content import values
from plans.validation.examples.example import COMPLETE, ONE, Example, in_both
from plans.validation.examples.plan import changed

HUMANITARIAN = tuple(replace(row, pillars=("humanitarian",)) for row in COMPLETE.responses[0].activities)
JOINED = (HUMANITARIAN[0], replace(HUMANITARIAN[1], pillars=("humanitarian", "peace")))
UNWATCHED = changed(COMPLETE, "risks", "risks.flood.owner", "")
ADULTS = values.PeopleSplit(uid="a", band="18-59")

EXAMPLES = (
    Example("F-18", "coordination", "systems", (), near=(values.ResponseSystem(uid="s1"),)),
    Example("F-19", "coordination", "systems.s1.contribution", "", near="Data."),
    Example("F-20", ONE, "response_systems", (), near=("cluster",)),
    Example("F-20", ONE, "response_systems", ("cluster", "peace"), near=("cluster",)),
    Example("F-21", ONE, "contribution", "", near="Data."),
    Example("F-21", ONE, "clusters", (), near=("CCM",)),
    Example(
        "F-21",
        ONE,
        "response_systems",
        ("cluster", "peace"),
        near=("peace",),
        at=(ONE, "clusters"),
        base=changed(COMPLETE, ONE, "clusters", ()),
    ),
    Example("F-22", ONE, "activities.kits.pillars", (), near=("peace",)),
    Example(
        "F-23",
        ONE,
        "activities",
        HUMANITARIAN,
        near=JOINED,
        at=("objectives", "objectives"),
        base=in_both("activities", HUMANITARIAN),
    ),
    Example("F-24", "objectives", "objectives.o1.strategic_objective", "", near="IOM-2024-1"),
    Example("F-25", "objectives", "objectives.o1.migof", ("P1",), near=("P1", "O2"), at=("objectives", "objectives")),
    *(
        Example("F-26", "accountability", name, "", near="Yes.")
        for name in ("participation", "information", "feedback")
    ),
    *(Example("F-27", "accountability", name, "", near="Yes.") for name in ("psea", "psea_contact", "safeguarding")),
    Example("F-28", "risks", "risks.flood.likelihood", None, near=1),
    Example("F-28", "risks", "risks.flood.impact", None, near=1),
    Example("F-29", "risks", "risks.flood.mitigation", "", near="Accepted."),
    Example("F-30", "states", "cooperation", "", near="None."),
    Example("F-30", "coordination", "government_lead", "", near="None."),
    Example("F-31", "partners", "partners.p1.local", value=False, near=True, at=("partners", "partners")),
    Example("F-32", "people", "figures.idp.splits", (), near=(ADULTS,), at=("people", "figures.idp")),
    Example("F-33", "risks", "risks.flood.owner", "", near="Head of office"),
    Example("F-33", "risks", "risks.flood.impact", 3, near=2, at=("risks", "risks.flood.owner"), base=UNWATCHED),
    Example("F-33", "risks", "risks.flood.impact", 3, near=None, at=("risks", "risks.flood.owner"), base=UNWATCHED),
)
