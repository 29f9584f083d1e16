"""Whole plans as values, of which a test changes the one thing that it is about.

`complete_content()` has no finding at all. `changed()` puts another value in one place, named as findings name it.
"""

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

from plans.content import PlanContent, values

# A day on which nothing in the complete plan is too old, or still to come that should be past.
TODAY = datetime.date(2026, 11, 23)
FIRST, LAST = datetime.date(2027, 1, 1), datetime.date(2027, 12, 31)

SECTORS = ("S21-03", "S21-14")
ISSUES = ("X1", "X2", "X3", "X4", "X5")
MODALITIES = ("M1", "M2", "M3", "M4", "M5", "M6")


def complete_content(**changes: Any) -> PlanContent:
    """Return a plan that lacks nothing, with other values for the fields or sections named."""
    content = PlanContent(
        reference="SSD-2027-01",
        office="SSD",
        edition="2021",
        identity=_identity(),
        crisis=_crisis(),
        mobility=_mobility(),
        context=_context(),
        people=_people(),
        objectives=_objectives(),
        responses=tuple(complete_response(sector) for sector in SECTORS),
        modalities=values.Modalities(overview="Camp committees decide with us; cash comes before goods."),
        coordination=_coordination(),
        partners=_partners(),
        risks=_risks(),
        accountability=_accountability(),
        monitoring=_monitoring(),
        capacity=_capacity(),
        funding=_funding(),
        states=values.States(cooperation="The relief commission asked for this support and leads each mission."),
    )
    return replace(content, **changes)


def changed(content: PlanContent, section: str, place: str, value: Any) -> PlanContent:
    """Return the plan with another value at a place such as `risks.flood.impact`; "" is the whole section."""
    if not place:
        return content.with_section(section, value)
    return content.with_section(section, _put(content.section(section), place.split("."), value))


def _put(whole: Any, path: list[str], value: Any) -> Any:
    name, *below = path
    if not below:
        return replace(whole, **{name: value})
    uid, *deeper = below
    rows = (_put(row, deeper, value) if row.uid == uid else row for row in getattr(whole, name))
    return replace(whole, **{name: tuple(rows)})


def _identity() -> values.Identity:
    return values.Identity(
        title="South Sudan crisis response plan 2027",
        starts_on=FIRST,
        ends_on=LAST,
        objective_set="IOM-2024-2028",
        band_set="OCHA3",
        countries=(values.PlanCountry(uid="ssd", country="SSD", areas="Unity and Upper Nile"),),
    )


def _crisis() -> values.Crisis:
    return values.Crisis(
        name="Floods and displacement in the north",
        glide="FL-2026-000123-SSD",
        crisis_types=("conflict", "disaster"),
        onset="slow",
        causes=("natural", "man-made"),
        places=("internal", "cross-border"),
        phases=("during", "after"),
        began_on=datetime.date(2026, 6, 15),
        summary="Rivers rose for a fifth year, and fighting across the border sent people south.",
    )


def _mobility() -> values.Mobility:
    present = {"D1": True, "D2": True, "D3": True, "D4": True, "D5": False, "D6": False}
    return values.Mobility(
        overview="People flee water and fighting along the same few roads.",
        dimensions=tuple(
            values.MobilityDimension(
                uid=code.lower(),
                dimension=code,
                present=there,
                narrative="Some 48,000 people moved from the islands to the dykes." if there else "",
            )
            for code, there in present.items()
        ),
    )


def _context() -> values.Context:
    return values.Context(
        situation="Institutions are young, markets thin and roads closed for half of the year.",
        needs="Shelter and safe water come first, most of all for families headed by women.",
        drivers="Water that does not drain, and disputes over dry land.",
        response="Counties register families; clusters share stocks.",
        gaps="Nobody reaches the eastern islands.",
        assumptions="The river falls by March. If it does not, targets double.",
        sources=(
            values.Source(
                uid="dtm",
                title="Mobility tracking, round 16",
                publisher="IOM",
                published_on=datetime.date(2026, 9, 30),
                note="Figures of displaced people",
            ),
        ),
    )


def _people() -> values.People:
    return values.People(
        population=1_200_000,
        affected=700_000,
        in_need=400_000,
        targeted=200_000,
        entities_targeted=40,
        method="Tracking data, with overlaps between camps and hosts taken out by household survey.",
        figures=(
            _figure("idp", "IDP", 400_000, 300_000, 250_000, 150_000),
            _figure("host", "HST", 800_000, 400_000, 150_000, 50_000),
        ),
    )


