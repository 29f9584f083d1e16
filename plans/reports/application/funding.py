"""The money: what plans ask for and what was confirmed, by sector, strategic objective and year."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from plans.content.money import NONE, SEVERAL
from plans.portfolio.application.figures import SectorLine
from plans.portfolio.application.money import Funds, Key
from plans.reports.application.material import Across
from plans.reports.application.response import sector_cell
from plans.reports.figures.bars import Bar, bars
from plans.reports.narrative import sentence
from plans.reports.tree import Block, Cell, Column, Figure, Look, Note, Part, Table, row
from plans.reports.words import money, number, share

Lines = list[tuple[Cell, Funds]]


def funding(m: Across) -> Part:
    blocks: tuple[Block, ...] = (Note(_("No plan gives a cost or a contribution.")),)
    if m.figures.sectors:
        blocks = (sentence(_in_short(m.figures.funds)), *_by_sector(m), *_by_objective(m), *_by_year(m))
    return Part(key="funding", heading=_("Funding asked for and confirmed"), blocks=blocks)


def _in_short(it: Funds) -> str:
    if it.required is None:
        return _("No activity of these plans has a cost yet.")
    asked = _("The plans ask for %(required)s.") % {"required": money(it.required)}
    if it.confirmed is None:
        return f"{asked} {_('No contribution is on record.')}"
    about = {"confirmed": money(it.confirmed), "share": share(it.confirmed, it.required)}
    return f"{asked} {_('Of this, %(confirmed)s has been confirmed, which is %(share)s per cent.') % about}"


def _ordered(m: Across) -> list[SectorLine]:
    """Return the sectors that ask for most first, and last what is for none of them."""
    return sorted(m.figures.sectors, key=lambda it: (it.key.code == "", -(it.funds.required or 0), it.key.code))


def _by_sector(m: Across) -> Iterator[Block]:
    lines = [(_sector(m, it), it.funds) for it in _ordered(m)]
    caption = _("Funding required and confirmed by sector across plans, in USD")
    note = _("A dash stands for what is not known, which is not the same as nothing.")
    yield from _shown(m, caption, _("Sector of assistance"), lines, note)


def _sector(m: Across, it: SectorLine) -> Cell:
    return sector_cell(m, it) if it.key.code else Cell(_("Not earmarked"))


def _by_objective(m: Across) -> Iterator[Block]:
    found = m.figures.objectives
    ordered = sorted(found, key=lambda key: (key.scope == "", key.scope, key.code == NONE, key.code))
    lines = [(_objective(m, key), found[key]) for key in ordered]
    caption = _("Funding required and confirmed by strategic objective, in USD")
    note = _(
        "What a sector requires is counted once; that of one which serves several objectives is not split. "
        "Contributions are confirmed for sectors, and count for the objective that their sector serves."
    )
    yield from _shown(m, caption, _("Strategic objective"), lines, note)


def _objective(m: Across, key: Key) -> Cell:
    special = {SEVERAL: _("Several objectives together"), NONE: _("No objective named, or not earmarked")}
    if key.code in special:
        return Cell(special[key.code])
    return Cell(m.name("strategic-objective", key.code, key.scope), m.name("objective-set", key.scope))


def _by_year(m: Across) -> Iterator[Block]:
    found, special = m.figures.years, {SEVERAL: _("Over several years"), NONE: _("Without a date")}
    ordered = sorted(found, key=lambda key: (key.code in special, key.code == NONE, key.code))
    lines = [(Cell(special.get(key.code, key.code)), found[key]) for key in ordered]
    caption = _("Funding required and confirmed by year across plans, in USD")
    note = _(
        "Required by the year in which activities begin and end, confirmed by the year of the confirmation. Nothing is "
        "split between years."
    )
    yield from _shown(m, caption, _("Year"), lines, note)


def _shown(m: Across, caption: str, heading: str, lines: Lines, note: str) -> Iterator[Block]:
    yield from _figure(caption, lines)
    yield _table(m, caption, heading, lines, note)


def _figure(caption: str, lines: Lines) -> list[Figure]:
    drawn = tuple(
        Bar(cell.text, it.required or 0, it.confirmed or 0, said=(number(it.required), number(it.confirmed)))
        for cell, it in lines
        if it.required or it.confirmed
    )
    if not drawn:
        return []
    return [Figure(caption=caption, svg=bars(caption, drawn, whole=_("required"), part=_("confirmed")))]


def _line(cell: Cell, it: Funds) -> tuple[Cell, ...]:
    return row(cell, number(it.required), number(it.confirmed), share(it.confirmed, it.required))


def _table(m: Across, caption: str, head: str, lines: Lines, note: str) -> Table:
    return Table(
        caption=caption,
        columns=(
            Column(heading=head, width=11),
            Column(heading=_("Required"), width=5, look=Look.NUMBER),
            Column(heading=_("Confirmed"), width=5, look=Look.NUMBER),
            Column(heading=_("Share, %"), width=3, look=Look.NUMBER),
        ),
        rows=tuple(_line(cell, it) for cell, it in lines),
        foot=_line(Cell(_("All plans together")), m.figures.funds),
        note=note,
    )
