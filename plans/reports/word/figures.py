"""Figures and pictures in a Word document, each with the words that stand for it."""

import io
from collections.abc import Iterator
from xml.etree.ElementTree import fromstring

from django.utils.translation import gettext as _
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Mm
from PIL import Image

from plans.reports.characters import printable
from plans.reports.tree import Figure, Picture
from plans.reports.word.blocks import written
from plans.reports.word.captions import caption
from plans.reports.word.elements import Element, Look, element, name, paragraph, words
from plans.reports.word.package import Package
from plans.reports.word.raster import raster

_WIDTH, _HIGHEST, _UPRIGHT = Mm(162), Mm(120), Mm(100)
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_TITLE = "{http://www.w3.org/2000/svg}title"


@written.register
def _written_figure(block: Figure, package: Package, _level: int) -> Iterator[Element]:
    yield caption(_("Figure %(number)s. %(caption)s"), "Figure", block, block.caption, package)
    drawing = fromstring(block.svg)  # noqa: S314  # of our own making
    png = raster(drawing)
    inline = package.part.new_pic_inline(io.BytesIO(png), width=_WIDTH)
    _add_vector(inline, package.drawing(block.svg))
    yield _placed(inline, block.number, drawing.findtext(_TITLE) or block.caption, block.caption)
    yield paragraph("Remark", *words(block.note)) if block.note else paragraph("TableEnd")


def _add_vector(inline: Element, relation: str) -> None:
    """Show the drawing itself where Word can; older ones show the picture of it."""
    svg = parse_xml(
        f'<a:extLst {nsdecls("a")}><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG}" {nsdecls("r")} r:embed="{relation}"/></a:ext></a:extLst>'
    )
    next(inline.iter(name("a:blip"))).append(svg)


def _placed(inline: Element, number: int, alternative: str, title: str) -> Element:
    for side in ("distL", "distR"):  # else it stands a little to the right of the text
        inline.set(side, "0")
    inline.find(name("wp:docPr")).set("id", str(number))
    for described in (*inline.iter(name("wp:docPr")), *inline.iter(name("pic:cNvPr"))):
        described.set("descr", printable(alternative))
        described.set("title", printable(title))
    return paragraph("Figure", element("w:r", element("w:drawing", inline)))


@written.register
def _written_picture(block: Picture, package: Package, _level: int) -> Iterator[Element]:
    language = package.language_of(own=True)
    made = None if block.lost else _picture(block, package)
    yield _lost(block, language) if made is None else made
    yield caption(_("Figure %(number)s. %(caption)s"), "Figure", block, block.caption, package, language)
    if block.credit:
        yield paragraph("Remark", *words(block.credit, Look(language=language)))


def _lost(block: Picture, language: str) -> Element:
    lost = _("This picture could not be read when the document was made. It shows:")
    return paragraph("Remark", *words(f"{lost} "), *words(block.alternative_text, Look(language=language)))


def _picture(block: Picture, package: Package) -> Element | None:
    """Return the picture, or nothing where it cannot be read: then its words stand there."""
    read = package.pictures.get(block.sha256)
    try:
        data = _readable(read()[0]) if read else None
    except OSError:
        return None
    if data is None:
        return None
    widest = _UPRIGHT if block.height > block.width else _WIDTH
    width = min(widest, round(_HIGHEST * block.width / block.height))
    inline = package.part.new_pic_inline(io.BytesIO(data), width=width)
    return _placed(inline, block.number, block.alternative_text, block.caption)


def _readable(data: bytes) -> bytes:
    """Return the picture in a format that every Word takes; raises OSError for what is none."""
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        if picture.format in {"JPEG", "PNG"}:
            return data
        buffer = io.BytesIO()
        picture.save(buffer, "PNG")
    return buffer.getvalue()
