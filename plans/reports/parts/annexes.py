"""What stands behind the plan: answers of States, sources, partners, all figures, indicators, the decision.

Every annex is always there, be it empty, so that the text can name it by its number; of a part only those of its
sections are, each by the number that it has in the whole.
"""

from dataclasses import replace
from textwrap import wrap

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plans.content import values
from plans.content.translating import FILES
from plans.models import Consent, DecisionKind, State, StateAnswer, VersionState
from plans.reports.figures.code import code
from plans.reports.material import Material
from plans.reports.narrative import listing, sentence
from plans.reports.parts.people import count_columns, counts, measures
from plans.reports.parts.pieces import facts
from plans.reports.tree import Block, Cell, Column, Fact, Figure, Lists, Look, Note, Part, Table, row
from plans.reports.words import UNKNOWN, column_label, day, label, number, yes_or_no

_PIECE = 16  # characters of a fingerprint in a line


def annexes(m: Material) -> tuple[Part, ...]:
    found = (
        (_annex("states", "I", _("State requests and consents"), _answers(m)), _tells_answers(m)),
        (_annex("sources", "II", _("Sources and attached documents"), _sources(m)), m.has("context") or m.has(FILES)),
        (_annex("partners", "III", _("Partners"), _partners(m)), m.has("partners")),
        (_annex("people", "IV", _("People by group, sex and age"), _people(m)), m.has("people")),
        (_annex("indicators", "V", _("Indicators"), _indicators(m)), bool(m.content.responses) or not m.partial),
        (_annex("decision", "VI", _("How this plan was decided on"), _decision(m)), True),
    )
    first, *others = (annex for annex, given in found if given)
    return (replace(first, new_page=True), *others)


def _annex(key: str, numeral: str, title: str, blocks: tuple[Block, ...]) -> Part:
    heading = pgettext("heading of an annex", "Annex %(numeral)s. %(title)s")
    nothing: tuple[Block, ...] = (Note(_("Nothing has been recorded here.")),)
    told = heading % {"numeral": numeral, "title": title}
    return Part(key=f"annex-{key}", heading=told, numeral=numeral, blocks=blocks or nothing)


def _tells_answers(m: Material) -> bool:
    """Whether the reader is told of answers: "nothing recorded" would be false where others' answers are kept back."""
    return m.proof.states is None or bool(m.proof.answers or m.proof.owed)


def _answers(m: Material) -> tuple[Block, ...]:
    def column(field: str, width: int) -> Column:
        return Column(heading=column_label(Consent, field), width=width)

    table = Table(
        caption=_("Requests, consents and refusals of States"),
        columns=(
            column("country", 5),
            column("answer", 4),
            column("given_on", 4),
            column("function", 6),
            column("reference", 5),
        ),
        rows=tuple(
            row(
                m.name("country", it.country),
                Cell(str(StateAnswer(it.answer).label), _("recorded by the State") if it.by_state else ""),
                day(it.on),
                it.function,
                it.reference,
            )
            for it in m.proof.answers
        ),
    )
    awaited = tuple(_("%(state)s: awaited") % {"state": m.name("country", code)} for code in m.proof.owed)
    return (*((table,) if table.rows else ()), *((Lists(listing(awaited)),) if awaited else ()))


def _sources(m: Material) -> tuple[Block, ...]:
    kind = values.Source
    table = Table(
        caption=_("Sources"),
        columns=(
            Column(heading=label(kind, "title"), width=10, own=True),
            Column(heading=label(kind, "publisher"), width=5, own=True),
            Column(heading=label(kind, "published_on"), width=4),
            Column(heading=label(kind, "note"), width=5, own=True),
        ),
        rows=tuple(
            row(Cell(it.title or UNKNOWN, it.url), it.publisher or UNKNOWN, day(it.published_on), it.note)
            for it in m.content.context.sources
        ),
    )
    return (*((table,) if table.rows else ()), *_attachments(m))


def _attachments(m: Material) -> tuple[Block, ...]:
    texts = tuple(
        _("%(title)s (%(file)s, SHA-256 %(sha)s)") % {"title": it.title, "file": it.filename, "sha": it.sha256[:16]}
        for it in m.content.attachments
        if it.section not in m.content.picture_sections
    )
    return (sentence(_("The following documents are kept with the plan:"), texts),) if texts else ()


