"""The response: the sectors that plans answer in, with the people in need and targeted in each."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.portfolio.application.figures import SectorLine
from plans.reports.application.material import Across, persons
from plans.reports.narrative import sentence
from plans.reports.tree import Block, Cell, Column, Look, Note, Part, Table, row
from plans.reports.words import number


def response(m: Across) -> Part:
    lines = answered(m)
    blocks: tuple[Block, ...] = (Note(_("No plan answers in a sector of assistance.")),)
    if lines:
        text = ngettext(
            "Plans answered in %(n)s sector of assistance.",
            "Plans answered in %(n)s sectors of assistance.",
            len(lines),
        )
        blocks = (sentence(text % {"n": number(len(lines))}), _sectors(m, lines))
    return Part(key="sectors", heading=_("Sectors of assistance and people"), blocks=blocks)


def answered(m: Across) -> list[SectorLine]:
    """Return the sectors that a plan answers in, those of the most plans first."""
    return sorted((it for it in m.figures.sectors if it.plans), key=lambda it: (-it.plans, it.key.scope, it.key.code))


def _sectors(m: Across, lines: list[SectorLine]) -> Table:
    return Table(
        caption=_("Sectors of assistance, by the number of plans that answer in them"),
        columns=(
            Column(heading=_("Sector of assistance"), width=9),
            Column(heading=_("Plans"), width=3, look=Look.NUMBER),
            Column(heading=_("People in need"), width=6, look=Look.NUMBER),
            Column(heading=_("People targeted"), width=6, look=Look.NUMBER),
        ),
        rows=tuple(
            row(sector_cell(m, it), number(it.plans), persons(it.in_need), persons(it.targeted)) for it in lines
        ),
        note=_("People must not be added up across sectors: one person may be helped in several."),
    )


def sector_cell(m: Across, it: SectorLine) -> Cell:
    """Return the name of a sector, with its edition where plans of several editions are applied."""
    editions = {line.key.scope for line in m.figures.sectors if line.key.scope}
    edition = m.name("edition", it.key.scope) if len(editions) > 1 else ""
    return Cell(m.name("sector", it.key.code, it.key.scope), edition)
