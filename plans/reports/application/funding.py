"""The money: what plans ask for and what was confirmed, by sector and by strategic objective."""

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


def funding(m: Across) -> Part:
    blocks: tuple[Block, ...] = (Note(_("No plan gives a cost or a contribution.")),)
    if m.figures.sectors:
        blocks = (sentence(_in_short(m.figures.funds)), *_figure(m), _by_sector(m), _by_objective(m))
    return Part(key="funding", heading=_("Funding asked for and confirmed"), blocks=blocks)


def _in_short(it: Funds) -> str:
    if it.required is None:
        return _("No activity of these plans has a cost yet.")
    asked = _("The plans ask for %(required)s.") % {"required": money(it.required)}
    if it.confirmed is None:
        return f"{asked} {_('No contribution is on record.')}"
    about = {"confirmed": money(it.confirmed), "share": share(it.confirmed, it.required)}
    return f"{asked} {_('Of this, %(confirmed)s has been confirmed, which is %(share)s per cent.') % about}"


def _figure(m: Across) -> tuple[Figure, ...]:
    lines = [
        Bar(
            _sector(m, it).text,
            it.funds.required or 0,
            it.funds.confirmed or 0,
            said=(number(it.funds.required), number(it.funds.confirmed)),
        )
        for it in _ordered(m)
        if it.funds.required or it.funds.confirmed
    ]
    if not lines:
        return ()
    caption = _("Funding required and confirmed by sector across plans, in USD")
    return (Figure(caption=caption, svg=bars(caption, tuple(lines), whole=_("required"), part=_("confirmed"))),)


def _ordered(m: Across) -> list[SectorLine]:
    """Return the sectors that ask for most first, and last what is for none of them."""
    return sorted(m.figures.sectors, key=lambda it: (it.key.code == "", -(it.funds.required or 0), it.key.code))


def _by_sector(m: Across) -> Table:
    rows = tuple(_line(_sector(m, it), it.funds) for it in _ordered(m))
    head, caption = _("Sector of assistance"), _("Funding required and confirmed by sector across plans, in USD")
    return _table(m, caption, head, rows, _("A dash stands for what is not known, which is not the same as nothing."))


def _sector(m: Across, it: SectorLine) -> Cell:
    return sector_cell(m, it) if it.key.code else Cell(_("Not earmarked"))


def _by_objective(m: Across) -> Table:
    found = m.figures.objectives
    ordered = sorted(found, key=lambda key: (key.scope == "", key.scope, key.code == NONE, key.code))
    rows = tuple(_line(_objective(m, key), found[key]) for key in ordered)
    caption = _("Funding required and confirmed by strategic objective, in USD")
    note = _(
        "What a sector requires is counted once; that of one which serves several objectives is not split. "
        "Contributions are confirmed for sectors, and count for the objective that their sector serves."
    )
    return _table(m, caption, _("Strategic objective"), rows, note)


def _objective(m: Across, key: Key) -> Cell:
    special = {SEVERAL: _("Several objectives together"), NONE: _("No objective named, or not earmarked")}
    if key.code in special:
        return Cell(special[key.code])
    return Cell(m.name("strategic-objective", key.code, key.scope), m.name("objective-set", key.scope))


def _line(cell: Cell, it: Funds) -> tuple[Cell, ...]:
    return row(cell, number(it.required), number(it.confirmed), share(it.confirmed, it.required))


def _table(m: Across, caption: str, head: str, rows: tuple[tuple[Cell, ...], ...], note: str) -> Table:
    return Table(
        caption=caption,
        columns=(
            Column(heading=head, width=11),
            Column(heading=_("Required"), width=5, look=Look.NUMBER),
            Column(heading=_("Confirmed"), width=5, look=Look.NUMBER),
            Column(heading=_("Share, %"), width=3, look=Look.NUMBER),
        ),
        rows=rows,
        foot=_line(Cell(_("All plans together")), m.figures.funds),
        note=note,
    )
