"""Numbers that run through a document: paragraphs, tables and figures, each counted by itself."""

from dataclasses import replace
from itertools import count

from plans.reports.tree import Block, Document, Figure, Paragraph, Part, Table


def numbered(document: Document) -> Document:
    """Return the document with its numbers, in reading order."""
    return replace(document, parts=tuple(map(_Numbers().part, document.parts)))


class _Numbers:
    def __init__(self) -> None:
        self._counts = {kind: count(1) for kind in (Paragraph, Table, Figure)}

    def part(self, part: Part) -> Part:
        blocks = tuple(map(self._block, part.blocks))
        return replace(part, blocks=blocks, children=tuple(map(self.part, part.children)))

    def _block(self, block: Block) -> Block:
        if isinstance(block, Paragraph | Table | Figure):
            return replace(block, number=next(self._counts[type(block)]))
        return block
