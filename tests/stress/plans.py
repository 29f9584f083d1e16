"""Plans from a seed: of any size, with empty parts, and with figures and dates that fit nothing."""

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db import models

from plans.catalogue import Catalogue
from plans.content import SECTION_KEYS, PlanContent, values
from plans.content.rows import column_of, columns_of, section_kind, tables_of
from plans.models import Language
from plans.models.fields import CodeField, CodesField, CountField
from tests.stress import texts
from tests.stress.texts import Temper

EDITIONS = {"2021": "S21-{:02}", "2012": "S12-{:02}"}
NUMBERS: tuple[int | None, ...] = (None, 0, 1, 17, 4_800, 61_000, 2_345_678, 10_000_000_000)
DAYS = tuple(datetime.date(*it) for it in ((1, 1, 1), (1999, 12, 31), (2026, 1, 1), (2026, 12, 31), (9999, 12, 31)))
SIZES = ((0, texts.CALM), (2, texts.CALM), (3, texts.MIXED), (2, texts.WILD), (5, texts.MIXED), (2, texts.LONG))
MANY = 80
"""Rows of a table that somebody has pasted from a sheet."""


def made_plan(draw: random.Random, names: Catalogue) -> PlanContent:
    rows, temper = draw.choice(SIZES)
    edition = draw.choice(tuple(EDITIONS))
    make = Maker(draw, names, rows, temper, edition)
    sections = {key: make.value(section_kind(key)) for key in SECTION_KEYS if draw.random() < 0.9}
    chosen = sorted(draw.sample(range(1, 16), draw.choice((0, 1, 1, 2, 2, 3, 3, 15))))
    responses = tuple(make.response(EDITIONS[edition].format(number)) for number in chosen)
    plan = PlanContent(reference="SSD-2026-01", office="RO-NBO", edition=edition, responses=responses, **sections)
    return replace(plan, identity=replace(plan.identity, language=draw.choice(Language.values)))


@dataclass(frozen=True)
class Maker:
    draw: random.Random
    names: Catalogue
    rows: int
    temper: Temper
    edition: str

    def value(self, kind: type) -> Any:
        """Return a value of a section or of a row."""
        columns = {name: self.column(kind, name) for name in columns_of(kind)}
        return kind(**columns, **{name: self.table(row) for name, row in tables_of(kind).items()})

    def response(self, sector: str) -> values.SectorResponse:
        made: values.SectorResponse = replace(self.value(values.SectorResponse), sector=sector)
        return made

    def table(self, kind: type) -> tuple[Any, ...]:
        many = self.rows and kind is not values.PlanCountry and self.draw.random() < 0.01
        count = MANY if many else self.draw.randint(0, self.rows)
        return tuple(self.value(kind) for _ in range(count))

    def column(self, kind: type, name: str) -> Any:
        if name == "uid":
            return f"{self.draw.getrandbits(32):08x}"
        column = column_of(kind, name)
        if isinstance(column, CodeField | CodesField):
            return self.codes(column)
        if column.choices:
            return self.draw.choice([code for code, _label in column.flatchoices])
        return next(make(self, column) for parent, make in _BY_TYPE if isinstance(column, parent))

    def codes(self, column: Any) -> Any:
        """Return one or more codes, now and then one that nobody knows."""
        codes = [it.code for it in self.names.entries(column.vocabulary)] or ["o1"]
        if isinstance(column, CodesField):
            return tuple(self.draw.sample(codes, self.draw.randint(0, min(len(codes), self.draw.choice((2, 30))))))
        return self.draw.choice((self.draw.choice(codes), self.draw.choice(codes), "", "GONE-1"))

    def line(self, column: Any) -> str:
        return texts.line(self.draw, self.temper, column.max_length or 300)

    def narrative(self, column: Any) -> str:
        return texts.narrative(self.draw, self.temper, column.max_length or 30_000)

    def number(self, _column: Any) -> int | None:
        return self.draw.choice(NUMBERS)

    def small_number(self, _column: Any) -> int | None:
        return self.draw.choice((None, 1, 2, 3, 4, 5))

    def decimal(self, _column: Any) -> Decimal | None:
        return self.draw.choice((None, Decimal(0), Decimal("41.50"), Decimal("-999999999999.99")))

    def day(self, _column: Any) -> datetime.date | None:
        return self.draw.choice((None, *DAYS))

    def truth(self, _column: Any) -> bool | None:
        return self.draw.choice((None, True, False))


_BY_TYPE: tuple[tuple[type, Callable[[Maker, Any], Any]], ...] = (
    (models.BooleanField, Maker.truth),
    (CountField, Maker.number),
    (models.PositiveSmallIntegerField, Maker.small_number),
    (models.IntegerField, Maker.number),
    (models.DecimalField, Maker.decimal),
    (models.DateField, Maker.day),
    (models.TextField, Maker.narrative),
    (models.CharField, Maker.line),
)
