"""The sectors of assistance together: what each reaches and costs, in which phases, and how issues are built in."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.content import values
from plans.content.money import confirmed_by_sector
from plans.reports.figures.timeline import Span, timeline
from plans.reports.material import Material
from plans.reports.narrative import sentence
from plans.reports.parts.pieces import mark, whole
from plans.reports.parts.response import extent, response
from plans.reports.tree import Block, Cell, Column, Figure, Look, Note, Paragraph, Part, Table, row
from plans.reports.words import UNKNOWN, label, money, number, share

Columns = list[tuple[str, str]]
"""Codes with their names."""


def responses(m: Material) -> Part:
    if not m.content.responses:
        blocks: tuple[Block, ...] = (Note(_("No sector of assistance has been chosen yet.")),)
    else:
        blocks = (_tables_told(), _overview(m), _phases(m), *_timeline(m), _issues(m))
    children = tuple(response(m, it) for it in m.content.responses)
    heading = _("Response by sector of assistance")
    return Part(
        key="responses", heading=heading, blocks=blocks, children=children, new_page=True, pieces_in_contents=True
    )


def _tables_told() -> Paragraph:
    text = _(
        "For each sector table %(sectors)s gives people and money, table %(phases)s the phases that it serves, and "
        "table %(issues)s the extent to which it builds in each cross-cutting issue."
    )
    return sentence(text, sectors="table-sectors", phases="table-phases", issues="table-issues")


def _timeline(m: Material) -> list[Figure]:
    """Draw from when to when each sector has activities, as far as that is known."""
    spans, undated = [], 0
    for it in m.content.responses:
        dated = [(row.starts_on, row.ends_on or row.starts_on) for row in it.activities if row.starts_on]
        undated += len(it.activities) - len(dated)
        if dated:
            spans.append(Span(m.sector(it.sector), min(it[0] for it in dated), max(max(it) for it in dated)))
    if not spans:
        return []
    text = ngettext(
        "%(count)s activity without a date is not shown.",
        "%(count)s activities without a date are not shown.",
        undated,
    )
    caption = _("When activities take place, by sector of assistance")
    note = text % {"count": number(undated)} if undated else ""
    return [Figure(caption=caption, svg=timeline(caption, spans), note=note)]


def _overview(m: Material) -> Table:
    confirmed, required, people = confirmed_by_sector(m.content), m.content.requirement_usd, _counted(m)
    count = sum(len(it.activities) for it in m.content.responses)
    width = 12 // (len(people) + 1)
    heads = (
        *((head, width) for head in people.values()),
        (_("Activities"), 3),
        (_("Required, USD"), width),
        (_("Confirmed, %"), 3),
    )
    return Table(
        key="table-sectors",
        caption=_("Sectors of assistance in this plan"),
        columns=(_sector_column(6), *(Column(heading=head, width=room, look=Look.NUMBER) for head, room in heads)),
        rows=tuple(_sector(m, it, people, confirmed[it.sector]) for it in m.content.responses),
        foot=row(
            whole(m),
            *("" for _name in people),
            number(count),
            number(required),
            UNKNOWN if m.partial else share(m.content.funding.confirmed_usd, required),
        ),
        note=_("Confirmed for the whole plan includes what is not earmarked for a sector: %(amount)s.")
        % {"amount": money(confirmed[""])}
        if confirmed[""] and not m.partial
        else "",
    )


def _counted(m: Material) -> dict[str, str]:
    """Return which figures of people sectors give, and what they are called; reached only where one reports it."""
    reported = any(it.people_reached is not None for it in m.content.responses)
    planned = {"people_in_need": _("People in need"), "people_targeted": _("People targeted")}
    return planned | ({"people_reached": _("People reached")} if reported else {})


def _sector(m: Material, it: values.SectorResponse, people: Iterable[str], confirmed: int) -> tuple[Cell, ...]:
    return row(
        m.sector(it.sector),
        *(number(getattr(it, name)) for name in people),
        number(len(it.activities)),
        number(it.requirement_usd),
        share(confirmed, it.requirement_usd) if m.has("funding") else UNKNOWN,
    )


def _phases(m: Material) -> Table:
    phases = [(entry.code, entry.name) for entry in m.entries("phase")]
    made = _matrix(
        m,
        _("Phases of the crisis that each sector serves"),
        phases,
        Look.MARK,
        lambda it, code: mark(code in it.phases),
    )
    return replace(made, key="table-phases")


def _issues(m: Material) -> Table:
    issues = [(entry.code, entry.name) for entry in m.entries("issue")]
    steps = ", ".join(f"{level} {entry.name.lower()}" for level, entry in enumerate(m.entries("extent")))
    made = _matrix(
        m,
        _("Extent to which each cross-cutting issue is built into each sector"),
        issues,
        Look.STEPS,
        lambda it, code: extent(m, next((said.extent for said in it.issues if said.issue == code), "")),
        note=_("Steps: %(steps)s.") % {"steps": steps},
    )
    return replace(made, key="table-issues")


def modality_matrix(m: Material) -> Table:
    used = {it.sector: {use.modality: use.used for use in it.modalities} for it in m.content.responses}
    modalities = [(entry.code, entry.name) for entry in m.entries("modality")]
    return _matrix(
        m,
        _("Operational modalities that each sector uses"),
        modalities,
        Look.MARK,
        lambda it, code: mark(used[it.sector].get(code)),
    )


def _matrix(
    m: Material,
    caption: str,
    columns: Columns,
    look: Look,
    cell: Callable[[values.SectorResponse, str], Cell],
    note: str = "",
) -> Table:
    """Return a table of all sectors by the columns."""
    width = min(5, 18 // max(1, len(columns)))
    return Table(
        caption=caption,
        columns=(
            _sector_column(24 - width * len(columns)),
            *(Column(heading=name, width=width, look=look) for _code, name in columns),
        ),
        rows=tuple(
            (Cell(m.sector(it.sector)), *(cell(it, code) for code, _name in columns)) for it in m.content.responses
        ),
        note=note,
    )


def _sector_column(width: int) -> Column:
    return Column(heading=label(values.SectorResponse, "sector"), width=width)
