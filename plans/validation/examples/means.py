"""How the office of the complete plan works: with whom, against which risks, with what means."""

import datetime

from django.utils.translation import gettext_noop as _

from plans.content import values


def coordination() -> values.Coordination:
    system = values.ResponseSystem(
        uid="s1",
        system="cluster",
        cluster="CCM",
        name=_("Camp coordination cluster"),
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


def partners() -> values.Partners:
    partner = values.Partner(
        uid="p1", name="Nile Hope", partner_type="NNGO", role="Runs two sites", sectors=("S21-03",), local=True
    )
    return values.Partners(approach="Chosen with the counties, trained on the job.", partners=(partner,))


def risks() -> values.Risks:
    risk = values.Risk(
        uid="flood",
        description=_("Floods cut the roads"),
        likelihood=4,
        impact=4,
        mitigation="Stocks are moved by barge before May.",
        owner="Head of the sub-office",
    )
    return values.Risks(overview="Looked at every month with the sub-offices.", risks=(risk,))


def accountability() -> values.Accountability:
    return values.Accountability(
        participation="Site committees, half of them women, agree to each plan.",
        information="Radio and notice boards in four languages.",
        feedback="Desks in each site; an answer within ten days.",
        psea="All staff and partners are trained, and sign.",
        psea_contact="PSEA officer, through the hotline of the office",
        safeguarding="Names stay in one register with few keys.",
    )


def monitoring() -> values.Monitoring:
    return values.Monitoring(
        approach="Each site is seen once a month.",
        data_collection="Registers, and a survey twice a year.",
        evaluation="From outside, at the end of the second year.",
        learning="A review after each flood.",
    )


def capacity() -> values.Capacity:
    return values.Capacity(
        presence="Three sub-offices and nine bases.",
        staff=620,
        sub_offices=3,
        logistics="Two barges and a warehouse.",
        security="Movements are cleared daily.",
        gaps="Engineers for drainage.",
    )


def funding() -> values.Funding:
    contribution = values.Contribution(
        uid="c1",
        donor="Emergency fund",
        amount_usd=3_000_000,
        sector="S21-14",
        confirmed_on=datetime.date(2026, 10, 5),
        reference="EF-26-117",
    )
    return values.Funding(note="A sixth is confirmed.", contributions=(contribution,))
