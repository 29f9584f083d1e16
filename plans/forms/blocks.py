"""A block of cells as spreadsheets copy it: tabs between cells, line ends between rows, quotes where a cell needs them.

Spreadsheets put quotes around a cell that holds a tab, a line end or, some of them, a quote. Others copy a text that
begins with a quote as it stands: quotes count only where they close at the end of the cell.
"""

import re

Rows = list[list[str]]

_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|\Z)')
_NEEDS_QUOTES = re.compile(r'[\t\n"]')


def read_block(text: str) -> Rows:
    """Return the cells of each row, trimmed; rows without any text at the end are left out."""
    rows: Rows = [[]]
    for match in _CELL.finditer(text.replace("\r\n", "\n").replace("\r", "\n")):
        quoted, plain, end = match.groups()
        rows[-1].append((plain if quoted is None else quoted.replace('""', '"')).strip())
        if end == "\n":
            rows.append([])
        elif not end:
            break
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def write_block(rows: Rows) -> str:
    """Return the block that reads as these rows, for a spreadsheet to take back."""
    return "\n".join("\t".join(map(_written, row)) for row in rows)


def _written(cell: str) -> str:
    if not _NEEDS_QUOTES.search(cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
