"""The plan on two pages, for a minister or a donor: what happened, whom it reaches, what it costs, what is asked."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.catalogue import Catalogue
from plans.content import PlanContent, values
from plans.content.money import confirmed_by_sector
from plans.models import ReportKind
from plans.reports.figures.bars import bars
from plans.reports.framing import framed
from plans.reports.material import Material
from plans.reports.narrative import sentence
from plans.reports.parts.annexes import designations
from plans.reports.parts.funding import objective_table, pillar_figure
from plans.reports.parts.people import group_lines
from plans.reports.parts.pieces import facts, part_note, whole
from plans.reports.parts.summary import country_told, money_told, people_told, states_told
from plans.reports.pdf import page_count
from plans.reports.proof import Proof
from plans.reports.shortening import clipped, shortened
from plans.reports.tree import Block, Column, Document, Fact, Figure, Look, Note, Paragraph, Part, Table, row
from plans.reports.words import UNKNOWN, heading, label, listed, money, number, period, share

PAGES = 2
_GAPS = 3  # sectors that are named for what they lack


@dataclass(frozen=True, kw_only=True)
class Room:
    """How much of what the plan says is told: letters of its texts and of a name, and rows of what may be many."""

    text: int
    vision: int = 0
    name: int = 300
    rows: int
    pillars: bool = False


ROOMS = (
    Room(text=1600, vision=400, rows=10, pillars=True),
    Room(text=1400, vision=400, rows=8, pillars=True),
    Room(text=1200, vision=400, rows=8),
    Room(text=1000, vision=400, rows=6),
    Room(text=800, rows=6),
    Room(text=700, rows=4),
    Room(text=500, rows=4, name=120),
    Room(text=250, rows=2, name=60),
)


def build_brief(
    content: PlanContent, *, proof: Proof, language: str, symbol: str = "", names: Catalogue | None = None
) -> Document:
    """Return the plan in short, told as fully as fits on its pages."""

    @cache
    def told(room: Room) -> Document:
        write, what = partial(_written, room=room), ReportKind.BRIEF.short
        made = framed(content, write, proof=proof, language=language, symbol=symbol, names=names, what=what)
        return replace(made, brief=True)

    fullest = bisect_left(ROOMS[:-1], -PAGES, key=lambda room: -page_count(told(room)))
    return told(ROOMS[fullest])


def _written(m: Material, room: Room) -> tuple[Part, ...]:
    return tuple(part for part in _parts(m, room) if part.blocks)


def _parts(m: Material, room: Room) -> Iterator[Part]:
    yield Part(key="glance", heading=_("At a glance"), blocks=(*part_note(m), *_glance(m, room)))
    yield Part(key="crisis", heading=_("What happened"), blocks=_crisis(m, room))
    yield Part(key="people", heading=_("Whom the plan reaches"), blocks=tuple(_people(m, room)))
    yield Part(key="objectives", heading=heading(values.Objectives), blocks=tuple(_objectives(m, room)))
    yield Part(key="sectors", heading=_("What is done, and what it costs"), blocks=tuple(_sectors(m, room)))
    yield Part(key="asked", heading=_("What is asked of you"), blocks=tuple(_asked(m, room)))


def _glance(m: Material, room: Room) -> tuple[Block, ...]:
    identity = m.content.identity
    countries = listed(country_told(m, it) for it in identity.countries)
    return facts(
        Fact(_("Countries"), clipped(countries, room.name)),
        Fact(_("Period"), period(identity.starts_on, identity.ends_on)),
        Fact(label(values.Crisis, "crisis_types"), clipped(m.names("crisis-type", m.content.crisis.crisis_types), 300)),
        Fact(_("Reference"), m.content.reference),
    )


def _crisis(m: Material, room: Room) -> tuple[Paragraph, ...]:
    context = m.content.context
    told = next((it for it in (m.content.crisis.summary, context.situation, context.needs) if it.strip()), "")
    return shortened(told, room.text)


def _people(m: Material, room: Room) -> Iterator[Block]:
    if told := people_told(m):
        yield sentence(told)
    lines = sorted(group_lines(m), key=lambda it: -it.whole)
    if not lines:
        return
    caption = _("People in need and people targeted, by population group")
    drawn = bars(caption, tuple(lines[: room.rows]), whole=_("in need"), part=_("targeted"))
    yield Figure(caption=caption, svg=drawn, note=_left_out(len(lines) - room.rows))


def _objectives(m: Material, room: Room) -> Iterator[Block]:
    if room.vision:
        yield from shortened(m.content.objectives.vision, room.vision)
    for table in objective_table(m):
        rows = tuple(
            (replace(head, text=clipped(head.text, room.name)), *rest) for head, *rest in table.rows[: room.rows]
        )
        notes = (table.note, _left_out(len(table.rows) - room.rows))
        yield replace(table, rows=rows, note=" ".join(filter(None, notes)))


def _left_out(count: int) -> str:
    if count <= 0:
        return ""
    text = ngettext("%(n)s more is in the full plan.", "%(n)s more are in the full plan.", count)
    return text % {"n": number(count)}


def _sectors(m: Material, room: Room) -> Iterator[Block]:
    if told := money_told(m):
        yield sentence(told)
    if m.content.responses:
        yield _table(m)
    if room.pillars and not m.partial:
        yield from pillar_figure(m)


def _table(m: Material) -> Table:
    confirmed, required = confirmed_by_sector(m.content), m.content.requirement_usd
    given = m.has("funding")
    all_confirmed = share(m.content.funding.confirmed_usd, required) if given and not m.partial else UNKNOWN
    reported = any(it.people_reached is not None for it in m.content.responses)
    people = (_("People targeted"), _("People reached")) if reported else (_("People targeted"),)
    width = 3 if reported else 4
    heads = (*((head, width) for head in people), (_("Required, USD"), 5), (_("Confirmed, %"), width))
    return Table(
        caption=_("Sectors of assistance in this plan"),
        columns=(
            Column(heading=label(values.SectorResponse, "sector"), width=10 if reported else 11),
            *(Column(heading=head, width=width, look=Look.NUMBER) for head, width in heads),
        ),
        rows=tuple(
            row(
                m.sector(it.sector),
                number(it.people_targeted),
                *([number(it.people_reached)] if reported else []),
                number(it.requirement_usd),
                share(confirmed[it.sector], it.requirement_usd) if given else UNKNOWN,
            )
            for it in m.content.responses
        ),
        foot=row(whole(m), *[""] * (2 if reported else 1), number(required), all_confirmed),
    )


def _asked(m: Material, room: Room) -> Iterator[Block]:
    states = states_told(m)
    items = states.lists[0].items if states.lists else ()
    shown = tuple(replace(points, items=items[: room.rows]) for points in states.lists)
    yield from (sentence(told) for told in _money_asked(m))
    yield replace(states, lists=shown)
    yield Note(" ".join(filter(None, (_left_out(len(items) - room.rows), _full(m), designations()))))


def _money_asked(m: Material) -> Iterator[str]:
    missing = m.content.requirement_usd - m.content.funding.confirmed_usd
    if missing <= 0 or m.partial:
        return
    text = _("Of the requirement, %(amount)s has not been confirmed, which is %(share)s per cent.")
    about = {"amount": money(missing), "share": share(missing, m.content.requirement_usd)}
    yield " ".join([text % about, *_most_missing(m)])


def _most_missing(m: Material) -> Iterator[str]:
    """Say where the gaps are widest; what was given for no sector may close them, so that it is said beside them."""
    confirmed = confirmed_by_sector(m.content)
    gaps = sorted(((it.requirement_usd - confirmed[it.sector], it.sector) for it in m.content.responses), reverse=True)
    if len(gaps) <= _GAPS:
        return
    named = listed(f"{m.sector(sector)} ({money(gap)})" for gap, sector in gaps[:_GAPS] if gap > 0)
    yield _("Most is missing for: %(sectors)s.") % {"sectors": named}
    if confirmed[""]:
        yield _("Not counted there: %(amount)s that is not earmarked.") % {"amount": money(confirmed[""])}


def _full(m: Material) -> str:
    if m.proof.version is None:
        return _("This is a brief of a draft, which may change at any time. Texts that end in … go on there.")
    text = _(
        "This is a brief of version %(number)s, whose content has the SHA-256 %(sha256)s. Texts that end in … go on "
        "there."
    )
    return text % {"number": m.proof.version, "sha256": m.proof.sha256}
