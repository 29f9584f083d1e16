"""The portfolio of one sector: what all plans applied in the period do in it, together and one by one."""

from django.utils import translation
from django.utils.translation import gettext as _

from plans.content import PlanContent, values
from plans.portfolio.application import Applied
from plans.portfolio.application.money import Key, funds_of
from plans.reports.acronyms import with_acronyms
from plans.reports.application.build import key_figures, of_council, proof_line
from plans.reports.application.crises import crises
from plans.reports.application.framing import annex, counted_paragraph
from plans.reports.application.material import Across
from plans.reports.application.uptake import uptake
from plans.reports.narrative import paragraphs, sentence, titled_cell
from plans.reports.numbering import numbered
from plans.reports.parts.pieces import facts
from plans.reports.tree import Block, Column, Document, Fact, Look, Note, Part, Table, row
from plans.reports.words import UNKNOWN, label, money, number, reached


def build_portfolio(m: Across, key: Key, *, symbol: str = "") -> Document:
    """Return the portfolio as a document; the material is of this sector only (`of_sector`)."""
    with translation.override(m.language):
        name = m.name("sector", key.code, key.scope)
        document = Document(
            language=m.language,
            own_language=m.language,
            title=name,
            subtitle=_("Sector portfolio across plans · %(period)s") % {"period": m.days},
            masthead=of_council(m, symbol),
            key_figures=key_figures(m),
            language_note="",
            parts=(_introduction(m, name), crises(m), uptake(m), _plans(m), annex(m)),
            proof=proof_line(m),
            dated=m.dated.isoformat(),
        )
        return with_acronyms(numbered(document), m.catalogue)


def _introduction(m: Across, name: str) -> Part:
    text = _(
        "This is what the plans applied from %(period)s do in one sector of assistance: %(sector)s. People and money "
        "are those of this sector."
    )
    blocks = (sentence(text % {"period": m.days, "sector": name}), counted_paragraph())
    return Part(key="introduction", heading=_("Introduction"), blocks=blocks)


def _plans(m: Across) -> Part:
    children = tuple(_plan(m, it) for it in m.applied)
    blocks: tuple[Block, ...] = () if children else (Note(_("No plan answers in this sector.")),)
    return Part(key="plans", heading=_("Plan by plan"), blocks=blocks, children=children, pieces_in_contents=True)


def _plan(m: Across, it: Applied) -> Part:
    content = m.said(it.content)
    response, money_of_it = content.responses[0], funds_of([it.content])
    known = facts(
        Fact(_("Countries"), m.names("country", content.country_codes)),
        Fact(_("Phases"), m.names("phase", response.phases)),
        Fact(_("People in need"), number(response.people_in_need)),
        Fact(_("People targeted"), number(response.people_targeted)),
        Fact(_("People reached"), reached(response.people_reached, content.people.reached_on)),
        Fact(_("Funding required"), money(money_of_it.required)),
        Fact(_("Funding confirmed"), money(money_of_it.confirmed)),
    )
    told = (*known, *paragraphs(response.approach), *_activities(response), *_indicators(response))
    blocks, foreign = m.spoken(it.content, *told), m.foreign(it.content)
    return Part(key=f"plan-{content.reference}", heading=_title(content), blocks=blocks, own=True, language=foreign)


def _title(content: PlanContent) -> str:
    return content.identity.title or content.reference


def _activities(response: values.SectorResponse) -> tuple[Table, ...]:
    kind = values.Activity
    rows = tuple(
        row(
            titled_cell(it.title, it.description),
            it.location or UNKNOWN,
            number(it.people_targeted),
            number(it.cost_usd),
        )
        for it in response.activities
    )
    columns = (
        Column(heading=label(kind, "title"), width=11, own=True),
        Column(heading=label(kind, "location"), width=5, own=True),
        Column(heading=label(kind, "people_targeted"), width=4, look=Look.NUMBER),
        Column(heading=label(kind, "cost_usd"), width=4, look=Look.NUMBER),
    )
    return (Table(caption=_("Activities"), columns=columns, rows=rows),) if rows else ()


def _indicators(response: values.SectorResponse) -> tuple[Table, ...]:
    kind = values.Indicator
    rows = tuple(
        row(it.title or UNKNOWN, it.unit or UNKNOWN, number(it.baseline), number(it.target))
        for it in response.indicators
    )
    columns = (
        Column(heading=label(kind, "title"), width=12, own=True),
        Column(heading=label(kind, "unit"), width=4, own=True),
        Column(heading=label(kind, "baseline"), width=4, look=Look.NUMBER),
        Column(heading=label(kind, "target"), width=4, look=Look.NUMBER),
    )
    return (Table(caption=_("Indicators"), columns=columns, rows=rows),) if rows else ()
