"""Running text in a document: the plan's own as its office wrote it, and sentences that the document says itself."""

from collections.abc import Iterable
from dataclasses import replace

from plans.content.prose import Heading, Item, Points, Prose, Run, plain, prose, words_of
from plans.content.prose import Paragraph as PlainParagraph
from plans.reports.references import referring
from plans.reports.tree import Block, Cell, Fact, Lists, Paragraph, Subheading
from plans.reports.words import UNKNOWN


def paragraphs(text: str) -> tuple[Block, ...]:
    """Return the plan's own words as numbered paragraphs; a list belongs to the paragraph before it."""
    blocks: list[Block] = []
    for it in prose(text):
        if isinstance(it, Points):
            _append(blocks, it)
        elif isinstance(it, Heading):
            blocks.append(Subheading(it.runs, it.level, own=True))
        else:
            blocks.append(Paragraph(it.runs, own=True))
    return tuple(blocks)


def _append(blocks: list[Block], points: Points) -> None:
    before = blocks[-1] if blocks else None
    if isinstance(before, Paragraph | Lists):
        blocks[-1] = replace(before, lists=(*before.lists, points))
    else:
        blocks.append(Lists((points,), own=True))


def sentence(text: str, points: Iterable[str] = (), key: str = "", **keys: str) -> Paragraph:
    """Return a paragraph in the document's own words, which refers to what has these keys."""
    return Paragraph(referring(text, keys) if keys else plain(text), listing(points), key=key)


def listing(points: Iterable[str]) -> tuple[Points, ...]:
    items = tuple(Item(plain(point)) for point in points)
    return (Points(items),) if items else ()


def cell(text: str) -> Cell:
    """Return the cell of a running text."""
    words, said = _told(text)
    return Cell(words or UNKNOWN, said=said)


def titled_cell(title: str, text: str) -> Cell:
    """Return the cell of a title with running text below it."""
    below, said = _told(text)
    return Cell(title or UNKNOWN, below, said=said)


def fact(term: str, text: str) -> Fact:
    words, said = _told(text)
    return Fact(term, words, own=True, said=said)


def _told(text: str) -> tuple[str, Prose]:
    """Return the words of a text, and what it is beyond these, which is nothing for most."""
    said = prose(text)
    words = words_of(said)
    return words, () if said in {(), (PlainParagraph((Run(words),)),)} else said
