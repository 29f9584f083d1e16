"""Adding, moving and removing rows of a form that was sent, without saving it: the way that needs no JavaScript.

A command is the value of the button that was pressed: `risks:add`, `risks:up:3`, `risks:down:3`, `risks:remove:3`,
`risks:keep:3` and `risks:copy:3`, with the number that the row has in the form. `indicators:add:title=…&unit=…` fills
the new row in.
"""

from collections.abc import Iterable, Mapping

from django.http import QueryDict

from plans.forms.tables import MOST

TOTAL, INITIAL, ORDER, DELETE, UID = "TOTAL_FORMS", "INITIAL_FORMS", "ORDER", "DELETE", "uid"
START = "START"
"""How many rows of a long table stand before those of the form."""


class UnknownCommand(ValueError):
    """No button of ours sends this."""


def arranged(data: QueryDict, command: str) -> QueryDict:
    """Return the form's data with the rows as the command wants them, numbered in their order."""
    table, _colon, rest = command.partition(":")
    action, _colon, argument = rest.partition(":")
    if action == "add":
        return extended(data, table, [QueryDict(argument).dict()])
    data = data.copy()
    rows = in_order(data, table)
    if not argument.isdecimal() or int(argument) not in rows:
        raise UnknownCommand(command)
    _arrange(data, table, rows, action, int(argument))
    return _renumbered(data, table, rows)


def extended(data: QueryDict, table: str, rows: Iterable[Mapping[str, str | list[str]]]) -> QueryDict:
    """Return the form's data with further rows at the end of a table, filled in."""
    data = data.copy()
    places = in_order(data, table)
    for values in rows:
        number = _new_row(data, table)
        for name, value in values.items():
            data.setlist(f"{table}-{number}-{name}", value if isinstance(value, list) else [value])
        data[f"{table}-{TOTAL}"] = str(number + 1)
        places.append(number)
    return _renumbered(data, table, places)


def in_order(data: QueryDict, table: str) -> list[int]:
    """Return the numbers of a table's rows in the order that their positions say."""
    return sorted(range(rows_in(data, table)), key=lambda row: _position(data, table, row))


def rows_in(data: QueryDict, table: str) -> int:
    """Return how many rows of a table the form has. Raises UnknownCommand for a form without the table."""
    given = data.get(f"{table}-{TOTAL}", "")
    if not given.isdecimal() or int(given) > MOST:
        raise UnknownCommand(table)
    return int(given)


def _position(data: QueryDict, table: str, row: int) -> int:
    given = data.get(f"{table}-{row}-{ORDER}", "")
    return int(given) if given.isdecimal() else _start(data, table) + row + 1


def _start(data: QueryDict, table: str) -> int:
    given = data.get(f"{table}-{START}", "")
    return min(int(given), MOST) if given.isdecimal() else 0


def _new_row(data: QueryDict, table: str) -> int:
    number = rows_in(data, table)
    data[f"{table}-{number}-{UID}"] = ""
    return number


def _arrange(data: QueryDict, table: str, rows: list[int], action: str, row: int) -> None:
    leaves = f"{table}-{row}-{DELETE}"
    here = rows.index(row)
    if action in _STEPS:
        rows.insert(max(here + _STEPS[action], 0), rows.pop(here))
    elif action == "keep":
        data.pop(leaves, None)
    elif action == "copy":
        rows.insert(here + 1, _copy(data, table, row))
    elif action != "remove":
        raise UnknownCommand(action)
    elif data.get(f"{table}-{row}-{UID}"):
        data[leaves] = "on"  # a stored row stays in sight until the form is saved
    else:
        rows.pop(here)


def _copy(data: QueryDict, table: str, row: int) -> int:
    """Give the form a new row that says what this one says."""
    number, start = _new_row(data, table), f"{table}-{row}-"
    for name in [name for name in data if name.startswith(start) and name != f"{start}{UID}"]:
        data.setlist(f"{table}-{number}-{name.removeprefix(start)}", data.getlist(name))
    data.pop(f"{table}-{number}-{DELETE}", None)
    return number


_STEPS = {"up": -1, "down": 1}


def _renumbered(data: QueryDict, table: str, rows: list[int]) -> QueryDict:
    """Give each row its place as its number, in all names below it."""
    numbers = {str(row): place for place, row in enumerate(rows)}
    renumbered = QueryDict(mutable=True)
    for name, values in data.lists():
        row, _dash, rest = name.removeprefix(f"{table}-").partition("-")
        if not name.startswith(f"{table}-") or not row.isdecimal():
            renumbered.setlist(name, values)
        elif row in numbers:
            renumbered.setlist(f"{table}-{numbers[row]}-{rest}", values)
    start, paged = _start(data, table), f"{table}-{START}" in data
    for place, number in enumerate(rows):
        wanted, here = _position(data, table, number), range(start + 1, start + len(rows) + 1)
        going = paged and wanted not in here  # to another page of the table
        renumbered[f"{table}-{place}-{ORDER}"] = str(wanted if going else here[place])
    renumbered[f"{table}-{TOTAL}"] = renumbered[f"{table}-{INITIAL}"] = str(len(rows))
    return renumbered
