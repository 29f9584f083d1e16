"""Finding things in a document."""

from collections.abc import Iterator

from plans.reports import Document
from plans.reports.tree import Figure, Part, Table


def parts_of(document: Document) -> dict[str, Part]:
    """Return every part at every depth by its key."""

    def below(part: Part) -> Iterator[Part]:
        yield part
        for child in part.children:
            yield from below(child)

    return {part.key: part for top in document.parts for part in below(top)}


def table(document: Document, key: str, place: int = 0) -> Table:
    """Return one of the tables of a part, by their order."""
    return [block for block in parts_of(document)[key].blocks if isinstance(block, Table)][place]


def texts(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in table.rows]


def column(table: Table, place: int) -> list[str]:
    return [row[place].text for row in table.rows]


def figures(document: Document) -> list[Figure]:
    return [block for block in document.blocks() if isinstance(block, Figure)]


def words_of(document: Document) -> str:
    """Return all that the document says, as Python writes it: good enough to look for something in it."""
    return str(document)
