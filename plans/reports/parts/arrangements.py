"""How the office works: modalities, coordination, partners, risks, accountability, monitoring, capacity, States."""

from collections import Counter
from dataclasses import replace

from django.utils.translation import gettext as _

from plans.content import values
from plans.reports.material import Material
from plans.reports.narrative import cell, fact, paragraphs, sentence
from plans.reports.parts.pieces import chapter, facts, told
from plans.reports.parts.responses import modality_matrix
from plans.reports.tree import Block, Cell, Column, Fact, Look, Part, Table, row
from plans.reports.words import UNKNOWN, label, number


def modalities(m: Material) -> Part:
    it = m.content.modalities
    blocks: list[Block] = list(paragraphs(it.overview))
    if m.content.responses:
        blocks.append(modality_matrix(m))
    absent = [fact(m.name("modality", absence.modality), absence.reason) for absence in it.absences]
    part = chapter("modalities", values.Modalities, *blocks, *facts(*absent))
    return replace(part, new_page=bool(m.content.responses))


def coordination(m: Material) -> Part:
    it = m.content.coordination
    lead = facts(Fact(label(values.Coordination, "government_lead"), it.government_lead, own=True))
    systems = (_systems(m),) if it.systems else ()
    children = told(it, "coordination", "joint_analysis")
    return chapter("coordination", values.Coordination, *paragraphs(it.overview), *lead, *systems, children=children)


def _systems(m: Material) -> Table:
    kind = values.ResponseSystem
    return Table(
        caption=_("Response systems active locally, and what the plan adds to them"),
        columns=(
            Column(heading=label(kind, "system"), width=6),
            Column(heading=label(kind, "name"), width=5, own=True),
            Column(heading=label(kind, "role"), width=4, own=True),
            Column(heading=label(kind, "contribution"), width=9, own=True),
        ),
        rows=tuple(
            row(
                Cell(m.name("response-system", it.system), m.name("cluster", it.cluster) if it.cluster else ""),
                Cell(it.name or UNKNOWN, it.plan_code),
                it.role or UNKNOWN,
                cell(it.contribution),
            )
            for it in m.content.coordination.systems
        ),
    )


def partners(m: Material) -> Part:
    it = m.content.partners
    text = _("Table %(table)s counts partners by type; annex %(annex)s names each of them.")
    referred = sentence(text, table="partner-types", annex="annex-partners")
    table = (referred, _partner_types(m)) if it.partners else ()
    return chapter("partners", values.Partners, *paragraphs(it.approach), *table)


def _partner_types(m: Material) -> Table:
    partners = m.content.partners.partners
    types = Counter(it.partner_type for it in partners)
    local = Counter(it.partner_type for it in partners if it.local)
    return Table(
        key="partner-types",
        caption=_("Partners by type"),
        columns=(
            Column(heading=label(values.Partner, "partner_type"), width=14),
            Column(heading=_("Partners"), width=5, look=Look.NUMBER),
            Column(heading=_("Local or national"), width=5, look=Look.NUMBER),
        ),
        rows=tuple(row(m.name("partner-type", it), number(types[it]), number(local[it])) for it in types),
        foot=row(_("All partners"), number(types.total()), number(local.total())),
    )


def risks(m: Material) -> Part:
    it = m.content.risks
    table = (_risks(m),) if it.risks else ()
    return chapter("risks", values.Risks, *paragraphs(it.overview), *table)


def _risks(m: Material) -> Table:
    kind = values.Risk
    gravest_first = sorted(m.content.risks.risks, key=lambda it: -(it.seriousness or 0))
    return Table(
        caption=_("Risks, the gravest first"),
        columns=(
            Column(heading=label(kind, "description"), width=6, own=True),
            Column(heading=label(kind, "likelihood"), width=3, look=Look.NUMBER),
            Column(heading=label(kind, "impact"), width=3, look=Look.NUMBER),
            Column(heading=label(kind, "mitigation"), width=8, own=True),
            Column(heading=label(kind, "owner"), width=4, own=True),
        ),
        rows=tuple(
            row(
                it.description or UNKNOWN,
                number(it.likelihood),
                number(it.impact),
                cell(it.mitigation),
                it.owner or UNKNOWN,
            )
            for it in gravest_first
        ),
    )


def accountability(m: Material) -> Part:
    it = m.content.accountability
    contact = facts(Fact(label(values.Accountability, "psea_contact"), it.psea_contact, own=True))
    texts = told(it, "accountability", "participation", "information", "feedback", "psea", "safeguarding")
    return chapter("accountability", values.Accountability, *contact, children=texts)


def monitoring(m: Material) -> Part:
    texts = told(m.content.monitoring, "monitoring", "approach", "data_collection", "evaluation", "learning")
    return chapter("monitoring", values.Monitoring, children=texts)


def capacity(m: Material) -> Part:
    it = m.content.capacity
    kind = values.Capacity
    known = facts(
        Fact(label(kind, "staff"), number(it.staff)), Fact(label(kind, "sub_offices"), number(it.sub_offices))
    )
    return chapter("capacity", kind, *known, children=told(it, "capacity", "presence", "logistics", "security", "gaps"))


def states(m: Material) -> Part:
    text = _("Annex %(annex)s lists what States requested, consented to or declined.")
    referred = (sentence(text, annex="annex-states"),) if m.proof.answers else ()
    return chapter("states", values.States, *paragraphs(m.content.states.cooperation), *referred)
