"""What the plan is for: its vision, and objectives with the larger aims that they serve."""

from django.utils.translation import gettext as _

from plans.content import values
from plans.reports.material import Material
from plans.reports.narrative import paragraphs
from plans.reports.parts.pieces import chapter, facts
from plans.reports.tree import Fact, Part
from plans.reports.words import label, listed


def objectives(m: Material) -> Part:
    it = m.content.objectives
    children = [_objective(m, number, objective) for number, objective in enumerate(it.objectives, start=1)]
    return chapter("objectives", values.Objectives, *paragraphs(it.vision), children=tuple(children))


def _objective(m: Material, number: int, it: values.Objective) -> Part:
    kind = values.Objective
    serving = [m.sector(response.sector) for response in m.content.responses if it.uid in response.objectives]
    known = facts(
        Fact(label(kind, "strategic_objective"), m.name("strategic-objective", it.strategic_objective)),
        Fact(label(kind, "pillars"), m.names("hdpn-pillar", it.pillars)),
        Fact(label(kind, "migof"), m.names("migof", it.migof)),
        Fact(_("Served by"), listed(serving)),
    )
    heading = _("%(number)s. %(title)s") % {"number": number, "title": it.title}
    return Part(key=f"objectives-{it.uid}", heading=heading, blocks=(*paragraphs(it.description), *known), own=True)
