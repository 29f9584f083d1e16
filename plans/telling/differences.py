"""What differs between two values of a section, in the words that its forms have for them."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.db.models import CharField, DateField, DecimalField, Field, TextField
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from plans.content.changes import changes
from plans.content.rows import column_of, columns_of, kind_of, model_of, row_name, tables_of
from plans.layout import naming, shape_of
from plans.models.fields import CodeField, CodesField
from plans.telling.names import Names
from plans.telling.passages import Passage, counted, passages

NOTHING = "—"


@dataclass(frozen=True)
class Difference:
    """What stands on each side, in words; `plain` for a figure, a date or a choice, which is not compared by words."""

    where: str
    theirs: str
    mine: str
    plain: bool = field(default=False, compare=False)
    place: str = field(default="", compare=False)

    @property
    def passages(self) -> list[Passage]:
        return passages(*self._sides)

    @property
    def words(self) -> tuple[int, int]:
        """How many words came and how many went, which says nothing of a figure or a choice."""
        return (0, 0) if self.plain else counted(*self._sides)

    @property
    def _sides(self) -> list[str]:
        return ["" if side == NOTHING else side for side in (self.theirs, self.mine)]


def differences(theirs: Any, mine: Any, names: Names) -> list[Difference]:
    """Return each field or row that differs, with both texts."""
    teller = _Teller(theirs, mine, names)
    found = changes(theirs, mine)
    return [replace(teller.difference(place, *both), place=place) for place, both in found.items()]


def sector_difference(theirs: Iterable[str], mine: Iterable[str], names: Names) -> list[Difference]:
    """Return how the choice of sectors differs, one to a line."""
    before, after = ("\n".join(names.name("sector", code) for code in side) for side in (theirs, mine))
    return [Difference(_("Sectors of assistance"), before, after)] if before != after else []


def told(kind: type, was: Mapping[str, Any], names: Names) -> list[tuple[str, str]]:
    """Return plain values of a record in words, each with what the form calls it, in the order of the record."""
    teller = _Teller(None, None, names)
    fields = [(_label(kind, name), teller.shown(kind, name, was[name])) for name in columns_of(kind) if name in was]
    tables = {name: row for name, row in tables_of(kind).items() if name in was}
    return fields + [
        (_title(row), "\n\n".join(teller.row(row, it) for it in was[name])) for name, row in tables.items()
    ]


def named(row: Any, names: Names) -> str:
    """Return what people know a row by, such as an activity by its title."""
    return _Teller(None, None, names).row_name(kind_of(row), (row,))


def joined(where: str, what: "str | Promise") -> str:
    return f"{where} · {what}" if where else str(what)


class _Teller:
    """Puts places and plain values into words."""

    def __init__(self, theirs: Any, mine: Any, names: Names) -> None:
        self.kind = kind_of(mine)
        self.sides = (theirs, mine)
        self.names = names

    def difference(self, place: str, theirs: Any, mine: Any) -> Difference:
        kind, where, parts = self.kind, "", place.split(".")
        rows = self.sides
        while len(parts) > 1:
            table, uid, *parts = parts
            kind = tables_of(kind)[table]
            rows = tuple(_row(side, table, uid) for side in rows)
            where = joined(where, self.row_name(kind, rows))
        if not parts:
            return Difference(where, self.row(kind, theirs), self.row(kind, mine))
        if parts[0] in tables_of(kind):
            return self.order(kind, parts[0], where, rows)
        label, plain = joined(where, _label(kind, parts[0])), not _is_text(column_of(kind, parts[0]))
        return Difference(label, self.shown(kind, parts[0], theirs), self.shown(kind, parts[0], mine), plain)

    def row_name(self, kind: type, rows: tuple[Any, ...]) -> str:
        row = next(row for row in rows if row is not None)
        return " · ".join([row_name(kind), *(self.shown(kind, name, getattr(row, name)) for name in naming(kind))])

    def row(self, kind: type, plain: dict[str, Any] | None) -> str:
        """Return a whole row that only one side has, and the rows below it a line each."""
        if plain is None:
            return NOTHING
        names = dict.fromkeys((*naming(kind), *columns_of(kind)))
        written = [name for name in names if name != "uid" and plain[name] not in (None, "", [])]
        lines = [joined(_label(kind, name), self.shown(kind, name, plain[name])) for name in written]
        for table, below in tables_of(kind).items():
            lines += [self.row(below, row).replace("\n", ", ") for row in plain[table]]
        return "\n".join(lines)

    def order(self, kind: type, table: str, where: str, sides: tuple[Any, ...]) -> Difference:
        row_kind = tables_of(kind)[table]
        theirs, mine = ("\n".join(self.row_name(row_kind, (row,)) for row in getattr(side, table)) for side in sides)
        return Difference(joined(where, _("Order of: %s") % shape_of(row_kind).title), theirs, mine)

    def shown(self, kind: type, name: str, plain: Any) -> str:
        column = column_of(kind, name)
        if plain in (None, "", []) or plain == ():
            return NOTHING
        if isinstance(column, CodesField):
            return ", ".join(self.names.name(column.vocabulary, code) for code in plain)
        if isinstance(column, CodeField):
            return self.names.name(column.vocabulary, plain)
        return _plainly(column, plain)


def _label(kind: type, name: str) -> str:
    return capfirst(str(column_of(kind, name).verbose_name))


def _is_text(column: "Field[Any, Any]") -> bool:
    return isinstance(column, CharField | TextField) and not isinstance(column, CodeField) and not column.flatchoices


def _title(kind: type) -> str:
    return str(shape_of(kind).title or capfirst(str(model_of(kind)._meta.verbose_name_plural)))


def _plainly(column: "Field[Any, Any]", plain: Any) -> str:
    if isinstance(plain, bool):
        return _("Yes") if plain else _("No")
    if isinstance(plain, int):
        return number_format(plain)
    if isinstance(column, DateField):
        return date_format(datetime.date.fromisoformat(str(plain)))
    if isinstance(column, DecimalField):
        return number_format(Decimal(plain).normalize())
    return str(dict(column.flatchoices).get(plain, plain))


def _row(side: Any, table: str, uid: str) -> Any:
    return next((row for row in getattr(side, table, ()) if row.uid == uid), None)
