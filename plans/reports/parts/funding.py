"""The money: what is required by sector, objective, year and pillar, what has been confirmed, and by whom."""

from django.utils.translation import gettext as _

from plans.content import values
from plans.reports.figures.bars import Bar, bars
from plans.reports.figures.stack import Portion, stack
from plans.reports.material import Material
from plans.reports.money import by_pillar, objective_lines, sector_lines, year_lines
from plans.reports.narrative import paragraphs
from plans.reports.parts.pieces import chapter, whole
from plans.reports.tree import Block, Column, Figure, Look, Part, Table, row
from plans.reports.words import UNKNOWN, day, label, number, share


def funding(m: Material) -> Part:
    blocks: list[Block] = list(paragraphs(m.content.funding.note))
    if sector_lines(m):
        blocks.append(_by_sector(m))
    blocks += [*_objective_figure(m), *objective_table(m), *_year_figure(m), *pillar_figure(m), *_contributions(m)]
    return chapter("funding", values.Funding, *blocks)


def _by_sector(m: Material) -> Table:
    required, confirmed = m.content.requirement_usd, m.content.funding.confirmed_usd
    return Table(
        caption=_("Funding required and confirmed by sector, in USD"),
        columns=(
            Column(heading=label(values.SectorResponse, "sector"), width=11),
            Column(heading=_("Required"), width=5, look=Look.NUMBER),
            Column(heading=_("Confirmed"), width=5, look=Look.NUMBER),
            Column(heading=_("Share, %"), width=3, look=Look.NUMBER),
        ),
        rows=tuple(
            row(line.label, number(line.whole), number(line.part), share(line.part, line.whole))
            for line in sector_lines(m)
        ),
        foot=row(whole(m), number(required), number(confirmed), _share(m, confirmed, required)),
    )


def _share(m: Material, confirmed: int, required: int) -> str:
    """Return the share confirmed; what is given for no sector of it is not for a part of the sectors alone."""
    return UNKNOWN if m.partial else share(confirmed, required)


def _objective_figure(m: Material) -> list[Figure]:
    caption = _("Funding required and confirmed for the sectors that serve each objective, in USD")
    lines = tuple(line for _count, line in objective_lines(m) if line.whole or line.part)
    return _compared(caption, lines, _not_added())


def _year_figure(m: Material) -> list[Figure]:
    caption = _("Funding required and confirmed by year, in USD")
    note = _(
        "Required by the year in which activities begin and end, confirmed by the year of the confirmation. Nothing is "
        "split between years."
    )
    return _compared(caption, year_lines(m), note)


def _compared(caption: str, lines: tuple[Bar, ...], note: str = "") -> list[Figure]:
    """Draw what is required and confirmed, where there is more than one thing to compare."""
    if len(lines) < 2:
        return []
    return [Figure(caption=caption, svg=bars(caption, lines, whole=_("required"), part=_("confirmed")), note=note)]


def pillar_figure(m: Material) -> list[Figure]:
    portions = tuple(Portion(name, amount) for name, amount in by_pillar(m))
    if not portions:
        return []
    caption = _("Requirement by pillar of the humanitarian–development–peace nexus, in USD")
    return [Figure(caption=caption, svg=stack(caption, portions))]


def objective_table(m: Material) -> list[Table]:
    lines, known = objective_lines(m), m.has("funding")
    if not lines:
        return []
    table = Table(
        caption=_("Funding required and confirmed for the sectors that serve each objective, in USD"),
        columns=(
            Column(heading=label(values.Objective, "title"), width=14, own=True),
            Column(heading=_("Sectors"), width=3, look=Look.NUMBER),
            Column(heading=_("Required"), width=4, look=Look.NUMBER),
            Column(heading=_("Confirmed"), width=3, look=Look.NUMBER),
        ),
        rows=tuple(
            row(line.label, number(count), number(line.whole), number(line.part) if known else UNKNOWN)
            for count, line in lines
        ),
        note=_not_added(),
    )
    return [table]


def _not_added() -> str:
    return _("A sector that serves several objectives counts under each of them: these amounts do not add up.")


def _contributions(m: Material) -> list[Table]:
    it = m.content.funding
    kind = values.Contribution
    if not it.contributions:
        return []
    table = Table(
        caption=_("Confirmed contributions"),
        columns=(
            Column(heading=label(kind, "donor"), width=7, own=True),
            Column(heading=label(kind, "sector"), width=6),
            Column(heading=label(kind, "confirmed_on"), width=5),
            Column(heading=label(kind, "reference"), width=3),
            Column(heading=label(kind, "amount_usd"), width=3, look=Look.NUMBER),
        ),
        rows=tuple(
            row(
                given.donor or UNKNOWN,
                m.sector(given.sector) if given.sector else _("Not earmarked"),
                day(given.confirmed_on),
                given.reference or UNKNOWN,
                number(given.amount_usd),
            )
            for given in it.contributions
        ),
        foot=row(_("Confirmed together"), "", "", "", number(it.confirmed_usd)),
    )
    return [table]
