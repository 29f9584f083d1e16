from dataclasses import replace
from datetime import date

from plans.content import values
from plans.validation.examples.example import COMPLETE, ONE, TWO, Example
from plans.validation.examples.plan import changed
from plans.validation.examples.work import complete_response
from plans.validation.families.texts import ESSENTIAL, USEFUL

NOWHERE, SOUTH_SUDAN = values.PlanCountry(uid="none"), values.PlanCountry(uid="ssd", country="SSD")
UNNAMED, SAFETY = values.Objective(uid="o1"), values.Objective(uid="o2", title="Safety")
NAMELESS = values.Source(uid="n1", publisher="OCHA", published_on=COMPLETE.crisis.began_on)
UNCODED = changed(COMPLETE, ONE, "activities.kits.pcode", "")
UNPLACED = changed(COMPLETE, ONE, "activities.kits.location", "")
NOT_YET = values.Funding(note="None yet.")
AREAS = ("identity", "countries.ssd.areas")
AREALESS = changed(COMPLETE, *AREAS, "")
KITS_PARTNER = "activities.kits.partner"
ALONE = changed(COMPLETE, ONE, KITS_PARTNER, "")
PLEDGE = values.Funding(contributions=(values.Contribution(uid="c1"),))

EXAMPLES = (
    Example("C-01", "identity", "title", "  ", near="2027"),
    Example("C-02", "identity", "countries", (), near=(SOUTH_SUDAN,)),
    Example("C-02", "identity", "countries", (NOWHERE,), near=(NOWHERE, SOUTH_SUDAN)),
    Example("C-03", "identity", "starts_on", None, near=date(2027, 1, 1)),
    Example("C-03", "identity", "ends_on", None, near=date(2027, 12, 31)),
    Example("C-04", "crisis", "crisis_types", (), near=("conflict",)),
    Example("C-05", "objectives", "objectives", (), near=(SAFETY,)),
    Example("C-05", "objectives", "objectives", (UNNAMED,), near=(UNNAMED, SAFETY)),
    Example("C-06", "responses", "", (), near=(complete_response("S21-03"),)),
    Example("C-07", ONE, "need", "\n", near="None."),
    Example("C-07", ONE, "approach", "", near="With the camp committees."),
    Example("C-08", ONE, "activities", (), near=(values.Activity(uid="a1"),)),
    Example("C-09", "crisis", "onset", "", near="slow"),
    Example("C-09", "crisis", "causes", (), near=("natural",)),
    Example("C-09", "crisis", "places", (), near=("internal",)),
    Example("C-09", "crisis", "phases", (), near=("during",)),
    *(Example("C-10", section, name, "", near="None yet.") for section, name in ESSENTIAL),
    *(Example("C-11", section, name, " ", near="None yet.") for section, name in USEFUL),
    Example(
        "C-12",
        "context",
        "sources",
        (NAMELESS,),
        near=(replace(NAMELESS, title="DTM"),),
        at=("context", "sources.n1.title"),
    ),
    Example("C-12", "objectives", "objectives.o1.title", "", near="Safety"),
    Example("C-12", "partners", "partners.p1.name", "", near="Nile Hope"),
    Example("C-12", "risks", "risks.flood.description", "", near="Floods"),
    Example("C-12", "funding", "contributions.c1.donor", "", near="CERF"),
    Example("C-12", ONE, "activities.kits.title", "", near="Kits"),
    Example("C-12", ONE, "indicators.i1.title", "", near="Sites"),
    Example("C-13", "context", "sources", (), near=(NAMELESS,)),
    Example("C-13", "context", "sources.dtm.published_on", None, near=date(2026, 9, 30)),
    Example("C-14", "people", "figures", (), near=COMPLETE.people.figures[:1]),
    Example("C-15", "people", "in_need", None, near=0),
    Example("C-15", "people", "targeted", None, near=0),
    Example("C-16", "identity", "objective_set", "", near="IOM-2024-2028"),
    Example("C-16", "identity", "band_set", "", near="OCHA3"),
    Example("C-17", ONE, "activities.kits.location", "—", near="Rubkona", base=UNCODED),
    Example(
        "C-17", ONE, "activities.kits.pcode", "", near="SS0804", at=(ONE, "activities.kits.location"), base=UNPLACED
    ),
    Example("C-17", ONE, "activities.kits.target_groups", (), near=("IDP",)),
    Example("C-18", "partners", "partners", (), near=(values.Partner(uid="p1", partner_type="NNGO"),)),
    Example("C-18", "partners", "partners.p1.partner_type", "", near="NNGO"),
    Example("C-19", "risks", "risks", (), near=(values.Risk(uid="r1"),)),
    Example("C-20", "funding", "", values.Funding(), near=NOT_YET, at=("funding", "note")),
    Example("C-20", "funding", "", values.Funding(note=" "), near=PLEDGE, at=("funding", "note")),
    Example("C-21", "capacity", "staff", None, near=0),
    Example("C-22", "identity", "countries.ssd.areas", "", near="All"),
    Example("C-22", "identity", "countries.ssd.country", "SSD", near="", at=AREAS, base=AREALESS),
    Example("C-23", ONE, "activities.kits.partner", "", near="The office alone"),
    Example("C-23", TWO, "activities.plots.partner", "Nile Hope", near="", at=(ONE, KITS_PARTNER), base=ALONE),
)
