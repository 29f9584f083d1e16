"""What changed between two states of a plan: words within texts, rows, figures, and nothing of what stayed."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.content import PlanContent
from plans.content.translating import languages_of, translated
from plans.models import ReportKind
from plans.reports.framing import framed
from plans.reports.material import Material
from plans.reports.parts.annexes import designations, standing
from plans.reports.parts.pieces import facts, part_note
from plans.reports.proof import Proof
from plans.reports.tree import Block, Change, Column, Document, Fact, Note, Part, Piece, Table, row
from plans.reports.words import day, number
from plans.telling.changed import ChangedSection, changed_in_sections
from plans.telling.differences import Difference
from plans.telling.passages import Passage, summed

_LEFT_OUT = "folded"


@dataclass(frozen=True)
class Earlier:
    """What the plan is compared with: content as far as the reader may have it, and what stands behind it."""

    content: PlanContent
    proof: Proof


def build_changes(content: PlanContent, *, since: Earlier, proof: Proof, language: str, symbol: str = "") -> Document:
    """Return what changed since the earlier state, in the language, with the texts in one that both states have."""
    own = content.identity.language
    both = set(languages_of(content)) & set(languages_of(since.content))
    texts = language if language in both else own

    def parts(m: Material) -> tuple[Part, ...]:
        old = since.content
        before = old if texts in {own, old.identity.language} else translated(old, texts)
        changed = list(changed_in_sections(before, m.content, _Names(m, before)))
        return (_about(m, since.proof, changed), *(_section(it) for it in changed))

    what = ReportKind.CHANGES.short
    return framed(content, parts, proof=proof, language=language, texts=texts, symbol=symbol, what=what)


class _Names:
    """What codes are called, objectives that have left the plan too."""

    def __init__(self, m: Material, before: PlanContent) -> None:
        self._material = m
        rows = (*before.objectives.objectives, *m.content.objectives.objectives)
        self._objectives = {it.uid: it.title for it in rows}

    def name(self, vocabulary: str, code: str) -> str:
        if vocabulary == "objective":
            return self._objectives.get(code, code)
        return self._material.name(vocabulary, code)


def _about(m: Material, since: Proof, changed: list[ChangedSection]) -> Part:
    added, removed = summed(it.words for it in changed)
    told = facts(
        Fact(_("Compared with"), _state(since)),
        Fact(_("As it is now"), _state(m.proof)),
        Fact(_("Sections that differ"), number(len(changed))),
        Fact(_("Words added"), number(added)),
        Fact(_("Words removed"), number(removed)),
    )
    how = _(
        "Only what differs is shown, with the words around it. What was added is underlined, what was removed is "
        "struck through, and a word before it says so. Translations are not compared."
    )
    blocks = (*part_note(m), *told, Note(how if changed else _("Nothing differs.")), Note(designations()))
    return Part(key="about", heading=_("What is compared"), blocks=blocks)


def _state(proof: Proof) -> str:
    if proof.version is None:
        return _("the draft of %(day)s, SHA-256 %(sha256)s") % {"day": day(proof.dated), "sha256": proof.sha256}
    text = _("version %(number)s (%(standing)s), submitted on %(day)s, SHA-256 %(sha256)s")
    return text % {
        "number": proof.version,
        "standing": standing(proof.standing).lower(),
        "day": day(proof.submitted_on),
        "sha256": proof.sha256,
    }


def _section(it: ChangedSection) -> Part:
    return Part(key=it.key, heading=capfirst(str(it.title)), blocks=tuple(_blocks(it)))


def _blocks(it: ChangedSection) -> Iterator[Block]:
    if it.new:
        yield Note(_("This sector is new in the plan."))
    if it.gone:
        yield Note(_("The plan does not answer in this sector any more."))
        return
    if plain := [field for field in it.fields if field.plain]:
        yield _table(plain)
    yield from (Change(field.where, _lines(field)) for field in it.fields if not field.plain)


def _table(fields: list[Difference]) -> Table:
    return Table(
        caption=_("Figures, dates and choices"),
        columns=(
            Column(heading=_("What"), width=10),
            Column(heading=_("Before"), width=7),
            Column(heading=_("Now"), width=7),
        ),
        rows=tuple(row(field.where, field.theirs, field.mine) for field in fields),
    )


def _lines(field: Difference) -> tuple[tuple[Piece, ...], ...]:
    """Return both texts as one, line by line, without empty lines."""
    lines: list[list[Piece]] = [[]]
    for passage in field.passages:
        first, *others = _told(passage).split("\n")
        kind = "" if passage.kind in {"kept", _LEFT_OUT} else passage.kind
        lines[-1].append(Piece(first, kind))
        lines += [[Piece(text, kind)] for text in others]
    shown = (tuple(piece for piece in line if piece.text) for line in lines)
    return tuple(line for line in shown if any(piece.text.strip() for piece in line))


def _told(passage: Passage) -> str:
    if passage.kind != _LEFT_OUT:
        return passage.text
    words = ngettext("%(n)s word unchanged", "%(n)s words unchanged", passage.words) % {"n": number(passage.words)}
    return f" … ({words}) … "
