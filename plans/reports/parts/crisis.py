"""The crisis, how it moves people, and what is known about it."""

from functools import partial

from django.utils.translation import gettext as _

from plans.content import values
from plans.reports.figures.map import world_map
from plans.reports.material import Material
from plans.reports.narrative import paragraphs, sentence
from plans.reports.parts.pieces import chapter, facts, mark, told
from plans.reports.tree import Block, Column, Fact, Figure, Look, Part, Table, row
from plans.reports.words import UNKNOWN, day, label, listed


def crisis(m: Material) -> Part:
    it = m.content.crisis
    kind = values.Crisis
    known = facts(
        Fact(label(kind, "name"), it.name, own=True),
        Fact(label(kind, "glide"), it.glide),
        Fact(label(kind, "crisis_types"), m.names("crisis-type", it.crisis_types)),
        Fact(label(kind, "onset"), m.name("onset", it.onset)),
        Fact(label(kind, "causes"), m.names("cause", it.causes)),
        Fact(label(kind, "places"), m.names("place", it.places)),
        Fact(label(kind, "phases"), m.names("phase", it.phases)),
        Fact(label(kind, "began_on"), day(it.began_on)),
    )
    return chapter("crisis", kind, *known, *_map(m), children=told(it, "crisis", "summary"))


def _map(m: Material) -> list[Figure]:
    caption = _("Countries concerned")
    svg = world_map(caption, m.content.country_codes, partial(m.name, "country"))
    return [Figure(caption=caption, svg=svg, note=disclaimer())] if svg else []


def disclaimer() -> str:
    """Return what a map of ours does not say."""
    return _(
        "Shapes: Natural Earth, 1:50,000,000. The boundaries and names shown and the designations used on this map do "
        "not imply official endorsement or acceptance by IOM."
    )


def mobility(m: Material) -> Part:
    it = m.content.mobility
    blocks: list[Block] = list(paragraphs(it.overview))
    if it.dimensions:
        blocks.append(_dimensions(m))
    return chapter("mobility", values.Mobility, *blocks, children=tuple(_seen(m)))


def _dimensions(m: Material) -> Table:
    rows = [
        row(
            m.name("mobility-dimension", it.dimension),
            mark(it.present),
            listed(_sectors_answering(m, it.dimension)) or UNKNOWN,
        )
        for it in m.content.mobility.dimensions
    ]
    return Table(
        caption=_("Mobility dimensions of the crisis, and the sectors of assistance that answer them"),
        columns=(
            Column(heading=label(values.MobilityDimension, "dimension"), width=8),
            Column(heading=label(values.MobilityDimension, "present"), width=3, look=Look.MARK),
            Column(heading=_("Answered by"), width=13),
        ),
        rows=tuple(rows),
    )


def _sectors_answering(m: Material, dimension: str) -> list[str]:
    return [m.sector(response.sector) for response in m.content.responses if dimension in response.dimensions]


def _seen(m: Material) -> list[Part]:
    return [
        Part(
            key=f"mobility-{it.uid}",
            heading=m.name("mobility-dimension", it.dimension),
            blocks=paragraphs(it.narrative),
        )
        for it in m.content.mobility.dimensions
        if it.narrative.strip()
    ]


def context(m: Material) -> Part:
    fields = ("situation", "needs", "drivers", "response", "gaps", "assumptions")
    referred = sentence(_("Annex %(annex)s lists the sources."), annex="annex-sources")
    blocks = (referred,) if m.content.context.sources else ()
    return chapter("context", values.Context, *blocks, children=told(m.content.context, "context", *fields))
