"""What a document says, line by line: a paragraph, an item, a fact or the row of a table is a line."""

from collections.abc import Iterator

from plans.content.prose import words_in, words_of
from plans.reports.tree import Block, Box, Facts, Figure, Lists, Paragraph, Picture, Subheading, Table, Voice


def lines_of(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield words_in(block.runs)
            yield words_of(block.lists)
        case Lists():
            yield words_of(block.lists)
        case Subheading():
            yield words_in(block.runs)
        case Facts():
            yield from (f"{it.term}: {words_of(it.said) or it.text}" for it in block.facts)
        case Table():
            yield from (" · ".join(cell.text for cell in row if cell.text) for row in block.rows)
        case Picture() | Figure():
            yield block.caption
        case Box() | Voice():
            yield block.title if isinstance(block, Box) else ""
            yield from (line for it in block.blocks for line in lines_of(it))
