"""Where in a table a block of cells goes: over the rows from one on, or below all of them.

`block-from` is the row that it begins at, `block-there` how many rows the table had then, `block-where` what somebody
chose. Unless they chose, a block with names of columns above it is new rows; any other is written over what is there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from plans.forms.arranging import in_order
from plans.forms.pasting import Controls
from plans.forms.records import RecordForm

OVER, BELOW = "over", "below"


@dataclass(frozen=True)
class Target:
    """`rows` are the numbers of the form's rows from the first on, `held` what their controls hold."""

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
    reached = rows[first - 1 : there] if first else []
    fields = [field.name for field in form.shown]
    held = [{name: data.get(f"{table}-{row}-{name}", "") for name in fields} for row in reached]
    return Target(first, there, reached, held, data.get("block-where", ""))


def _number(data: QueryDict, name: str) -> int:
    given = data.get(name, "")
    return int(given) if given.isdecimal() else 0


def write_over(data: QueryDict, table: str, rows: Mapping[int, Controls]) -> None:
    """Put what the controls of rows shall hold into a form, by the number of the row."""
    for row, controls in rows.items():
        for name, value in controls.items():
            data.setlist(f"{table}-{row}-{name}", value if isinstance(value, list) else [value])
