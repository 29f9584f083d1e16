from dataclasses import replace

from plans.content import values
from plans.validation.examples.example import COMPLETE, ONE, Example, in_both
from plans.validation.examples.plan import changed

COUNTRIES = (values.PlanCountry(uid="ssd", country="SSD"), values.PlanCountry(uid="sdn", country="SDN"))
ABSENT = tuple(values.MobilityDimension(uid=f"d{n}", dimension=f"D{n}", present=False) for n in range(1, 7))
ISSUES, ACTIVITIES = COMPLETE.responses[0].issues, COMPLETE.responses[0].activities
ALL_BUT_X3 = tuple(row for row in ISSUES if row.issue != "X3")
WITHOUT_CASH = values.ModalityAbsence(uid="a1", modality="M6", reason="Markets are closed.")
CASH = values.ModalityUse(uid="m6", modality="M6", used=True)
HOW_UNSAID = changed(COMPLETE, ONE, "issues.x1.how", "")
CASH_NOWHERE = in_both("modalities.m6.used", None)
SERVICES = changed(COMPLETE, ONE, "activities", tuple(replace(it, assistance="service") for it in ACTIVITIES))
PREPAREDNESS = changed(COMPLETE, "identity", "kind", "preparedness")

EXAMPLES = (
    Example("F-01", "mobility", "dimensions.d5.present", None, near=False, at=("mobility", "dimensions")),
    Example("F-01", "mobility", "dimensions", (), near=ABSENT),
    Example("F-02", "mobility", "dimensions", ABSENT, near=(replace(ABSENT[0], present=None), *ABSENT[1:])),
    Example("F-03", "mobility", "dimensions.d2.narrative", "", near="Families."),
    Example(
        "F-03", "mobility", "dimensions.d5.present", value=True, near=None, at=("mobility", "dimensions.d5.narrative")
    ),
    Example("F-04", "mobility", "dimensions.d5.present", value=True, near=None),
    Example(
        "F-04",
        ONE,
        "dimensions",
        ("D1", "D3", "D4"),
        near=("D2",),
        at=("mobility", "dimensions.d2.present"),
        base=in_both("dimensions", ("D1", "D3", "D4")),
    ),
    Example("F-05", ONE, "dimensions", (), near=("D1",)),
    Example("F-05", ONE, "dimensions", ("D1", "D6"), near=("D1", "D4")),
    Example("F-06", "crisis", "phases", ("before", "during", "after"), near=("during", "after")),
    Example("F-07", ONE, "phases", (), near=("during",)),
    Example("F-07", ONE, "phases", ("before", "during"), near=("during",)),
    Example("F-07", ONE, "activities.kits.phases", ("during", "before"), near=("during",)),
    Example("F-07", ONE, "activities.kits.phases", ("before",), near=()),
    Example("F-08", "identity", "kind", "preparedness", near="crisis-response", at=("crisis", "phases")),
    Example("F-08", "crisis", "phases", ("during",), near=("before", "during"), base=PREPAREDNESS),
    Example("F-08", "crisis", "phases", ("during",), near=(), base=PREPAREDNESS),
    Example(
        "F-09",
        "crisis",
        "places",
        ("internal",),
        near=("internal", "cross-border"),
        base=changed(COMPLETE, "identity", "countries", COUNTRIES),
    ),
    Example(
        "F-09",
        "crisis",
        "places",
        ("internal",),
        near=(),
        base=changed(COMPLETE, "identity", "countries", COUNTRIES),
    ),
    Example(
        "F-09",
        "identity",
        "countries",
        COUNTRIES,
        near=COUNTRIES[:1],
        at=("crisis", "places"),
        base=changed(COMPLETE, "crisis", "places", ("internal",)),
    ),
    Example("F-10", ONE, "issues.x3.extent", "", near="0", at=(ONE, "issues")),
    Example("F-10", ONE, "issues", (), near=ISSUES),
    Example("F-10", ONE, "issues", ALL_BUT_X3, near=ISSUES),
    Example("F-11", ONE, "issues.x1.when", (), near=("design",)),
    Example("F-11", ONE, "issues.x1.how", "", near="By law."),
    Example(
        "F-11",
        ONE,
        "issues.x1.extent",
        "1",
        near="0",
        at=(ONE, "issues.x1.how"),
        base=HOW_UNSAID,
    ),
    Example("F-11", ONE, "issues.x1.extent", "3", near="", at=(ONE, "issues.x1.how"), base=HOW_UNSAID),
    Example("F-12", ONE, "issues.x1.how", " ", near="No data.", base=changed(COMPLETE, ONE, "issues.x1.extent", "0")),
    Example(
        "F-12",
        ONE,
        "issues.x1.extent",
        "0",
        near="1",
        at=(ONE, "issues.x1.how"),
        base=HOW_UNSAID,
    ),
    Example(
        "F-13", ONE, "issues.x4.extent", "0", near="1", at=("responses", ""), base=in_both("issues.x4.extent", "0")
    ),
    Example("F-14", ONE, "modalities", (), near=(CASH,), at=("modalities", "absences"), base=CASH_NOWHERE),
    Example(
        "F-14",
        "modalities",
        "absences",
        (replace(WITHOUT_CASH, reason=" "),),
        near=(WITHOUT_CASH,),
        base=CASH_NOWHERE,
    ),
    Example("F-15", ONE, "modalities.m2.how", "", near="Jointly."),
    Example(
        "F-15",
        ONE,
        "modalities.m2.used",
        value=True,
        near=False,
        at=(ONE, "modalities.m2.how"),
        base=changed(COMPLETE, ONE, "modalities.m2.how", ""),
    ),
    Example("F-16", "modalities", "absences", (WITHOUT_CASH,), near=(), at=("modalities", "absences.a1.modality")),
    Example(
        "F-16",
        ONE,
        "modalities.m6.used",
        value=True,
        near=False,
        at=("modalities", "absences.a1.modality"),
        base=changed(CASH_NOWHERE, "modalities", "absences", (WITHOUT_CASH,)),
    ),
    Example(
        "F-17",
        ONE,
        "activities.plots.assistance",
        "service",
        near="voucher",
        at=(ONE, "activities"),
        base=changed(COMPLETE, ONE, "activities.kits.assistance", "in-kind"),
    ),
    Example("F-17", ONE, "modalities.m6.used", None, near=True, at=(ONE, "modalities")),
    Example("F-17", ONE, "modalities.m6.used", value=True, near=None, at=(ONE, "activities"), base=SERVICES),
    Example(
        "F-17",
        ONE,
        "activities.kits.assistance",
        "cash",
        near="in-kind",
        at=(ONE, "modalities"),
        base=changed(SERVICES, ONE, "modalities.m6.used", None),
    ),
)
