from plans.content import values
from plans.validation.completeness import ESSENTIAL, USEFUL
from tests.plans.contents import changed, complete_content
from tests.plans.validation.broken.case import COMPLETE, ONE, Broken

NAMELESS = values.Source(uid="n1", publisher="OCHA", published_on=COMPLETE.crisis.began_on)

BROKEN = [
    Broken("C-01", "identity", "title", "  "),
    Broken("C-02", "identity", "countries", ()),
    Broken("C-02", "identity", "countries.ssd.country", "", at=("identity", "countries")),
    Broken("C-03", "identity", "starts_on", None),
    Broken("C-03", "identity", "ends_on", None),
    Broken("C-04", "crisis", "crisis_types", ()),
    Broken("C-05", "objectives", "objectives", ()),
    Broken("C-05", "objectives", "objectives.o1.title", "", at=("objectives", "objectives")),
    Broken("C-06", "identity", "language", "en", at=("responses", ""), base=complete_content(responses=())),
    Broken("C-07", ONE, "need", "\n"),
    Broken("C-07", ONE, "approach", ""),
    Broken("C-08", ONE, "activities", ()),
    *(
        Broken("C-09", "crisis", name, "" if name == "onset" else ())
        for name in ("onset", "causes", "places", "phases")
    ),
    *(Broken("C-10", section, name, "") for section, name in ESSENTIAL),
    *(Broken("C-11", section, name, " ") for section, name in USEFUL),
    Broken("C-12", "context", "sources", (NAMELESS,), at=("context", "sources.n1.title")),
    Broken("C-12", "objectives", "objectives.o1.title", ""),
    Broken("C-12", "partners", "partners.p1.name", ""),
    Broken("C-12", "risks", "risks.flood.description", ""),
    Broken("C-12", "funding", "contributions.c1.donor", ""),
    Broken("C-12", ONE, "activities.kits.title", ""),
    Broken("C-12", ONE, "indicators.i1.title", ""),
    Broken("C-13", "context", "sources", ()),
    Broken("C-13", "context", "sources.dtm.published_on", None),
    Broken("C-14", "people", "figures", ()),
    Broken("C-15", "people", "in_need", None),
    Broken("C-15", "people", "targeted", None),
    Broken("C-16", "identity", "objective_set", ""),
    Broken("C-16", "identity", "band_set", ""),
    Broken("C-17", ONE, "activities.kits.location", "", base=changed(COMPLETE, ONE, "activities.kits.pcode", "")),
    Broken("C-17", ONE, "activities.kits.target_groups", ()),
    Broken("C-18", "partners", "partners", ()),
    Broken("C-18", "partners", "partners.p1.partner_type", ""),
    Broken("C-19", "risks", "risks", ()),
    Broken("C-20", "funding", "", values.Funding(), at=("funding", "note")),
    Broken("C-21", "capacity", "staff", None),
]
