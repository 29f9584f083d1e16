"""From a text to its blocks, and to its words alone."""

from collections.abc import Iterator

from plans.content.prose.blocks import Block, Heading, Item, Paragraph, Points, Prose
from plans.content.prose.lines import HeadingLine, ItemLines, Lines, ListLines, NoteLines, Sorted, sorted_lines
from plans.content.prose.runs import Runs, runs_of, words_in


def prose(text: str) -> Prose:
    """Return the blocks of a text."""
    return tuple(_Writer(sorted_lines(text)).blocks())


def words_of(said: Prose) -> str:
    """Return the words without their marks, a line for each block or item."""
    return "\n".join(line for block in said for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    if not isinstance(block, Points):
        yield words_in(block.runs)
        return
    for item in block.items:
        yield words_in(item.runs)
        for below in item.below:
            yield from _lines(below)


class _Notes(dict[str, Runs]):
    """The words of notes by their labels; it remembers which were called."""

    def __init__(self) -> None:
        super().__init__()
        self.called: set[str] = set()

    def __getitem__(self, label: str) -> Runs:
        self.called.add(label)
        return super().__getitem__(label)


class _Writer:
    def __init__(self, found: list[Sorted]) -> None:
        self.found = found
        self.notes = _Notes()
        self.kept = {note.label: note for note in reversed(found) if isinstance(note, NoteLines)}
        self.notes.update({label: runs_of(note.text) for label, note in self.kept.items()})

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks. A note that nothing calls becomes a paragraph, so that no word goes missing."""
        made = [None if isinstance(it, NoteLines) else self._block(it) for it in self.found]
        headed = False
        for found, block in zip(self.found, made, strict=True):
            if isinstance(found, NoteLines):
                yield from self._left_over(found)
            elif isinstance(block, Heading):
                yield block if headed else Heading(block.runs, 1)
                headed = True
            elif block:
                yield block

    def _block(self, found: Sorted) -> Block:
        if isinstance(found, ListLines):
            return self._points(found)
        if isinstance(found, HeadingLine):
            return Heading(self._runs(found), found.level)
        return Paragraph(self._runs(found))

    def _points(self, found: ListLines) -> Points:
        return Points(tuple(map(self._item, found.items)))

    def _item(self, found: ItemLines) -> Item:
        return Item(self._runs(found), found.number, tuple(map(self._points, found.below)))

    def _runs(self, found: Lines) -> Runs:
        return runs_of(found.text, self.notes)

    def _left_over(self, note: NoteLines) -> Iterator[Paragraph]:
        if note is not self.kept[note.label] or note.label not in self.notes.called:
            yield Paragraph(runs_of(f"[^{note.label}]: {note.text}"))
