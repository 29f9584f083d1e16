"""The response: the sectors that plans answer in, with the people in need, targeted and reached in each."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.portfolio.application.figures import SectorLine
from plans.reports.application.material import Across
from plans.reports.application.people import Line, counted_up_to, people_table
from plans.reports.narrative import sentence
from plans.reports.tree import Block, Cell, Note, Part, Table
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
    return people_table(
        _("Sectors of assistance, by the number of plans that answer in them"),
        _("Sector of assistance"),
        (Line(sector_cell(m, it), it.plans, it.people) for it in lines),
        _("People must not be added up across sectors: one person may be helped in several."),
        counted_up_to(m),
    )


def sector_cell(m: Across, it: SectorLine) -> Cell:
    """Return the name of a sector, with its edition where plans of several editions are applied."""
    editions = {line.key.scope for line in m.figures.sectors if line.key.scope}
    edition = m.name("edition", it.key.scope) if len(editions) > 1 else ""
    return Cell(m.name("sector", it.key.code, it.key.scope), edition)
