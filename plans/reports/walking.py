"""Going through a document in reading order, changing its blocks and the runs of its texts on the way."""

from dataclasses import replace

from plans.content.prose import Points, Prose, Run, Runs, points_with_runs, with_runs
from plans.reports.characters import breakable
from plans.reports.tree import Block, Box, Cell, Facts, Lists, Paragraph, Part, Subheading, Table, Voice


class Walk:
    """Changes nothing itself: `met` and `said` are what others change."""

    def part(self, part: Part) -> Part:
        blocks = tuple(map(self._block, part.blocks))
        return replace(part, blocks=blocks, children=tuple(map(self.part, part.children)))

    def met(self, block: Block) -> Block:
        """Return what becomes of a block, before what is in it is met."""
        return block

    def said(self, run: Run) -> Run:
        """Return what becomes of a run."""
        return run

    def _block(self, block: Block) -> Block:
        block = self.met(block)
        match block:
            case Paragraph():
                block = replace(block, runs=self._runs(block.runs), lists=self._lists(block.lists))
            case Subheading():
                block = replace(block, runs=self._runs(block.runs))
            case Lists():
                block = replace(block, lists=self._lists(block.lists))
            case Facts():
                block = Facts(tuple(replace(fact, said=self._prose(fact.said)) for fact in block.facts))
            case Table():
                block = replace(block, rows=tuple(tuple(map(self._cell, row)) for row in block.rows))
            case Box() | Voice():
                block = replace(block, blocks=tuple(map(self._block, block.blocks)))
        return block

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, said=self._prose(cell.said)) if cell.said else cell

    def _prose(self, said: Prose) -> Prose:
        return tuple(with_runs(block, self._runs) for block in said)

    def _lists(self, lists: tuple[Points, ...]) -> tuple[Points, ...]:
        return tuple(points_with_runs(points, self._runs) for points in lists)

    def _runs(self, runs: Runs) -> Runs:
        return breakable(tuple(map(self.said, runs)))
