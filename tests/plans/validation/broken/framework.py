from plans.content import values
from tests.plans.contents import changed
from tests.plans.validation.broken.case import COMPLETE, ONE, Broken, in_both

COUNTRIES = (values.PlanCountry(uid="ssd", country="SSD"), values.PlanCountry(uid="sdn", country="SDN"))
ABSENT = tuple(values.MobilityDimension(uid=f"d{n}", dimension=f"D{n}", present=False) for n in range(1, 7))
WITHOUT_CASH = values.ModalityAbsence(uid="a1", modality="M6", reason="Markets are closed.")
ALL_BUT_X3 = tuple(row for row in COMPLETE.responses[0].issues if row.issue != "X3")

BROKEN = [
    Broken("F-01", "mobility", "dimensions.d5.present", None, at=("mobility", "dimensions")),
    Broken("F-01", "mobility", "dimensions", ()),
    Broken("F-02", "mobility", "dimensions", ABSENT),
    Broken("F-03", "mobility", "dimensions.d2.narrative", ""),
    Broken("F-04", "mobility", "dimensions.d5.present", value=True),
    Broken(
        "F-04",
        ONE,
        "dimensions",
        ("D1", "D3", "D4"),
        at=("mobility", "dimensions.d2.present"),
        base=in_both("dimensions", ("D1", "D3", "D4")),
    ),
    Broken("F-05", ONE, "dimensions", ()),
    Broken("F-05", ONE, "dimensions", ("D1", "D6")),
    Broken("F-06", "crisis", "phases", ("before", "during", "after")),
    Broken("F-07", ONE, "phases", ()),
    Broken("F-07", ONE, "phases", ("before", "during")),
    Broken("F-08", "identity", "kind", "preparedness", at=("crisis", "phases")),
    Broken("F-09", "crisis", "places", ("internal",), base=changed(COMPLETE, "identity", "countries", COUNTRIES)),
    Broken("F-10", ONE, "issues", ()),
    Broken("F-10", ONE, "issues", ALL_BUT_X3),
    Broken("F-10", ONE, "issues.x3.extent", "", at=(ONE, "issues")),
    Broken("F-11", ONE, "issues.x1.when", ()),
    Broken("F-11", ONE, "issues.x1.how", ""),
    Broken("F-12", ONE, "issues.x1.how", " ", base=changed(COMPLETE, ONE, "issues.x1.extent", "0")),
    Broken("F-13", ONE, "issues.x4.extent", "0", at=("responses", ""), base=in_both("issues.x4.extent", "0")),
    Broken("F-14", ONE, "modalities", (), at=("modalities", "absences"), base=in_both("modalities.m6.used", None)),
    Broken("F-15", ONE, "modalities.m2.how", ""),
    Broken("F-16", "modalities", "absences", (WITHOUT_CASH,), at=("modalities", "absences.a1.modality")),
    Broken(
        "F-17",
        ONE,
        "activities.plots.assistance",
        "service",
        at=(ONE, "activities"),
        base=changed(COMPLETE, ONE, "activities.kits.assistance", "in-kind"),
    ),
    Broken("F-17", ONE, "modalities.m6.used", None, at=(ONE, "modalities")),
]
