"""Blocks of a part as paragraphs and tables of a Word document."""

from collections.abc import Iterator
from functools import singledispatch

from plans.content.prose import Item, Points
from plans.reports import tree
from plans.reports.references import anchor_of
from plans.reports.word import numbering
from plans.reports.word.elements import Element, element, paragraph, told, words
from plans.reports.word.package import Package
from plans.reports.word.text import runs

_DEEPEST_HEADING = 5


@singledispatch
def written(block: tree.Block, package: Package, level: int) -> Iterator[Element]:
    """Yield what a block is in Word; `level` is that of the heading above it."""
    raise NotImplementedError(type(block))


@written.register
def _written_paragraph(block: tree.Paragraph, package: Package, _level: int) -> Iterator[Element]:
    said = runs(block.runs, package, own=block.own)
    if block.key:
        said = package.marks.around_number(anchor_of(block), said)
    yield paragraph("NumberedParagraph", *said)
    yield from lists(block.lists, package, numbering.WITHIN, own=block.own)


@written.register
def _written_lists(block: tree.Lists, package: Package, _level: int) -> Iterator[Element]:
    yield from lists(block.lists, package, numbering.MARGIN, own=block.own)


@written.register
def _written_subheading(block: tree.Subheading, package: Package, level: int) -> Iterator[Element]:
    yield paragraph(heading_style(level + block.level), *runs(block.runs, package, own=block.own))


@written.register
def _written_note(block: tree.Note, _package: Package, _level: int) -> Iterator[Element]:
    yield paragraph("Remark", *words(block.text))


@written.register
def _written_voice(block: tree.Voice, package: Package, level: int) -> Iterator[Element]:
    with package.speaking(block.language):
        for it in block.blocks:
            yield from written(it, package, level)


def heading_style(level: int) -> str:
    return f"Heading{min(level, _DEEPEST_HEADING)}"


def lists(
    given: tuple[Points, ...], package: Package, place: int, *, own: bool = False, level: int = 0
) -> Iterator[Element]:
    """Yield a paragraph for each item; the numbers of a list are those that were typed."""
    for points in given:
        number, expected = package.numbering.points(place), None
        for item in points.items:
            if item.number is not None and item.number != expected:
                number = package.numbering.counted(place, numbering.deepest(level), item.number)
            expected = None if item.number is None else item.number + 1
            yield _item(item, package, number, place, level, own=own)
            yield from lists(item.below, package, place, own=own, level=level + 1)


def _item(item: Item, package: Package, number: int, place: int, level: int, *, own: bool) -> Element:
    style = "TableList" if place == numbering.CELL else "ListParagraph"
    standing = element("w:numPr", element("w:ilvl", val=numbering.deepest(level)), element("w:numId", val=number))
    return told(paragraph(style, *runs(item.runs, package, own=own)), standing)
