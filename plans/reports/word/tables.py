"""Tables and facts in a Word document: heads that come again on each page, rows that stay whole."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from plans.content.prose import Points, Prose
from plans.reports.tree import Cell, Column, Fact, Facts, Look, Table
from plans.reports.word import elements, numbering
from plans.reports.word.blocks import lists, written
from plans.reports.word.captions import caption
from plans.reports.word.elements import Element, element, paragraph, told, words
from plans.reports.word.package import Package
from plans.reports.word.styles import LANGUAGES, MILLIMETRE, TEXT_WIDTH
from plans.reports.word.text import runs

_SHARES = 24
_TERM = round(46 * MILLIMETRE)
STEPS = 3
_STEPS = elements.Look(style="Steps")
_MARK = elements.Look(style="Mark")


@written.register
def _written_table(block: Table, package: Package, _level: int) -> Iterator[Element]:
    yield caption(_("Table %(number)s. %(caption)s"), "Table", block, block.caption, package)
    widths = [round(TEXT_WIDTH * column.width / _SHARES) for column in block.columns]
    lines = [_line(line, package, widths) for line in block.lines]
    if block.foot_line:
        _keep_with_next(lines[-1:])
        lines.append(_line(block.foot_line, package, widths))
    head = _head(block.columns, widths)
    look = {"firstRow": 1, "lastRow": int(bool(block.foot)), "firstColumn": 1, "lastColumn": 0}
    yield _table("Ruled", widths, [head, *lines], look, block.caption)
    yield paragraph("Remark", *words(block.note)) if block.note else paragraph("TableEnd")


@written.register
def _written_facts(block: Facts, package: Package, _level: int) -> Iterator[Element]:
    widths = [_TERM, TEXT_WIDTH - _TERM]
    look = {"firstRow": 0, "lastRow": 0, "firstColumn": 1, "lastColumn": 0}
    rows = [_fact(fact, package, widths) for fact in block.facts]
    _keep_with_next(rows[:-1])
    yield _table("Terms", widths, rows, look)
    yield paragraph("TableEnd")


def _table(
    style: str, widths: Sequence[int], rows: list[Element], look: dict[str, int], described: str = ""
) -> Element:
    properties = element(
        "w:tblPr",
        element("w:tblStyle", val=style),
        element("w:tblW", w=sum(widths), type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblLook", noHBand=1, noVBand=1, **look),
        element("w:tblCaption", val=described) if described else None,
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
    return element("w:tbl", properties, grid, *rows)


def _row(cells: Sequence[Element], *properties: Element) -> Element:
    return element("w:tr", element("w:trPr", element("w:cantSplit"), *properties), *cells)


def _cell(width: int, *content: Element) -> Element:
    return element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa")), *content)


def _head(columns: Sequence[Column], widths: Sequence[int]) -> Element:
    cells = []
    for column, width in zip(columns, widths, strict=True):
        cells.append(_cell(width, _standing(paragraph("TableHead", *words(column.heading)), column)))
        cells[-1][0].append(element("w:vAlign", val="bottom"))
    return _row(cells, element("w:tblHeader"))


def _line(line: list[tuple[Column, Cell]], package: Package, widths: Sequence[int]) -> Element:
    cells = [
        _cell(width, *_content(cell, column, package, first=not place))
        for place, ((column, cell), width) in enumerate(zip(line, widths, strict=True))
    ]
    return _row(cells)


def _content(cell: Cell, column: Column, package: Package, *, first: bool) -> list[Element]:
    """Return the paragraphs of a cell; the first one of a row is its head, which marks never replace."""
    language = package.language_of(own=column.own)
    paragraphs = list(_said(cell.said, package, own=column.own))
    if first or not paragraphs:
        text = [paragraph("TableText", *_text(cell, column, LANGUAGES.get(cell.language, language), first=first))]
        if cell.below and not paragraphs:
            text.append(paragraph("TableDetail", *words(cell.below, elements.Look(language=language))))
        paragraphs = text + paragraphs
    return [_standing(it, column) for it in paragraphs]


def _text(cell: Cell, column: Column, language: str, *, first: bool) -> list[Element]:
    if column.look == Look.STEPS and not first:
        dots = "•" * cell.level + "·" * (STEPS - cell.level)
        return [*words(dots, _STEPS), *words(f"\n{cell.text}")]
    if cell.level and not first:
        return words(cell.text, _MARK)
    return words(cell.text, elements.Look(language=language))


def _standing(made: Element, column: Column) -> Element:
    return told(made, element("w:jc", val="right")) if column.look == Look.NUMBER else made


def _said(said: Prose, package: Package, *, own: bool) -> Iterator[Element]:
    for block in said:
        if isinstance(block, Points):
            yield from lists((block,), package, numbering.CELL, own=own)
        else:
            style = "TableHead" if block.kind == "heading" else "TableText"
            yield paragraph(style, *runs(block.runs, package, own=own))


def _keep_with_next(rows: Sequence[Element]) -> None:
    """Keep rows on the page of the one that follows."""
    for row in rows:
        for made in row.iter(elements.name("w:p")):
            made[0].insert(1, element("w:keepNext"))


def _fact(fact: Fact, package: Package, widths: Sequence[int]) -> Element:
    language = package.language_of(own=fact.own)
    text = list(_said(fact.said, package, own=fact.own))
    text = text or [paragraph("TableText", *words(fact.text, elements.Look(language=language)))]
    return _row([_cell(widths[0], paragraph("Term", *words(fact.term))), _cell(widths[1], *text)])
