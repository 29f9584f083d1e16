"""A plan of realistic size, written out: every sector, long text, figures that add up."""

import datetime
from dataclasses import replace
from decimal import Decimal

from plans.content import PlanContent, values

SECTORS = tuple(f"S21-{number:02}" for number in range(1, 16))
GROUPS = ("IDP", "RET", "HST", "MIG", "NOM")
BANDS = ("0-17", "18-59", "60+")
_YEAR = 2026

_NEED = (
    (
        "Some 61,000 households in Unity and Upper Nile live under worn plastic sheeting after the second flood "
        "season. Four in ten returnee families sleep in public buildings, and host communities share what they have "
        "left. The last round of displacement tracking, in August, found that the number of people without any "
        "service within an hour's walk has grown by a third since the beginning of the year."
    ),
    (
        "Women and girls walk furthest and wait longest. Two of three women asked in the joint assessment said that "
        "they had felt unsafe on the way in the month before, and that they knew of nobody whom they could tell. "
        "Older people and people with disabilities are reached last, if at all, because distribution points lie "
        "beyond flooded land."
    ),
    (
        "Authorities of the counties lead the response with few means. Their staff have not been paid for months, and "
        "what was repaired after the floods of 2022 has been lost again. Markets in the towns have begun to restock, "
        "while those on the islands of the Sudd are reached by boat only:\n"
        "- prices of staple food have doubled since March;\n"
        "- traders give no credit any more, and households sell animals early;\n"
        "- three of the seven airstrips that served the area are under water."
    ),
)
_APPROACH = (
    (
        "The work begins with the committees that people have formed themselves. They say what comes first, choose the "
        "places, and see the accounts. Teams of four stay in a county for at least six weeks, so that what is begun is "
        "finished, and each team has two members who come from the area and speak its languages."
    ),
    (
        "Where markets work, people receive cash and decide for themselves; where they do not, goods come by river "
        "before the rains. Both ways are reviewed every month with the traders and with the county commissioners. What "
        "is built stands above the flood line of 2022, and local masons are trained while they build."
    ),
    (
        "Everything that is done is handed over with a plan for its upkeep, to the county department that answers for "
        "it, together with tools, spare parts and the first year's budget."
    ),
)
_HOW = (
    "A protection officer joins each assessment, and referral pathways are checked every quarter with women's groups.",
    "Figures are kept by sex, age and disability from the first registration on; targets for women are set per site.",
    "Sites are chosen with the land office, and agreements are written, witnessed and read out in public.",
    "Hazard maps decide where to build; materials that the river can carry away are not used.",
    "Baselines are shared with the inter-cluster group within two weeks, and personal data stay in the country.",
)
_ACTIVITIES = (
    ("Kits and tools before the rains, delivered to the islands by river", "Unity", "SS08", 120_000, 4_800_000),
    ("Works with returnee committees on plots that the county has confirmed", "Upper Nile", "SS07", 90_000, 3_150_000),
    ("Training of county staff and of local masons, with a stipend", "Jonglei", "SS03", 12_000, 640_000),
    (
        "Repairs in public buildings that serve as shelter for the displaced",
        "Western Bahr el Ghazal",
        "",
        24_000,
        870_000,
    ),
    ("Mobile teams for places that no road reaches in the rainy season", "Lakes and Warrap", "SS04", 38_000, 1_210_000),
)
_INDICATORS = (
    ("People who received assistance in time for the rains", "people", "0", "240000", "Distribution lists"),
    (
        "People who say that the assistance met their most urgent need",
        "per cent",
        "41.5",
        "75",
        "Survey after delivery",
    ),
    ("Committees in which at least half of the members are women", "committees", "8", "60", "Minutes of meetings"),
)


