"""The styles of a Word document: real ones, under Word's own names where it has them, in the look of the paper.

Measures are Word's: sizes in half points, distances in twentieths of a point.
"""

from dataclasses import dataclass, replace

from plans.reports.word.elements import Element, element

DEEP, INK, SOFT, LINE = "0033A0", "1B2437", "525C6E", "C9CFDA"
SERIF, SANS = "Cambria", "Calibri"
MILLIMETRE = 56.69
TEXT_WIDTH = round(162 * MILLIMETRE)
INDENT = round(11 * MILLIMETRE)
LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}


@dataclass(frozen=True, kw_only=True)
class Style:
    """A style of paragraphs. `level` is its step in the outline; `room` is the space before and after it."""

    name: str
    based_on: str = "Normal"
    following: str = ""
    font: str = ""
    size: int = 0
    colour: str = ""
    bold: bool = False
    italic: bool = False
    caps: bool = False
    spaced: int = 0
    room: tuple[int, int] | None = None
    line: int = 0
    align: str = ""
    indent: tuple[int, int] = (0, 0)
    """Of the text, and how far its first line hangs out of it."""
    with_next: bool = False
    whole: bool = False
    level: int | None = None
    numbering: int = 0
    tabs: tuple[tuple[str, str, int], ...] = ()

    @property
    def key(self) -> str:
        return key_of(self.name)


def key_of(name: str) -> str:
    """Return what paragraphs call a style by."""
    return name.title().replace(" ", "")


_RIGHT = (("right", "none", TEXT_WIDTH),)
_LEADER = (("right", "dot", TEXT_WIDTH),)

STYLES = (
    Style(name="Title", following="Subtitle", font=SANS, size=40, colour=DEEP, bold=True, caps=True, align="center",
          room=(2100, 280), line=300),
    Style(name="Subtitle", font=SANS, size=23, align="center", room=(0, 0)),
    Style(name="Masthead", font=SANS, size=19, align="right", room=(0, 20)),
    Style(name="Masthead Head", based_on="Masthead", colour=DEEP, bold=True, size=23, align="left", tabs=_RIGHT),
    Style(name="Masthead Body", based_on="Masthead", size=20, caps=True, spaced=36, align="center", room=(800, 0)),
    Style(name="Masthead Other", based_on="Masthead Body", caps=True, room=(0, 0)),
    Style(name="Masthead Session", based_on="Masthead", size=20, align="center", room=(60, 0)),
    Style(name="Title Again", font=SANS, size=22, bold=True, caps=True, align="center", room=(0, 340)),
    Style(name="Masthead Note", based_on="Masthead", size=18, align="center", room=(220, 0)),
    Style(name="Key Figure", font=SANS, size=29, colour=DEEP, bold=True, room=(160, 0), with_next=True),
    Style(name="Key Figure Label", font=SANS, size=17, colour=SOFT, room=(0, 160)),
    Style(name="heading 1", following="Normal", font=SANS, size=26, colour=DEEP, bold=True, caps=True, spaced=8,
          room=(560, 200), with_next=True, whole=True, level=0),
    Style(name="heading 2", following="Normal", font=SANS, size=23, colour=INK, bold=True,
          room=(340, 140), with_next=True, whole=True, level=1),
    Style(name="heading 3", following="Normal", font=SANS, size=20, colour=SOFT, bold=True,
          room=(260, 110), with_next=True, whole=True, level=2),
    Style(name="heading 4", following="Normal", font=SANS, size=20, italic=True, bold=True,
          room=(200, 90), with_next=True, whole=True, level=3),
    Style(name="heading 5", following="Normal", font=SANS, size=19, colour=SOFT, italic=True,
          room=(200, 90), with_next=True, whole=True, level=4),
    Style(name="TOC Heading", following="Normal", font=SANS, size=26, colour=DEEP, bold=True, caps=True, spaced=8,
          room=(0, 200), with_next=True),
    Style(name="toc 1", font=SANS, size=20, room=(62, 0), tabs=_LEADER),
    Style(name="toc 2", font=SANS, size=18, room=(0, 0), indent=(400, 0), tabs=_LEADER),
    Style(name="Numbered Paragraph", align="both", room=(0, 170), indent=(INDENT, INDENT), numbering=1),
    Style(name="List Paragraph", room=(0, 57)),
    Style(name="Remark", font=SANS, size=16, colour=SOFT, room=(0, 280), line=260),
    Style(name="caption", following="Normal", font=SANS, size=17, colour=DEEP, bold=True, room=(140, 85),
          with_next=True, whole=True),
    Style(name="Figure", room=(0, 60), with_next=True, line=240),
    Style(name="Table Text", font=SANS, size=17, room=(0, 0), line=250),
    Style(name="Table Head", based_on="Table Text", bold=True, with_next=True),
    Style(name="Table Detail", based_on="Table Text", size=15, colour=SOFT),
    Style(name="Table List", based_on="Table Text", room=(0, 30)),
    Style(name="Table End", based_on="Table Text", size=8, room=(0, 200), line=120),
    Style(name="Term", based_on="Table Text", colour=SOFT),
    Style(name="Change Head", following="Change", font=SANS, size=17, bold=True, room=(140, 40), with_next=True),
    Style(name="Change", room=(0, 80), indent=(227, 0)),
    Style(name="Writing", room=(200, 0)),
    Style(name="header", font=SANS, size=17, colour=SOFT, align="right", room=(0, 0)),
    Style(name="footer", font=SANS, size=14, colour=SOFT, align="center", room=(0, 0)),
    Style(name="footnote text", font=SANS, size=16, room=(0, 20), line=240),
)  # fmt: skip  # a line or two for each style reads as the table that it is

