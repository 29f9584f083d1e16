"""The first page of a Word document: masthead, title, and the figures that matter most."""

from collections.abc import Iterator

from plans.reports.tree import Document, KeyFigure, Masthead
from plans.reports.word.elements import Element, Look, element, paragraph, words
from plans.reports.word.package import Package
from plans.reports.word.styles import DEEP, LINE, TEXT_WIDTH

_ROOM_ABOVE_FIGURES = 2100
_ROOM_IN_BRIEF = 0
_NARROWEST = 12  # letters
_SYMBOL = Look(style="Symbol")


def cover(document: Document, package: Package) -> Iterator[Element]:
    masthead = document.masthead
    organization = words(masthead.organization.upper())
    yield paragraph("MastheadHead", *organization, *words("\t"), *words(masthead.mark, _SYMBOL))
    told = [it for it in (masthead.original, masthead.date, masthead.standing) if it]
    *lines, last = [paragraph("Masthead", *words(it)) for it in told]
    yield from lines
    yield last if masthead.old else _ruled(last)
    *bodies, last = _bodies(masthead)
    yield from bodies
    yield _ruled(last) if masthead.old else last
    yield paragraph("Title", *words(document.title, Look(language=package.language_of(own=True))))
    yield paragraph("Subtitle", *words(document.subtitle))
    if document.language_note:
        yield paragraph("MastheadNote", *words(document.language_note))
    if document.key_figures:
        yield _room(_ROOM_IN_BRIEF if document.brief else _ROOM_ABOVE_FIGURES)
        yield _figures(document.key_figures)


def _bodies(masthead: Masthead) -> Iterator[Element]:
    first, *others = masthead.bodies
    yield paragraph("MastheadBody", *words(first))
    yield from (paragraph("MastheadOther", *words(it)) for it in others)
    if masthead.session:
        session = masthead.session.upper() if masthead.old else masthead.session
        yield paragraph("MastheadSession", *words(session))


def _ruled(made: Element) -> Element:
    """Draw a line below the paragraph."""
    made[0].insert(1, element("w:pBdr", element("w:bottom", val="single", sz=10, space=14, color=DEEP)))
    return made


def _room(above: int) -> Element:
    return element("w:p", element("w:pPr", element("w:spacing", before=above, after=0)))


def _figures(figures: tuple[KeyFigure, ...]) -> Element:
    shares = [max(_NARROWEST, len(it.value)) for it in figures]
    widths = [round(TEXT_WIDTH * share / sum(shares)) for share in shares]
    lines = [element(f"w:{side}", val="single", sz=5, space=0, color=LINE) for side in ("top", "bottom")]
    properties = element(
        "w:tblPr",
        element("w:tblW", w=sum(widths), type="dxa"),
        element("w:tblBorders", *lines),
        element("w:tblLayout", type="fixed"),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
    return element("w:tbl", properties, grid, element("w:tr", *map(_figure, figures, widths)))


def _figure(it: KeyFigure, width: int) -> Element:
    said = (paragraph("KeyFigure", *words(it.value)), paragraph("KeyFigureLabel", *words(it.label)))
    return element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa")), *said)