def sample() -> PlanContent:
    return PlanContent(
        reference="SSD-2026-01",
        office="RO-NBO",
        edition="2021",
        identity=values.Identity(
            title="Crisis response plan for South Sudan 2026",
            starts_on=datetime.date(_YEAR, 1, 1),
            ends_on=datetime.date(_YEAR, 12, 31),
            objective_set="IOM-2024-2028",
            band_set="OCHA3",
            countries=(values.PlanCountry(uid="ssd", country="SSD", areas="Unity, Upper Nile, Jonglei, Lakes"),),
        ),
        crisis=_crisis(),
        mobility=_mobility(),
        context=_context(),
        people=_people(),
        objectives=_objectives(),
        responses=tuple(_response(number, sector) for number, sector in enumerate(SECTORS)),
        modalities=values.Modalities(
            overview=_APPROACH[1],
            absences=(values.ModalityAbsence(uid="m6", modality="M6", reason="Traders cannot restock before March."),),
        ),
        coordination=_coordination(),
        partners=_partners(),
        risks=_risks(),
        accountability=values.Accountability(
            participation=_APPROACH[0],
            information="Radio in four languages, twice a week, and notice boards with pictures at every site.",
            feedback="A hotline without charge, a box at each site, and a monthly meeting without staff of IOM.",
            psea="All staff and partners sign the code of conduct; training is repeated every six months.",
            psea_contact="PSEA coordinator, Juba, hotline 1234",
            safeguarding=_NEED[1],
        ),
        monitoring=values.Monitoring(
            approach=_APPROACH[2],
            data_collection="Mobile forms, checked in the field on the same day.",
            evaluation="An independent evaluation after twelve months, shared with the Government and partners.",
            learning="A review with partners every quarter decides what is changed.",
        ),
        capacity=values.Capacity(
            presence="Offices in Juba, Malakal, Bentiu, Wau and Rumbek; three hubs are open all year.",
            staff=742,
            sub_offices=9,
            logistics=_NEED[2],
            security="Movements follow the clearance of the United Nations Department of Safety and Security.",
            gaps="No helicopter after June unless the common service is funded.",
        ),
        funding=_funding(),
        states=values.States(
            cooperation="The Relief and Rehabilitation Commission leads, and co-chairs the review of this plan."
        ),
        attachments=(
            values.Attachment(
                uid="letter", title="Letter of request", filename="request.pdf", size=81_220, sha256="9f2c" * 16
            ),
        ),
    )


def _crisis() -> values.Crisis:
    return values.Crisis(
        name="Floods, conflict and returns in South Sudan",
        glide="FL-2026-000123-SSD",
        crisis_types=("conflict", "violence", "disaster"),
        onset="slow",
        causes=("natural", "man-made"),
        places=("internal", "cross-border"),
        phases=("before", "during", "after"),
        began_on=datetime.date(2013, 12, 15),
        summary="\n\n".join(_NEED),
    )


def _mobility() -> values.Mobility:
    return values.Mobility(
        overview=_NEED[0],
        dimensions=tuple(
            values.MobilityDimension(
                uid=f"d{number}",
                dimension=f"D{number}",
                present=number != 5,
                narrative=_NEED[number % 3] if number != 5 else "",
            )
            for number in range(1, 7)
        ),
    )


def _context() -> values.Context:
    return values.Context(
        situation="\n\n".join((*_NEED, *_APPROACH)),
        needs="\n\n".join(_NEED),
        drivers=_NEED[2],
        response=_APPROACH[0],
        gaps="- No service for the islands.\n- No shelter for people who arrive at night.",
        assumptions=_APPROACH[1],
        sources=tuple(
            values.Source(
                uid=f"s{number}",
                title=f"Displacement tracking, round {number}",
                publisher="International Organization for Migration",
                published_on=datetime.date(2025, number, 1),
                url=f"https://example.org/reports/displacement-tracking/south-sudan/round-{number}",
                note="Numbers by county",
            )
            for number in range(1, 9)
        ),
    )


def _people() -> values.People:
    figures = tuple(_figure(place, group) for place, group in enumerate(GROUPS))
    return values.People(
        population=12_400_000,
        affected=10_100_000,
        in_need=9_300_000,
        targeted=2_096_215,
        entities_targeted=150,
        method="\n\n".join((_NEED[0], _NEED[1])),
        figures=figures,
    )


def _figure(place: int, group: str) -> values.PopulationFigure:
    splits = tuple(
        _split(place, sex, band, size) for sex in ("f", "m") for band, size in zip(BANDS, (50, 40, 10), strict=True)
    )
    totals = {
        name: sum(getattr(split, name) for split in splits)
        for name in ("population", "affected", "in_need", "targeted")
    }
    return values.PopulationFigure(
        uid=group.lower(), group=group, note="Round 17, August" if place == 0 else "", splits=splits, **totals
    )


def _split(place: int, sex: str, band: str, size: int) -> values.PeopleSplit:
    targeted = size * (6 - place) * 521
    return values.PeopleSplit(
        uid=f"{sex}-{band[:2]}",
        sex=sex,
        band=band,
        population=targeted * 5,
        affected=targeted * 4,
        in_need=targeted * 3,
        targeted=targeted,
    )


def _objectives() -> values.Objectives:
    titles = (
        "People in flooded and contested areas live in safety and dignity",
        "Returnees and hosts rebuild their lives together",
        "Counties are ready for the next flood",
    )
    return values.Objectives(
        vision=_APPROACH[0],
        objectives=tuple(
            values.Objective(
                uid=f"o{number}",
                title=title,
                description=_APPROACH[number - 1],
                strategic_objective=f"IOM-2024-{number}",
                pillars=("humanitarian", "development", "peace")[: 4 - number],
                migof=("O2", "P3"),
            )
            for number, title in enumerate(titles, start=1)
        ),
    )


