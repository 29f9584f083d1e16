"""Numbers that run through a document: paragraphs, tables, figures, boxes and footnotes, each counted by itself."""

from dataclasses import replace
from itertools import count

from plans.content.prose import Run
from plans.reports.references import with_references
from plans.reports.tree import Block, Box, Document, Figure, Paragraph, Part, Picture, Table
from plans.reports.walking import Walk


def numbered(document: Document) -> Document:
    """Return the document with its numbers, in reading order, and with references to them."""
    return replace(document, parts=with_references(tuple(map(_Numbers().part, document.parts))))


def numbered_part(part: Part) -> Part:
    """Return a part with numbers of its own."""
    return _Numbers().part(part)


class _Numbers(Walk):
    def __init__(self) -> None:
        self._counts: dict[type, count[int]] = {kind: count(1) for kind in (Paragraph, Table, Figure, Box, Run)}
        self._counts[Picture] = self._counts[Figure]
        self._called: list[Run] = []

    def part(self, part: Part) -> Part:
        called: list[Run] = []
        self._called = called
        return replace(super().part(part), notes=tuple(called))

    def met(self, block: Block) -> Block:
        if isinstance(block, Paragraph | Table | Figure | Picture | Box):
            return replace(block, number=next(self._counts[type(block)]))
        return block

    def said(self, run: Run) -> Run:
        if not run.note:
            return run
        run = replace(run, number=next(self._counts[Run]))
        self._called.append(run)
        return run
