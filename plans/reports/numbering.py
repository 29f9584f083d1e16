"""Numbers that run through a document: paragraphs, tables, figures and footnotes, each counted by itself."""

from dataclasses import replace
from itertools import count

from plans.content.prose import Points, Prose, Run, Runs, points_with_runs, with_runs
from plans.reports.tree import Block, Cell, Document, Facts, Figure, Lists, Paragraph, Part, Picture, Subheading, Table


def numbered(document: Document) -> Document:
    """Return the document with its numbers, in reading order."""
    return replace(document, parts=tuple(map(_Numbers().part, document.parts)))


def numbered_part(part: Part) -> Part:
    """Return a part with numbers of its own."""
    return _Numbers().part(part)


class _Numbers:
    def __init__(self) -> None:
        self._counts: dict[type, count[int]] = {kind: count(1) for kind in (Paragraph, Table, Figure, Run)}
        self._counts[Picture] = self._counts[Figure]
        self._called: list[Run] = []

    def part(self, part: Part) -> Part:
        self._called = []
        blocks = tuple(map(self._block, part.blocks))
        notes = tuple(self._called)
        return replace(part, blocks=blocks, notes=notes, children=tuple(map(self.part, part.children)))

    def _block(self, block: Block) -> Block:
        if isinstance(block, Paragraph | Table | Figure | Picture):
            block = replace(block, number=next(self._counts[type(block)]))
        match block:
            case Paragraph():
                return replace(block, runs=self._runs(block.runs), lists=self._lists(block.lists))
            case Subheading():
                return replace(block, runs=self._runs(block.runs))
            case Lists():
                return replace(block, lists=self._lists(block.lists))
            case Facts():
                return Facts(tuple(replace(fact, said=self._said(fact.said)) for fact in block.facts))
            case Table():
                return replace(block, rows=tuple(tuple(map(self._cell, row)) for row in block.rows))
        return block

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, said=self._said(cell.said)) if cell.said else cell

    def _said(self, said: Prose) -> Prose:
        return tuple(with_runs(block, self._runs) for block in said)

    def _lists(self, lists: tuple[Points, ...]) -> tuple[Points, ...]:
        return tuple(points_with_runs(points, self._runs) for points in lists)

    def _runs(self, runs: Runs) -> Runs:
        return tuple(map(self._run, runs))

    def _run(self, run: Run) -> Run:
        if not run.note:
            return run
        run = replace(run, number=next(self._counts[Run]))
        self._called.append(run)
        return run
