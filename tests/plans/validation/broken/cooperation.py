from dataclasses import replace

from tests.plans.validation.broken.case import COMPLETE, ONE, Broken, in_both

HUMANITARIAN = tuple(replace(row, pillars=("humanitarian",)) for row in COMPLETE.responses[0].activities)

BROKEN = [
    Broken("F-18", "coordination", "systems", ()),
    Broken("F-19", "coordination", "systems.s1.contribution", ""),
    Broken("F-20", ONE, "response_systems", ()),
    Broken("F-20", ONE, "response_systems", ("cluster", "peace")),
    Broken("F-21", ONE, "contribution", ""),
    Broken("F-21", ONE, "clusters", ()),
    Broken("F-22", ONE, "activities.kits.pillars", ()),
    Broken(
        "F-23",
        ONE,
        "activities",
        HUMANITARIAN,
        at=("objectives", "objectives"),
        base=in_both("activities", HUMANITARIAN),
    ),
    Broken("F-24", "objectives", "objectives.o1.strategic_objective", ""),
    Broken("F-25", "objectives", "objectives.o1.migof", ("P1",), at=("objectives", "objectives")),
    *(Broken("F-26", "accountability", name, "") for name in ("participation", "information", "feedback")),
    *(Broken("F-27", "accountability", name, "") for name in ("psea", "psea_contact", "safeguarding")),
    Broken("F-28", "risks", "risks.flood.likelihood", None),
    Broken("F-28", "risks", "risks.flood.impact", None),
    Broken("F-29", "risks", "risks.flood.mitigation", ""),
    Broken("F-30", "states", "cooperation", ""),
    Broken("F-30", "coordination", "government_lead", ""),
    Broken("F-31", "partners", "partners.p1.local", None, at=("partners", "partners")),
    Broken("F-32", "people", "figures.idp.splits", ()),
]
