"""People in need, targeted and reached: by sector and by region, with how many of the plans say it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from plans.portfolio.application.people import Persons, Span
from plans.reports.application.material import Across, persons
from plans.reports.tree import Cell, Column, Look, Table
from plans.reports.words import day, number


@dataclass(frozen=True)
class Line:
    """Of what the people are, how many plans that are, and what these say."""

    head: Cell
    plans: int
    people: Persons


def people_table(caption: str, head: str, lines: Iterable[Line], *notes: str) -> Table:
    heads = (_("People in need"), _("People targeted"), _("People reached"))
    return Table(
        caption=caption,
        columns=(
            Column(heading=head, width=7),
            Column(heading=_("Plans"), width=2, look=Look.NUMBER),
            *(Column(heading=text, width=5, look=Look.NUMBER) for text in heads),
        ),
        rows=tuple(_row(line) for line in lines),
        note=" ".join(filter(None, notes)),
    )


def _row(line: Line) -> tuple[Cell, ...]:
    people = line.people
    spans = (people.in_need, people.targeted, people.reached)
    return line.head, Cell(number(line.plans)), *(_counted(span, line.plans) for span in spans)


def _counted(span: Span | None, plans: int) -> Cell:
    """Return the people, and below that how many plans give the figure, where not all of them do."""
    if span is None or span.plans == plans:
        return Cell(persons(span))
    about = {"n": number(span.plans), "all": number(plans)}
    return Cell(persons(span), below=_("given by %(n)s of %(all)s plans") % about)


def counted_up_to(m: Across) -> str:
    """Say up to which days people reached were counted, each by its plan."""
    days = [it.content.people.reached_on for it in m.applied if it.content.people.reached_on]
    if not days:
        return ""
    if min(days) == max(days):
        return _("People reached are counted up to %(day)s.") % {"day": day(days[0])}
    text = _("People reached are counted up to a day that each plan gives, from %(first)s to %(last)s.")
    return text % {"first": day(min(days)), "last": day(max(days))}
