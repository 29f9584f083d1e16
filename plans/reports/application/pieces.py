"""Tables that stand in several parts: counts of plans, beside those of the period before where there are any."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from plans.reports.application.material import Across
from plans.reports.tree import Cell, Column, Look, Table, row
from plans.reports.words import number

Line = tuple[str, str, str]
"""What it is, now and before."""


def compared(m: Across, caption: str, head: str, lines: list[Line], note: str = "") -> Table:
    """Return the lines as a table, without the column of the period before where that had no plan."""
    before = (Column(heading=_("The period before"), width=6, look=Look.NUMBER),) if m.comparable else ()
    return Table(
        caption=caption,
        columns=(
            Column(heading=head, width=12 if m.comparable else 18),
            Column(heading=_("This period"), width=6, look=Look.NUMBER),
            *before,
        ),
        rows=tuple(_line(m, line) for line in lines),
        note=note,
    )


def _line(m: Across, line: Line) -> tuple[Cell, ...]:
    return row(*line) if m.comparable else row(*line[:2])


def counted(
    m: Across, caption: str, head: str, names: Mapping[str, str], counts: tuple[Mapping[str, int], Mapping[str, int]]
) -> tuple[Table, ...]:
    """Return how many plans there are under each name, or nothing where there is none under any."""
    now, before = counts
    lines = [
        (name, number(now.get(code, 0)), number(before.get(code, 0)))
        for code, name in names.items()
        if code in now or code in before
    ]
    note = _("A plan counts under each that it has: these figures do not add up.")
    several = sum(now.values()) > m.figures.plans or sum(before.values()) > m.before.plans
    return (compared(m, caption, head, lines, note if several else ""),) if lines else ()
