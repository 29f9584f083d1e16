"""How the report begins and ends: what it is about and what counts, the lessons, and the list of the plans."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from plans.portfolio.application import Applied
from plans.reports.application.material import Across
from plans.reports.narrative import paragraphs, sentence
from plans.reports.tree import Block, Cell, Column, Look, Note, Part, Table, row
from plans.reports.words import UNKNOWN, day, number

ANNEX = "annex-plans"
_ONLY = "I"


def introduction(m: Across) -> Part:
    blocks = (*paragraphs(m.texts.introduction), _asked(m), counted_paragraph(), _not_added_up())
    return Part(key="introduction", heading=_("Introduction"), blocks=blocks)


def _asked(m: Across) -> Block:
    text = _(
        "By Resolution No. 1243 of 27 November 2012 the Council asked the Director General to apply the framework and "
        "to report regularly on its application. This report covers the period from %(period)s."
    )
    return sentence(text % {"period": m.days})


def counted_paragraph() -> Block:
    return sentence(
        key="counted",
        text=_(
            "A plan counts as applied in the period if a version of it had been approved by the last day, if its own "
            "days touch the period, and if it was not closed before. It counts once, by the version approved last, "
            "and its figures are those of that version."
        ),
    )


def _not_added_up() -> Block:
    return sentence(
        _("Three things are not reckoned here, because nobody knows them:"),
        (
            _("people are not added up across sectors, as one person may be helped in several;"),
            _(
                "where plans concern the same country they may mean the same people: two figures then say how many "
                "there are at least and at most;"
            ),
            _(
                "whom plans reached that do not report it: people reached are those of the plans that do, each up to "
                "a day of its own."
            ),
        ),
    )


def lessons(m: Across) -> Part:
    blocks = paragraphs(m.texts.lessons) or (Note(_("No lessons have been written in this language yet.")),)
    return Part(key="lessons", heading=_("Lessons"), blocks=blocks)


def annex(m: Across) -> Part:
    heading = pgettext("heading of an annex", "Annex %(numeral)s. %(title)s")
    title = _("Plans applied in the period")
    told = heading % {"numeral": _ONLY, "title": title}
    which = sentence(_("Paragraph %(counted)s says which plans count."), counted="counted")
    return Part(key=ANNEX, heading=told, numeral=_ONLY, blocks=(which, _plans(m)))


def _plans(m: Across) -> Block:
    if not m.applied:
        return Note(_("No plan was applied in this period."))
    return Table(
        caption=_("Plans applied in the period, by the version that counts"),
        columns=(
            Column(heading=_("Plan"), width=9),
            Column(heading=_("Office and countries"), width=7),
            Column(heading=_("Approved"), width=4),
            Column(heading=_("Required, USD"), width=4, look=Look.NUMBER),
        ),
        rows=tuple(_plan(m, it) for it in m.applied),
        foot=row(_plans_together(m), "", "", number(m.figures.funds.required)),
    )


def _plan(m: Across, it: Applied) -> tuple[Cell, ...]:
    content = m.said(it.content)
    costed = any(activity.cost_usd is not None for row in content.responses for activity in row.activities)
    version = _("%(reference)s, version %(number)s") % {"reference": content.reference, "number": it.version}
    return row(
        Cell(content.identity.title or UNKNOWN, version, language=m.foreign(it.content)),
        Cell(m.name("office", content.office), m.names("country", content.country_codes)),
        day(it.approved_on),
        number(content.requirement_usd if costed else None),
    )


def _plans_together(m: Across) -> str:
    text = ngettext("%(n)s plan together", "%(n)s plans together", m.figures.plans)
    return text % {"n": number(m.figures.plans)}
