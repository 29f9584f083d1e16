"""With whom: the response systems that plans contribute to, and what States requested and consented to."""

from django.utils.translation import gettext as _

from plans.models import StateAnswer
from plans.portfolio.application import Applied
from plans.reports.application.material import Across
from plans.reports.application.pieces import counted
from plans.reports.narrative import sentence
from plans.reports.tree import Block, Cell, Column, Note, Part, Table, row
from plans.reports.words import UNKNOWN, day


def cooperation(m: Across) -> Part:
    systems = {entry.code: entry.name for entry in m.catalogue.entries("response-system", retired=True)}
    caption = _("Response systems that plans contribute to")
    found: tuple[Block, ...] = counted(
        m, caption, _("Response system"), systems, (m.figures.systems, m.before.systems)
    ) or (Note(_("No plan names a response system.")),)
    children = (
        Part(key="systems", heading=_("Systems of coordination"), blocks=found),
        Part(key="states", heading=_("Requests and consents of States"), blocks=_states(m)),
    )
    return Part(key="cooperation", heading=_("Cooperation"), children=children)


def _states(m: Across) -> tuple[Block, ...]:
    text = _("States protect and assist people on their territory; IOM acts at their request and with their consent.")
    rows = tuple(line for it in m.applied for line in _of_plan(m, it))
    if not rows:
        return (sentence(text),)
    table = Table(
        caption=_("What States answered to the version that counts"),
        columns=(
            Column(heading=_("State"), width=7),
            Column(heading=_("Plan"), width=6),
            Column(heading=_("Answer"), width=6),
            Column(heading=_("Given on"), width=5),
        ),
        rows=rows,
    )
    return sentence(text), table


def _of_plan(m: Across, it: Applied) -> list[tuple[Cell, ...]]:
    given = {answer.country: answer for answer in it.answers}
    rows = []
    for code in it.content.country_codes:
        answer = given.get(code)
        told = str(StateAnswer(answer.answer).label) if answer else _("nothing on record")
        on = day(answer.on) if answer else UNKNOWN
        rows.append(row(m.name("country", code), it.content.reference, told, on))
    return rows
