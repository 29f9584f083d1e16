"""Tables: regular, and with a head for every cell."""

from collections.abc import Iterator

from tests.plans.reports.accessible.tags import Tag

SCOPES = {"/Row", "/Column", "/Both"}


def table_faults(table: Tag) -> Iterator[str]:
    rows = [[cell for cell in row.kids for _ in range(_span(cell))] for row in table.all("TR")]
    if not rows:
        yield "a table has no rows"
        return
    if len({len(row) for row in rows}) > 1:
        yield "the rows of a table differ in length"
        return
    yield from _head_faults(table)
    for place, column in enumerate(zip(*rows, strict=True)):
        for row, cell in zip(rows, column, strict=True):
            if cell.kind == "TD" and not (_headed(row, "/Row") or _headed(column, "/Column") or _names_heads(cell)):
                yield f"a cell in column {place + 1} of a table has no head"


def _head_faults(table: Tag) -> Iterator[str]:
    if any(cell.attributes.get("/Scope") not in SCOPES for cell in table.all("TH")):
        yield "a head of a table does not say what it is the head of"
    captions = [place for place, kid in enumerate(table.kids) if kid.kind == "Caption"]
    if len(captions) > 1 or any(place not in {0, len(table.kids) - 1} for place in captions):
        yield "the caption of a table stands in its middle"


def _span(cell: Tag) -> int:
    return int(cell.attributes.get("/ColSpan", 1))


def _headed(cells: "list[Tag] | tuple[Tag, ...]", scope: str) -> bool:
    return any(it.kind == "TH" and it.attributes.get("/Scope") in {scope, "/Both"} for it in cells)


def _names_heads(cell: Tag) -> bool:
    return bool(cell.attributes.get("/Headers"))
