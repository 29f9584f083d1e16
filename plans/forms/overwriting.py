"""Where in a table a block of cells goes: over the rows from one on, or below all that the form has.

`block-from` is the row that it begins at, `block-there` how many rows the table had then, `block-where` what somebody
chose. Unless they chose, a block with names of columns above it is new rows; any other is written over what is there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from plans.forms.arranging import START, in_order, rows_in
from plans.forms.pasting import Controls
from plans.forms.records import RecordForm
from plans.forms.tables import RowSet

OVER, BELOW = "over", "below"


@dataclass(frozen=True)
class Target:
    """`rows` are the numbers of the form's rows from the first on, `held` what their controls hold.

    `first` is a row's number in the whole table, of which the form may have a part.
    """

    first: int
    there: int
    rows: list[int]
    held: list[dict[str, str]]
    where: str

    @property
    def offered(self) -> bool:
        """Whether there is anything to write over."""
        return any(any(row.values()) for row in self.held)

    def over(self, *, headed: bool) -> bool:
        chosen = self.where or (BELOW if headed else OVER)
        return self.offered and chosen == OVER


def target_in(data: QueryDict, table: str, form: RecordForm) -> Target:
    """Return where the block goes of a form that has the rows, or is without the table. Raises UnknownCommand."""
    rows = in_order(data, table) if f"{table}-TOTAL_FORMS" in data else []
    first, there = _number(data, "block-from"), _number(data, "block-there") or len(rows)
    start = _number(data, f"{table}-{START}")
    reached = rows[first - 1 - start : there] if first > start else []
    fields = [field.name for field in form.shown]
    held = [{name: data.get(f"{table}-{row}-{name}", "") for name in fields} for row in reached]
    return Target(first, there, reached, held, data.get("block-where", ""))


def with_rows(data: QueryDict, table: RowSet) -> QueryDict:
    """Return the form's data with the rows of a table as a page would hold them, behind its own."""
    data, prefix = data.copy(), str(table.prefix)
    for form in table:
        number = rows_in(data, prefix)
        for field in (form["uid"], *form.shown):
            held = field.field.widget.format_value(field.value())
            data.setlist(f"{prefix}-{number}-{field.name}", held if isinstance(held, list) else [str(held or "")])
        data[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
    return data


def _number(data: QueryDict, name: str) -> int:
    given = data.get(name, "")
    return int(given) if given.isdecimal() else 0


def write_over(data: QueryDict, table: str, rows: Mapping[int, Controls]) -> None:
    """Put what the controls of rows shall hold into a form, by the number of the row."""
    for row, controls in rows.items():
        for name, value in controls.items():
            data.setlist(f"{table}-{row}-{name}", value if isinstance(value, list) else [value])