def _partners(m: Material) -> tuple[Block, ...]:
    kind = values.Partner
    table = Table(
        caption=_("Partners of the plan"),
        columns=(
            Column(heading=label(kind, "name"), width=6, own=True),
            Column(heading=label(kind, "partner_type"), width=5),
            Column(heading=label(kind, "role"), width=4, own=True),
            Column(heading=label(kind, "sectors"), width=6),
            Column(heading=label(kind, "local"), width=3),
        ),
        rows=tuple(
            row(
                it.name or UNKNOWN,
                m.name("partner-type", it.partner_type),
                it.role or UNKNOWN,
                m.names("sector", it.sectors) or UNKNOWN,
                yes_or_no(it.local),
            )
            for it in m.content.partners.partners
        ),
    )
    return (table,) if table.rows else ()


def _people(m: Material) -> tuple[Block, ...]:
    return tuple(_splits(m, figure) for figure in m.content.people.figures if figure.splits)


def _splits(m: Material, figure: values.PopulationFigure) -> Table:
    kind, names = values.PeopleSplit, measures(figure.splits)
    rest = 24 - 3 * len(names)
    return Table(
        caption=_("%(group)s by sex and age") % {"group": m.name("population-group", figure.group)},
        columns=(
            Column(heading=label(kind, "sex"), width=rest // 2),
            Column(heading=label(kind, "band"), width=rest - rest // 2),
            *count_columns(3, names),
        ),
        rows=tuple(row(m.name("sex", it.sex), m.name("age-band", it.band), *counts(it, names)) for it in figure.splits),
    )


def _indicators(m: Material) -> tuple[Block, ...]:
    kind = values.Indicator
    rows = [
        row(m.sector(response.sector), it.title or UNKNOWN, it.unit, number(it.baseline), number(it.target), it.source)
        for response in m.content.responses
        for it in response.indicators
    ]
    table = Table(
        caption=_("Indicators by sector of assistance"),
        columns=(
            Column(heading=label(values.SectorResponse, "sector"), width=5),
            Column(heading=label(kind, "title"), width=6, own=True),
            Column(heading=label(kind, "unit"), width=3, own=True),
            Column(heading=label(kind, "baseline"), width=3, look=Look.NUMBER),
            Column(heading=label(kind, "target"), width=3, look=Look.NUMBER),
            Column(heading=label(kind, "source"), width=4, own=True),
        ),
        rows=tuple(rows),
    )
    return (table,) if rows else ()


def _decision(m: Material) -> tuple[Block, ...]:
    proof = m.proof
    known = facts(
        Fact(_("Version"), number(proof.version) if proof.version else _("draft, not submitted")),
        Fact(_("Standing"), standing(proof.standing)),
        Fact(_("Submitted"), day(proof.submitted_on)),
        *(Fact(str(DecisionKind(step.kind).label), day(step.on)) for step in proof.steps),
        Fact(_("SHA-256 of the content"), proof.sha256),
    )
    return (*known, sentence(_how(m)), *_code(m), Note(designations()))


def _code(m: Material) -> tuple[Block, ...]:
    """Return the code that leads to where the document can be proved."""
    if not m.proof.address:
        return ()
    address, sha256 = m.proof.address.partition("?")[0], m.proof.sha256
    said = _("A square code that leads to %(address)s, where the SHA-256 %(sha256)s tells whether this is genuine.")
    lines = (address, "", "SHA-256", *wrap(sha256, _PIECE))
    drawn = code(m.proof.address, said % {"address": address, "sha256": sha256}, lines)
    return (
        Figure(caption=_("Is this document genuine? Let a telephone read the code, or go to the address"), svg=drawn),
    )


def standing(code: str) -> str:
    """Return the word for where a version stands, or for a draft."""
    return str(VersionState(code).label if code in VersionState.values else State(code).label)


def _how(m: Material) -> str:
    if m.proof.version is None:
        return _("This is a draft. Nobody has decided on it, and it may change at any time.")
    if m.partial:
        return _(
            "This document has chosen sections of a version that was frozen on submission. The SHA-256 above is that "
            "of the content of these sections, and stands at the foot of every page."
        )
    return _(
        "On submission the content was frozen. The regional office, where there is one, endorses it and headquarters "
        "approves it; nobody decides on a version that they wrote or submitted. The SHA-256 above is that of the "
        "frozen content, and stands at the foot of every page."
    )


def designations() -> str:
    return _(
        "Names of countries and areas, and lines on maps, are used here for convenience. They express no opinion of "
        "IOM on the legal status of any country, territory, city or area, of its authorities, or of its borders."
    )
