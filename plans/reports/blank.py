"""The empty form of a plan, for a workshop: what each section asks, empty tables, and lines to write on."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Field
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from plans.catalogue import Catalogue, Entry, catalogue
from plans.content import SECTION_KEYS, values
from plans.content.prose import Item, Points, plain
from plans.content.rows import column_of, columns_of, row_name, section_kind, tables_of
from plans.layout import naming, shape_of
from plans.models import ReportKind
from plans.models.fields import CodeField, CodesField, NarrativeField
from plans.reports.masthead import masthead
from plans.reports.numbering import numbered
from plans.reports.tree import (
    Block,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Lists,
    Note,
    Part,
    Space,
    Subheading,
    Table,
)
from plans.reports.words import heading, label

ROOM = "\N{NO-BREAK SPACE}\n\N{NO-BREAK SPACE}"
"""What stands where somebody is to write: two lines of nothing."""
_BOX = "[\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}]\N{NO-BREAK SPACE}"
_ROWS, _CARDS, _LINES = 5, 3, 7
_WIDEST = 6  # columns of a table
_WIDTHS = {1: 24, 2: 14, 3: 8, 4: 6, 5: 4, 6: 3}
_MANY = 16  # of what there are more is not listed to be ticked
_FEW = 4  # options that stand in a cell
# Settled by whoever types the plan in, and not in a workshop.
_TECHNICAL = {"uid", "language", "band_set", "objective_set", "sector", "glide"}
_LEFT_OUT = _TECHNICAL | values.REPORTED
_BEFORE_SECTORS = SECTION_KEYS[: SECTION_KEYS.index("objectives") + 1]


def sectors_offered() -> list[Entry]:
    """Return the sectors of the newest edition, which plans begin with."""
    return catalogue().entries("sector", _newest().code)


def _newest() -> Entry:
    return catalogue().entries("edition")[-1]


def build_blank(*, language: str, sectors: Collection[str] | None = None) -> Document:
    """Return the form in the language, with these sectors or with all of them."""
    with translation.override(language):
        form = _Form(catalogue(), _newest(), sectors)
        return numbered(
            Document(
                language=language,
                own_language=language,
                title=_("Plan for a migration crisis"),
                subtitle=str(ReportKind.BLANK.label),
                masthead=masthead(symbol="", unmarked=_("FORM"), original=form.edition.name, date=""),
                key_figures=(),
                language_note="",
                parts=tuple(form.parts()),
                proof=form.edition.name,
            )
        )


@dataclass(frozen=True)
class _Form:
    names: Catalogue
    edition: Entry
    chosen: Collection[str] | None

    def parts(self) -> Iterator[Part]:
        yield from (self._section(key) for key in _BEFORE_SECTORS)
        yield self._responses()
        yield from (self._section(key) for key in SECTION_KEYS if key not in _BEFORE_SECTORS)

    def _section(self, key: str) -> Part:
        kind = section_kind(key)
        return Part(key=key, heading=heading(kind), blocks=(*self._guide("section-guide", key), *self._fields(kind)))

    def _responses(self) -> Part:
        offered = self.names.entries("sector", self.edition.code)
        children = tuple(self._sector(it) for it in offered if self.chosen is None or it.code in self.chosen)
        title = _("Response by sector of assistance")
        blocks = tuple(self._guide("section-guide", "response"))
        return Part(
            key="responses", heading=title, blocks=blocks, children=children, new_page=True, pieces_in_contents=True
        )

    def _sector(self, sector: Entry) -> Part:
        blocks = (*self._guide("sector", sector.code), *self._fields(values.SectorResponse))
        return Part(key=f"response-{sector.code}", heading=sector.name, blocks=blocks, new_page=True)

    def _guide(self, vocabulary: str, code: str) -> Iterator[Block]:
        """Yield what the framework asks here, and the questions that help to answer."""
        subject = self.names.find(vocabulary, code)
        if subject is None or subject.retired:
            return
        if subject.text:
            yield Note(subject.text)
        if questions := [it.name for it in self.names.about(subject, "guiding-question")]:
            yield Lists((Points(tuple(Item(plain(it)) for it in questions)),))

    def _fields(self, kind: type) -> Iterator[Block]:
        columns = [name for name in columns_of(kind) if name not in _LEFT_OUT]
        short = [name for name in columns if not isinstance(column_of(kind, name), NarrativeField)]
        if short:
            yield Facts(tuple(self._fact(kind, name) for name in short))
        for name in columns:
            if name not in short:
                yield from _text(kind, name)
        for row in tables_of(kind).values():
            yield from self._table(row)

    def _fact(self, kind: type, name: str) -> Fact:
        return Fact(label(kind, name), "\N{EM SPACE}".join(self._options(column_of(kind, name), _MANY)) or ROOM)

    def _options(self, column: "Field[Any, Any]", most: int) -> list[str]:
        """Return what may be ticked, if that is not too much or different from plan to plan."""
        if isinstance(column, BooleanField):
            found = [_("yes"), _("no")]
        elif isinstance(column, CodeField | CodesField):
            entries = self.names.entries(getattr(column, "vocabulary", ""))
            found = [it.name for it in entries if not it.scope]
        else:
            found = [str(name) for _value, name in column.flatchoices]
        return [f"{_BOX}{name}" for name in found] if len(found) <= most else []

    def _table(self, kind: type) -> Iterator[Block]:
        columns = [name for name in dict.fromkeys((*naming(kind), *columns_of(kind))) if name not in _LEFT_OUT]
        title = str(shape_of(kind).title) or row_name(kind)
        if len(columns) > _WIDEST:
            yield from self._cards(kind, columns)
            return
        width = _WIDTHS[len(columns)]
        widths = [24 - width * (len(columns) - 1), *([width] * (len(columns) - 1))]
        heads = tuple(
            Column(heading=label(kind, name), width=share) for name, share in zip(columns, widths, strict=True)
        )
        yield Table(caption=title, columns=heads, rows=tuple(self._rows(kind, columns)))

    def _rows(self, kind: type, columns: list[str]) -> Iterator[tuple[Cell, ...]]:
        first, *others = columns
        column = column_of(kind, first)
        fixed = self.names.entries(getattr(column, "vocabulary", "")) if first in shape_of(kind).heading else []
        cells = [Cell("\n".join(self._options(column_of(kind, name), _FEW)) or ROOM) for name in others]
        for head in [it.name for it in fixed] or [ROOM] * _ROWS:
            yield (Cell(head), *cells)

    def _cards(self, kind: type, columns: list[str]) -> Iterator[Block]:
        for number in range(1, _CARDS + 1):
            yield Subheading(plain(f"{row_name(kind)} {number}"), 1)
            yield Facts(tuple(self._fact(kind, name) for name in columns))


def _text(kind: type, name: str) -> Iterator[Block]:
    column = column_of(kind, name)
    yield Subheading(plain(label(kind, name)), 1)
    if column.help_text:
        yield Note(capfirst(str(column.help_text)))
    yield Space(_LINES)