_OURS = {
    *(f"Masthead{part}" for part in ("", " Head", " Body", " Other", " Session", " Note")),
    *("Title Again", "Key Figure", "Key Figure Label", "Numbered Paragraph", "Remark", "Figure", "Term"),
    *(f"Table {part}" for part in ("Text", "Head", "Detail", "List", "End")),
    *("Writing", "Change", "Change Head", "Change Sign", "Added", "Removed"),
    *("Mark", "Symbol", "Steps", "Ruled", "Terms"),
}


# Of a brief every line counts: the room before and after these.
_IN_BRIEF = {
    "Title": (120, 80),
    "Masthead Body": (160, 0),
    "Masthead Note": (100, 0),
    "Key Figure": (80, 0),
    "Key Figure Label": (0, 80),
    "heading 1": (200, 80),
    "Numbered Paragraph": (0, 80),
    "Remark": (60, 80),
    "Table End": (0, 40),
}


def styles(language: str, *, brief: bool = False) -> list[Element]:
    """Return what Word's part of styles holds."""
    shown = [replace(it, room=_IN_BRIEF.get(it.name, it.room)) for it in STYLES] if brief else STYLES
    return [
        _defaults(language),
        _normal(),
        *map(_paragraph, shown),
        *_characters(),
        _plain_table(),
        _terms(),
        _table(),
    ]


def _defaults(language: str) -> Element:
    tags = element("w:lang", val=LANGUAGES[language], eastAsia=LANGUAGES[language], bidi="ar-SA")
    run = element("w:rPr", _font(SERIF), element("w:color", val=INK), *_size(20), tags)
    room = element("w:pPr", element("w:spacing", after=120, line=276, lineRule="auto"))
    return element("w:docDefaults", element("w:rPrDefault", run), element("w:pPrDefault", room))


def _normal() -> Element:
    return _style("paragraph", "Normal", element("w:qFormat"), default="1")


def _style(kind: str, name: str, *said: Element | None, **attributes: str) -> Element:
    if name in _OURS:
        attributes["customStyle"] = "1"
    return element("w:style", element("w:name", val=name), *said, type=kind, styleId=key_of(name), **attributes)


def _paragraph(it: Style) -> Element:
    return _style(
        "paragraph",
        it.name,
        element("w:basedOn", val=key_of(it.based_on)),
        element("w:next", val=key_of(it.following)) if it.following else None,
        element("w:qFormat"),
        element("w:pPr", *_standing(it)),
        element("w:rPr", *_letters(it)),
    )


