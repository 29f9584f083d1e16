"""One sector's response: the need, the approach, how issues and modalities are built in, activities, indicators."""

from django.utils.translation import gettext as _

from plans.content import response_key, values
from plans.content.prose import Paragraph as PlainParagraph
from plans.reports.material import Material
from plans.reports.narrative import cell, titled_cell
from plans.reports.parts.pieces import facts, mark, told
from plans.reports.references import referring
from plans.reports.tree import Block, Cell, Column, Fact, Look, Note, Part, Table, row
from plans.reports.words import UNKNOWN, label, money, months, number, reached


def response(m: Material, it: values.SectorResponse) -> Part:
    key = response_key(it.sector)
    tables = [*_issues(m, it), *_modalities(m, it), *_activities(m, it)]
    texts = told(it, key, "need", "approach", "contribution")
    blocks = _facts(m, it)
    if not (texts or it.activities):
        blocks = (*blocks, Note(_("Nothing has been written here yet.")))
    practice = Part(key=f"{key}-practice", heading=_("How it is done"), blocks=tuple(tables))
    children = (*texts, practice) if tables else texts
    return Part(key=key, heading=m.sector(it.sector), blocks=blocks, children=children, new_page=bool(tables))


def extent(m: Material, code: str) -> Cell:
    """Return the cell of an extent, which is a number of steps and a word."""
    return Cell(m.name("extent", code), level=int(code) if code.isdecimal() else 0)


def _facts(m: Material, it: values.SectorResponse) -> tuple[Block, ...]:
    kind = values.SectorResponse
    return facts(
        Fact(label(kind, "people_in_need"), number(it.people_in_need)),
        Fact(label(kind, "people_targeted"), number(it.people_targeted)),
        Fact(label(kind, "people_reached"), reached(it.people_reached, m.content.people.reached_on)),
        Fact(_("Requirement"), money(it.requirement_usd)),
        Fact(label(kind, "phases"), m.names("phase", it.phases)),
        Fact(label(kind, "dimensions"), m.names("mobility-dimension", it.dimensions)),
        Fact(label(kind, "objectives"), m.objectives(it.objectives), own=True),
        Fact(label(kind, "response_systems"), m.names("response-system", it.response_systems)),
        Fact(label(kind, "clusters"), m.names("cluster", it.clusters)),
        *_counted_indicators(it),
    )


def _counted_indicators(it: values.SectorResponse) -> tuple[Fact, ...]:
    if not it.indicators:
        return ()
    told = number(len(it.indicators))
    said = PlainParagraph(referring(_("%(count)s, in annex %(annex)s"), {"annex": "annex-indicators"}, count=told))
    return (Fact(_("Indicators"), told, said=(said,)),)


def _issues(m: Material, it: values.SectorResponse) -> list[Table]:
    kind = values.IssueStatement
    rows = [
        row(
            m.name("issue", said.issue),
            extent(m, said.extent),
            m.names("statement-time", said.when) or UNKNOWN,
            cell(said.how),
        )
        for said in it.issues
    ]
    columns = (
        Column(heading=label(kind, "issue"), width=5),
        Column(heading=label(kind, "extent"), width=3, look=Look.STEPS),
        Column(heading=label(kind, "when"), width=5),
        Column(heading=label(kind, "how"), width=11, own=True),
    )
    return _table(_("Cross-cutting issues"), columns, rows)


def _modalities(m: Material, it: values.SectorResponse) -> list[Table]:
    kind = values.ModalityUse
    said = [use for use in it.modalities if use.used is not None or use.how]
    rows = [row(m.name("modality", use.modality), mark(use.used), cell(use.how)) for use in said]
    columns = (
        Column(heading=label(kind, "modality"), width=6),
        Column(heading=label(kind, "used"), width=3, look=Look.MARK),
        Column(heading=label(kind, "how"), width=15, own=True),
    )
    return _table(_("Operational modalities"), columns, rows)


def _activities(m: Material, it: values.SectorResponse) -> list[Table]:
    kind = values.Activity
    columns = (
        Column(heading=label(kind, "title"), width=8, own=True),
        Column(heading=_("For whom and how"), width=6),
        Column(heading=_("Where and when"), width=4),
        Column(heading=label(kind, "people_targeted"), width=3, look=Look.NUMBER),
        Column(heading=label(kind, "cost_usd"), width=3, look=Look.NUMBER),
    )
    foot = row(_("Requirement of the sector"), "", "", "", number(it.requirement_usd))
    return _table(_("Activities"), columns, [_activity(m, activity) for activity in it.activities], foot)


def _activity(m: Material, it: values.Activity) -> tuple[Cell, ...]:
    how = (m.names("population-group", it.target_groups), m.name("assistance", it.assistance), it.partner)
    where = (f"{it.location} {it.pcode}".strip(), months(it.starts_on, it.ends_on))
    return row(
        titled_cell(it.title, it.description),
        Cell(_lines(*how), m.names("hdpn-pillar", it.pillars)),
        Cell(_lines(*where), m.names("phase", it.phases)),
        number(it.people_targeted),
        number(it.cost_usd),
    )


def _lines(*given: str) -> str:
    """Return what is known, a line each."""
    return "\n".join(line for line in given if line not in {"", UNKNOWN}) or UNKNOWN


def _table(
    caption: str, columns: tuple[Column, ...], rows: list[tuple[Cell, ...]], foot: tuple[Cell, ...] = ()
) -> list[Table]:
    return [Table(caption=caption, columns=columns, rows=tuple(rows), foot=foot)] if rows else []
