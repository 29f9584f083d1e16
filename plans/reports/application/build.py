"""From figures across plans to the printed report to the Council: no query, no side effect."""

from django.utils import translation
from django.utils.translation import gettext as _

from plans.content import fingerprint
from plans.reports.acronyms import with_acronyms
from plans.reports.application.cooperation import cooperation
from plans.reports.application.countries import countries
from plans.reports.application.crises import crises
from plans.reports.application.framing import annex, introduction, lessons
from plans.reports.application.funding import funding
from plans.reports.application.material import Across, persons
from plans.reports.application.response import response
from plans.reports.application.uptake import uptake
from plans.reports.masthead import masthead
from plans.reports.numbering import numbered
from plans.reports.tree import Document, KeyFigure, Masthead
from plans.reports.words import day, language_name, number, short_money

_PARTS = (introduction, crises, response, funding, uptake, cooperation, countries, lessons, annex)


def build_application(m: Across, *, symbol: str = "") -> Document:
    """Return the report as a document in the language of the material."""
    with translation.override(m.language):
        document = Document(
            language=m.language,
            own_language=m.language,
            title=_("Application of the Migration Crisis Operational Framework"),
            subtitle=_("Report of the Director General under Resolution No. 1243 · %(period)s") % {"period": m.days},
            masthead=of_council(m, symbol),
            key_figures=key_figures(m),
            language_note="",
            parts=tuple(part(m) for part in _PARTS),
            proof=proof_line(m),
            dated=m.dated.isoformat(),
        )
        return with_acronyms(numbered(document), m.catalogue)


def of_council(m: Across, symbol: str) -> Masthead:
    original = _("Original: %(language)s") % {"language": language_name(m.texts.original or m.language)}
    return masthead(symbol=symbol, original=original, date=day(m.dated), council=True)


def key_figures(m: Across) -> tuple[KeyFigure, ...]:
    it = m.figures
    figures = [KeyFigure(number(it.plans), _("plans applied")), KeyFigure(number(len(it.countries)), _("countries"))]
    for span, text in ((it.people.targeted, _("people targeted")), (it.people.reached, _("people reached"))):
        if span:
            figures.append(KeyFigure(persons(span), text))
    if it.funds.required is not None:
        figures.append(KeyFigure(short_money(it.funds.required), _("required")))
    return tuple(figures)


def proof_line(m: Across) -> str:
    """Name what the figures are made of by one fingerprint: the same versions give the same."""
    sha256 = fingerprint("\n".join(f"{it.content.reference} {it.version} {it.sha256}" for it in m.applied))
    return f"SHA-256 {sha256[:8]}…{sha256[-8:]} · {m.days} · {day(m.dated)}"