def _response(number: int, sector: str) -> values.SectorResponse:
    return values.SectorResponse(
        sector=sector,
        need=_NEED[number % 3],
        approach=_APPROACH[number % 3],
        phases=("before", "during", "after")[: number % 3 + 1],
        dimensions=(f"D{number % 4 + 1}", "D6"),
        objectives=("o1", "o2")[: number % 2 + 1],
        people_in_need=(number + 3) * 310_000,
        people_targeted=(number + 3) * 41_000,
        response_systems=("cluster", "government"),
        clusters=("SHL", "PRO"),
        contribution="Figures of each round are shared with the cluster, and its referral list is kept up to date.",
        issues=tuple(
            values.IssueStatement(
                uid=f"x{place}",
                issue=f"X{place}",
                extent=str((number + place) % 4),
                when=("assessment", "design", "delivery")[: place % 3 + 1],
                how=_HOW[(number + place) % 5],
            )
            for place in range(1, 6)
        ),
        modalities=tuple(
            values.ModalityUse(uid=f"m{it}", modality=f"M{it}", used=it % 5 != 0, how=_HOW[it % 5])
            for it in range(1, 6)
        ),
        activities=tuple(_activity(number, place) for place in range(2 + number % 3)),
        indicators=tuple(
            values.Indicator(
                uid=f"i{place}", title=title, unit=unit, baseline=Decimal(low), target=Decimal(high), source=source
            )
            for place, (title, unit, low, high, source) in enumerate(_INDICATORS)
        ),
    )


def _activity(number: int, place: int) -> values.Activity:
    title, location, pcode, people, cost = _ACTIVITIES[place]
    return values.Activity(
        uid=f"a{place}",
        title=title,
        description="Carried out with the committees, in two rounds, the second after a review with them.",
        location=location,
        pcode=pcode,
        phases=("during",) if place % 2 else ("before", "after"),
        starts_on=datetime.date(_YEAR, place + 1, 1),
        ends_on=datetime.date(_YEAR, place + 6, 28),
        partner="Relief and Rehabilitation Commission",
        target_groups=GROUPS[: place + 1],
        people_targeted=people + 100 * number,
        pillars=("humanitarian",) if place < 2 else ("development", "peace"),
        assistance="service" if place > 1 else "in-kind",
        cost_usd=cost + 1_000 * number,
    )


def _coordination() -> values.Coordination:
    systems = (("cluster", "SHL", "HSSD26"), ("refugee", "", "RRRP"), ("government", "", ""))
    return values.Coordination(
        overview=_APPROACH[0],
        government_lead="Ministry of Humanitarian Affairs and Disaster Management",
        joint_analysis=_NEED[0],
        systems=tuple(
            values.ResponseSystem(
                uid=f"r{number}",
                system=system,
                cluster=cluster,
                name="Shelter Cluster" if cluster else "Task force",
                role="Co-lead",
                plan_code=code,
                contribution=_APPROACH[2],
            )
            for number, (system, cluster, code) in enumerate(systems)
        ),
    )


def _partners() -> values.Partners:
    kinds = ("GOV", "LOC", "UN", "NNGO", "CBO", "INGO")
    return values.Partners(
        approach=_APPROACH[2],
        partners=tuple(
            values.Partner(
                uid=f"p{number}",
                name=f"Partner organization {number} of Upper Nile",
                partner_type=kinds[number % 6],
                role="Carries out activities",
                sectors=SECTORS[number % 15 : number % 15 + 2],
                local=number % 2 == 0,
            )
            for number in range(18)
        ),
    )


def _risks() -> values.Risks:
    return values.Risks(
        overview="Risks are reviewed every month by the country team.",
        risks=tuple(
            values.Risk(
                uid=f"k{number}",
                description=text,
                likelihood=number % 5 + 1,
                impact=5 - number % 3,
                mitigation=_HOW[number % 5],
                owner="Emergency coordinator",
            )
            for number, text in enumerate(
                ("Roads are cut for longer than planned", "Access is denied", "Funds arrive late", "Cholera spreads")
            )
        ),
    )


def _funding() -> values.Funding:
    donors = ("Donor A", "Donor B", "Pooled fund", "Donor C")
    return values.Funding(
        note="Half of what was confirmed last year came after the rains had begun.",
        contributions=tuple(
            values.Contribution(
                uid=f"f{number}",
                donor=donor,
                amount_usd=2_400_000 + 910_000 * number,
                sector=SECTORS[number] if number < 3 else "",
                confirmed_on=datetime.date(_YEAR, number + 1, 1),
                reference=f"GA-{number}",
            )
            for number, donor in enumerate(donors)
        ),
    )


def in_language(content: PlanContent, language: str) -> PlanContent:
    """Return the plan as if its text were in the language."""
    return replace(content, identity=replace(content.identity, language=language))
