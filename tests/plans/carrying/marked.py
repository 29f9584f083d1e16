"""A plan in which every field holds something, and every text, figure and date something found nowhere else."""

import datetime
from decimal import Decimal
from itertools import count
from typing import Any

from django.db.models import BooleanField, DateField, DecimalField, Field

from plans.catalogue import catalogue
from plans.content import SECTION_KEYS, PlanContent, values
from plans.content.rows import columns_of, model_of, section_kind, tables_of
from plans.models import Kind, Language
from plans.models.fields import CodeField, CodesField, CountField, MoneyField

FIRST_DAY = datetime.date(1990, 1, 1)


class Marker:
    """Fills records; `marks` are the texts, figures and dates given away, in their plain form."""

    def __init__(self, edition: str) -> None:
        self.scopes = {"sector": edition, "strategic-objective": "IOM-2024-2028", "age-band": "OCHA3"}
        self.numbers = count(1001)
        self.marks: list[str] = []

    def content(self, sectors: tuple[str, ...], *, office: str = "SSD") -> PlanContent:
        sections = {key: self.record(section_kind(key)) for key in SECTION_KEYS}
        return PlanContent(
            reference="SSD-2026-01",
            office=office,
            edition=self.scopes["sector"],
            responses=tuple(self.record(values.SectorResponse, sector=sector) for sector in sectors),
            attachments=(self.record(values.Attachment),),
            **sections,
        )

    def record(self, kind: type, **given: Any) -> Any:
        columns = {name: self.column(name, _column(kind, name)) for name in columns_of(kind) if name not in given}
        tables = {name: tuple(self.rows(row)) for name, row in tables_of(kind).items()}
        return kind(**given, **columns, **tables)

    def rows(self, kind: type) -> Any:
        for number in (0, 1):
            row = self.record(kind)
            coded = [name for name in columns_of(kind) if isinstance(_column(kind, name), CodeField)]
            keys = [name for name in coded if not _column(kind, name).blank]
            yield kind(**vars(row) | {name: self.codes(_column(kind, name))[number] for name in keys})

    def column(self, name: str, column: Any) -> Any:
        number = next(self.numbers)
        if isinstance(column, CodeField):
            return self.codes(column)[0]
        if isinstance(column, CodesField):
            return tuple(self.codes(column)[:2])
        if name in _FIXED:
            return _FIXED[name]
        if isinstance(column, BooleanField):
            return True
        return self.marked(name, column, number)

    def marked(self, name: str, column: "Field[Any, Any]", number: int) -> Any:
        value: Any = f"{name}-{number}"
        if isinstance(column, DateField):
            value = FIRST_DAY + datetime.timedelta(number)
        elif isinstance(column, CountField | MoneyField) or name == "size":
            value = 10_000_000 + number
        elif isinstance(column, DecimalField):
            value = Decimal(20_000_000 + number)
        if name != "uid":
            self.marks.append(str(value))
        return value

    def codes(self, column: Any) -> list[str]:
        if column.vocabulary == "objective":
            return ["o1", "o2"]
        found = catalogue().entries(column.vocabulary, self.scopes.get(column.vocabulary, ""))
        return [entry.code for entry in found]


_FIXED: dict[str, Any] = {
    "kind": Kind.CRISIS_RESPONSE.value,
    "language": Language.ENGLISH.value,
    "likelihood": 4,
    "impact": 5,
}


def _column(kind: type, name: str) -> Any:
    return model_of(kind)._meta.get_field(name)