def _figure(uid: str, group: str, *counts: int) -> values.PopulationFigure:
    split = {
        f"{sex}-{band}": values.PeopleSplit(
            uid=f"{sex}-{band}", sex=sex, band=band, **_counts([count // 10 * share for count in counts])
        )
        for sex, band, share in (("f", "0-17", 3), ("m", "0-17", 2), ("f", "18-59", 3), ("m", "18-59", 2))
    }
    return values.PopulationFigure(uid=uid, group=group, splits=tuple(split.values()), **_counts(list(counts)))


def _counts(counts: list[int]) -> dict[str, Any]:
    return dict(zip(("population", "affected", "in_need", "targeted"), counts, strict=True))


def _objectives() -> values.Objectives:
    return values.Objectives(
        vision="People in the north live in safety and decide where they settle.",
        objectives=(
            values.Objective(
                uid="o1",
                title="People displaced by water and fighting live in safe sites",
                description="Sites above the flood line, run with those who live there.",
                strategic_objective="IOM-2024-1",
                pillars=("humanitarian", "development"),
                migof=("O2",),
            ),
        ),
    )


def complete_response(sector: str, **changes: Any) -> values.SectorResponse:
    """Return the response of a sector that lacks nothing."""
    response = values.SectorResponse(
        sector=sector,
        need="Some 61,000 households live on dykes, in shelters of grass and plastic.",
        approach="Kits first, then raised plots, with the families who will live there.",
        phases=("during", "after"),
        dimensions=("D1", "D2", "D3", "D4"),
        objectives=("o1",),
        people_in_need=260_000,
        people_targeted=150_000,
        response_systems=("cluster",),
        clusters=("CCM",),
        contribution="The office co-leads the cluster in the state and shares tracking data.",
        issues=tuple(_statement(code) for code in ISSUES),
        modalities=tuple(_use(code) for code in MODALITIES),
        activities=(_activity("kits", "Emergency kits"), _activity("plots", "Raised plots", pillars=("development",))),
        indicators=(_indicator(),),
    )
    return replace(response, **changes)


def _statement(issue: str) -> values.IssueStatement:
    how = "Site plans are drawn with women's committees."
    return values.IssueStatement(uid=issue.lower(), issue=issue, extent="2", when=("design", "delivery"), how=how)


def _use(modality: str) -> values.ModalityUse:
    return values.ModalityUse(uid=modality.lower(), modality=modality, used=True, how="Committees choose the families.")


def _activity(uid: str, title: str, **changes: Any) -> values.Activity:
    activity = values.Activity(
        uid=uid,
        title=title,
        description="Bought in the country where markets allow.",
        location="Rubkona",
        pcode="SS0804",
        phases=("during",),
        starts_on=datetime.date(2027, 2, 1),
        ends_on=datetime.date(2027, 9, 30),
        partner="Dyke committees",
        target_groups=("IDP", "HST"),
        people_targeted=74_000,
        pillars=("humanitarian",),
        assistance="cash",
        cost_usd=4_800_000,
    )
    return replace(activity, **changes)


def _indicator() -> values.Indicator:
    return values.Indicator(
        uid="i1",
        title="People in sites above the flood line",
        unit="people",
        baseline=Decimal(12_000),
        target=Decimal(150_000),
        source="Site registers, each month",
    )


def _coordination() -> values.Coordination:
    system = values.ResponseSystem(
        uid="s1",
        system="cluster",
        cluster="CCM",
        name="Camp coordination cluster",
        role="Co-lead",
        plan_code="HSSD27",
        contribution="Registers of sites, and a meeting in each county.",
    )
    return values.Coordination(
        overview="The state's task force meets weekly, with the office as its secretary.",
        government_lead="Relief and Rehabilitation Commission",
        joint_analysis="One needs assessment a year with the clusters.",
        systems=(system,),
    )


def _partners() -> values.Partners:
    partner = values.Partner(
        uid="p1", name="Nile Hope", partner_type="NNGO", role="Runs two sites", sectors=("S21-03",), local=True
    )
    return values.Partners(approach="Chosen with the counties, trained on the job.", partners=(partner,))


def _risks() -> values.Risks:
    risk = values.Risk(
        uid="flood",
        description="Floods cut the roads",
        likelihood=4,
        impact=4,
        mitigation="Stocks are moved by barge before May.",
        owner="Head of the sub-office",
    )
    return values.Risks(overview="Looked at every month with the sub-offices.", risks=(risk,))


def _accountability() -> values.Accountability:
    return values.Accountability(
        participation="Site committees, half of them women, agree to each plan.",
        information="Radio and notice boards in four languages.",
        feedback="Desks in each site; an answer within ten days.",
        psea="All staff and partners are trained, and sign.",
        psea_contact="PSEA officer, through the hotline of the office",
        safeguarding="Names stay in one register with few keys.",
    )


def _monitoring() -> values.Monitoring:
    return values.Monitoring(
        approach="Each site is seen once a month.",
        data_collection="Registers, and a survey twice a year.",
        evaluation="From outside, at the end of the second year.",
        learning="A review after each flood.",
    )


def _capacity() -> values.Capacity:
    return values.Capacity(
        presence="Three sub-offices and nine bases.",
        staff=620,
        sub_offices=3,
        logistics="Two barges and a warehouse.",
        security="Movements are cleared daily.",
        gaps="Engineers for drainage.",
    )


def _funding() -> values.Funding:
    contribution = values.Contribution(
        uid="c1",
        donor="Emergency fund",
        amount_usd=3_000_000,
        sector="S21-14",
        confirmed_on=datetime.date(2026, 10, 5),
        reference="EF-26-117",
    )
    return values.Funding(note="A sixth is confirmed.", contributions=(contribution,))