def _standing(it: Style) -> list[Element | None]:
    """Return how a paragraph stands, in the order of Word's schema."""
    tabs = [element("w:tab", val=val, leader=leader, pos=place) for val, leader, place in it.tabs]
    left, hanging = it.indent
    spacing: dict[str, str | int] = {"line": it.line, "lineRule": "auto"} if it.line else {}
    if it.room is not None:
        spacing |= dict(zip(("before", "after"), it.room, strict=True))
    numbers = element("w:numPr", element("w:ilvl", val=0), element("w:numId", val=it.numbering))
    return [
        element("w:keepNext") if it.with_next else None,
        element("w:keepLines") if it.whole else None,
        element("w:widowControl"),
        numbers if it.numbering else None,
        element("w:tabs", *tabs) if tabs else None,
        element("w:spacing", **spacing) if spacing else None,
        element("w:ind", left=left, hanging=hanging) if left else None,
        element("w:jc", val=it.align) if it.align else None,
        element("w:outlineLvl", val=it.level) if it.level is not None else None,
    ]


def _letters(it: Style) -> list[Element | None]:
    return [
        _font(it.font) if it.font else None,
        element("w:b") if it.bold else None,
        element("w:i") if it.italic else None,
        element("w:caps") if it.caps else None,
        element("w:color", val=it.colour) if it.colour else None,
        element("w:spacing", val=it.spaced) if it.spaced else None,
        *(_size(it.size) if it.size else ()),
    ]


def _font(name: str) -> Element:
    return element("w:rFonts", ascii=name, hAnsi=name, cs=name, eastAsia=name)


def _size(size: int) -> tuple[Element, Element]:
    return element("w:sz", val=size), element("w:szCs", val=size)


def _characters() -> list[Element]:
    default = _style("character", "Default Paragraph Font", element("w:semiHidden"), default="1")
    looks = {
        "Strong": (element("w:b"),),
        "Emphasis": (element("w:i"),),
        "Hyperlink": (element("w:color", val=DEEP), element("w:u", val="single")),
        "footnote reference": (element("w:vertAlign", val="superscript"),),
        "Change Sign": (_font(SANS), element("w:color", val=SOFT), *_size(13)),
        "Added": (element("w:color", val=DEEP), element("w:u", val="single")),
        "Removed": (element("w:strike"), element("w:color", val=SOFT)),
        "Mark": (element("w:b"), element("w:color", val=DEEP)),
        "Symbol": (element("w:color", val=INK), element("w:spacing", val=12), *_size(30)),
        "Steps": (element("w:color", val=DEEP), element("w:spacing", val=10), *_size(26)),
    }
    made = [_style("character", name, element("w:rPr", *said)) for name, said in looks.items()]
    return [default, *made]


def _plain_table() -> Element:
    margins = element("w:tblCellMar", *_sides(left=0, right=0))
    return _style("table", "Normal Table", element("w:tblPr", margins), default="1")


def _terms() -> Element:
    """Return the style of terms and what they are."""
    margins = element("w:tblCellMar", *_sides(top=40, left=0, bottom=40, right=57))
    lines = element("w:tblBorders", _line("bottom", 3, LINE), _line("insideH", 3, LINE))
    return _style("table", "Terms", element("w:basedOn", val="NormalTable"), element("w:tblPr", lines, margins))


def _sides(**widths: int) -> list[Element]:
    return [element(f"w:{side}", w=width, type="dxa") for side, width in widths.items()]


def _table() -> Element:
    """Return the style of tables: ruled, without boxes."""
    margins = element("w:tblCellMar", *_sides(top=50, left=57, bottom=50, right=57))
    lines = element("w:tblBorders", _line("bottom", 3, LINE), _line("insideH", 3, LINE))
    head = element("w:tcPr", element("w:tcBorders", _line("top", 8, DEEP), _line("bottom", 4, DEEP)))
    foot = element("w:tcPr", element("w:tcBorders", _line("bottom", 8, DEEP)))
    bold = element("w:rPr", element("w:b"))
    return _style(
        "table",
        "Ruled",
        element("w:basedOn", val="NormalTable"),
        element("w:tblPr", lines, margins),
        element("w:tblStylePr", element("w:rPr", element("w:b")), head, type="firstRow"),
        element("w:tblStylePr", bold, foot, type="lastRow"),
    )


def _line(side: str, eighths: int, colour: str) -> Element:
    return element(f"w:{side}", val="single", sz=eighths, space=0, color=colour)
