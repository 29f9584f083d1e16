"""A printed document as a value: what it says and in which order, before anybody decides how it looks.

All formats print this tree. Its text is plain: whoever prints it escapes it. A text refers to a block by its `key`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeAlias

from plans.content.prose import Points, Prose, Run, Runs
from plans.reports.heights import Line


@dataclass(frozen=True)
class Paragraph:
    """Running text, numbered through the document, with the lists that belong to it."""

    kind: ClassVar[str] = "paragraph"
    runs: Runs
    lists: tuple[Points, ...] = ()
    own: bool = False
    """Whether these are the plan's own words, in its own language."""
    number: int = 0
    key: str = ""


@dataclass(frozen=True)
class Lists:
    """Lists without a paragraph before them."""

    kind: ClassVar[str] = "lists"
    lists: tuple[Points, ...]
    own: bool = False


@dataclass(frozen=True)
class Subheading:
    """A heading within a running text. It has no number: those of paragraphs run past it."""

    kind: ClassVar[str] = "subheading"
    runs: Runs
    level: int
    """1 below the heading of its part, 2 below that."""
    own: bool = False


@dataclass(frozen=True)
class Note:
    """A remark that is not part of the plan: about missing text, or about how to read what is beside it."""

    kind: ClassVar[str] = "note"
    text: str


@dataclass(frozen=True)
class Fact:
    term: str
    text: str
    own: bool = False
    said: Prose = ()
    """The text with its marks, where it has any."""


@dataclass(frozen=True)
class Facts:
    """Terms and what they are here, side by side."""

    kind: ClassVar[str] = "facts"
    facts: tuple[Fact, ...]


class Look(StrEnum):
    """How a column of a table stands."""

    TEXT = "text"
    NUMBER = "number"
    STEPS = "steps"
    MARK = "mark"


@dataclass(frozen=True, kw_only=True)
class Column:
    heading: str
    width: int
    """Share of the table's width; the shares of a table make 24."""
    look: Look = Look.TEXT
    own: bool = False


@dataclass(frozen=True)
class Cell:
    text: str
    below: str = ""
    level: int = 0
    """Steps reached, in a column of steps; 1 for a mark."""
    said: Prose = ()
    """The text below, or else the text, with its marks, where it has any."""
    language: str = ""
    """Of its text, where that is neither that of the document nor that of its column."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """The first cell of a row is its head. A matrix is a table of steps or marks."""

    kind: ClassVar[str] = "table"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    foot: tuple[Cell, ...] = ()
    note: str = ""
    number: int = 0
    key: str = ""

    @property
    def lines(self) -> list[Line]:
        return [Line(zip(self.columns, row, strict=True)) for row in self.rows]

    @property
    def foot_line(self) -> Line:
        return Line(zip(self.columns, self.foot, strict=True)) if self.foot else Line()


@dataclass(frozen=True, kw_only=True)
class Figure:
    kind: ClassVar[str] = "figure"
    caption: str
    svg: str
    """A drawing of our own making, safe to print as it is; its title says the same in words."""
    note: str = ""
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture that people added, counted with the figures; whoever prints it fetches it by its name."""

    kind: ClassVar[str] = "picture"
    uid: str
    sha256: str
    caption: str
    credit: str
    alternative_text: str
    width: int
    height: int
    number: int = 0
    lost: bool = False
    """Whether it cannot be read: a word stands in its place."""


@dataclass(frozen=True)
class Piece:
    """Words of a text that changed: `kind` is "added", "removed", or "" for what stayed."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class Change:
    """A text that changed: where it stands, and its lines before and after as one."""

    kind: ClassVar[str] = "change"
    where: str
    lines: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class Space:
    """Lines for somebody to write on by hand."""

    kind: ClassVar[str] = "space"
    lines: int

    @property
    def rules(self) -> range:
        return range(self.lines)


@dataclass(frozen=True, kw_only=True)
class Box:
    """What stands aside from the running text under a title of its own."""

    kind: ClassVar[str] = "box"
    title: str
    blocks: tuple["Block", ...]
    number: int = 0
    key: str = ""


@dataclass(frozen=True)
class Voice:
    """Blocks whose own words are in a language that is neither that of the document nor of a plan that it is of."""

    kind: ClassVar[str] = "voice"
    language: str
    blocks: tuple["Block", ...]


Block: TypeAlias = (
    Paragraph | Lists | Subheading | Note | Facts | Table | Figure | Picture | Change | Space | Box | Voice
)


@dataclass(frozen=True, kw_only=True)
class Part:
    """A chapter, or a piece of one. `key` is its anchor: the key of the plan's section where it has one.

    `numeral` is that of an annex, as its heading has it; `language` that of its heading, where it is a third one;
    `new_page` says whether it begins on a page of its own, `pieces_in_contents` whether the contents name its children.
    """

    key: str
    heading: str
    blocks: tuple[Block, ...] = ()
    children: tuple["Part", ...] = ()
    numeral: str = ""
    own: bool = False
    """Whether the heading is the plan's own words."""
    language: str = ""
    new_page: bool = False
    pieces_in_contents: bool = False
    notes: tuple[Run, ...] = ()
    """The footnotes that its blocks call, once they are numbered."""


@dataclass(frozen=True, kw_only=True)
class Masthead:
    organization: str
    mark: str
    """The symbol that somebody typed, or the word for a draft; never made up."""
    original: str
    date: str
    bodies: tuple[str, ...]
    """Whose document it is; before the 105th session in all three languages."""
    session: str = ""  # of the body, as the symbol has it
    standing: str = ""
    old: bool = False
    """Whether it has the form from before the 105th session."""


@dataclass(frozen=True)
class KeyFigure:
    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Document:
    language: str
    own_language: str
    """Language in which the plan's own words are given here."""
    title: str
    subtitle: str
    masthead: Masthead
    key_figures: tuple[KeyFigure, ...]
    language_note: str
    """In which language the plan's words are, where somebody might expect another."""
    parts: tuple[Part, ...]
    proof: str
    front: tuple[Part, ...] = ()
    """What stands before the text, on pages with Roman numbers."""
    frozen: str = ""
    """The frozen content that its proof is of, where the document prints all of it."""
    dated: str = ""
    """The day that it says it is of, as in 2026-11-23; never that of its printing."""
    brief: bool = False
    """Whether it begins below its masthead, without a cover and contents."""

    @property
    def foreign(self) -> str:
        """The language of the plan's own words where it is not that of the document."""
        return self.own_language if self.own_language != self.language else ""

    def all_parts(self) -> Iterator[Part]:
        """Return every part in reading order, those within another after it."""
        return parts_of(self.parts)

    def blocks(self) -> Iterator[Block]:
        """Return every block in reading order."""
        return blocks_of(self.parts)


def parts_of(parts: tuple[Part, ...]) -> Iterator[Part]:
    return (it for part in parts for it in (part, *parts_of(part.children)))


def blocks_of(parts: tuple[Part, ...]) -> Iterator[Block]:
    """Yield the blocks of the parts and of all within them, those that are in a block after it."""
    waiting = [block for part in parts_of(parts) for block in part.blocks]
    while waiting:
        block = waiting.pop(0)
        yield block
        waiting[:0] = block.blocks if isinstance(block, Box | Voice) else ()


def row(*cells: Cell | str) -> tuple[Cell, ...]:
    """Return the cells of a row; plain text becomes a cell."""
    return tuple(Cell(cell) if isinstance(cell, str) else cell for cell in cells)
