"""Our drawings as pictures, for a Word that is too old for the drawings themselves.

They hold bars, areas and words and nothing else, so that Pillow can draw them.
"""

import io
from functools import cache
from xml.etree.ElementTree import Element

from PIL import Image, ImageDraw, ImageFont

_SCALE = 3
_COLOURS = 64
_FACES = {
    False: ("NotoSans-Regular.ttf", "LiberationSans-Regular.ttf", "DejaVuSans.ttf"),
    True: ("NotoSans-Bold.ttf", "LiberationSans-Bold.ttf", "DejaVuSans-Bold.ttf"),
}
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def raster(drawing: Element) -> bytes:
    """Return the drawing as a PNG."""
    _x, _y, width, height = map(float, drawing.attrib["viewBox"].split())
    picture = Image.new("RGB", (round(width * _SCALE), round(height * _SCALE)), "white")
    canvas = ImageDraw.Draw(picture)
    size = round(float(drawing.attrib["font-size"]) * _SCALE)
    for shape in drawing:
        kind = shape.tag.rpartition("}")[2]
        if kind == "rect":
            _bar(canvas, shape)
        elif kind == "polygon":
            _area(canvas, shape)
        elif kind == "text":
            _text(canvas, shape, size)
    buffer = io.BytesIO()
    picture.quantize(_COLOURS).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _bar(canvas: ImageDraw.ImageDraw, shape: Element) -> None:
    x, y, width, height = (float(shape.attrib[it]) * _SCALE for it in ("x", "y", "width", "height"))
    border = round(float(shape.get("stroke-width", 0)) * _SCALE)
    box = (round(x), round(y), round(x + width), round(y + height))
    canvas.rectangle(box, shape.attrib["fill"], shape.get("stroke"), border)


def _area(canvas: ImageDraw.ImageDraw, shape: Element) -> None:
    points = [tuple(float(it) * _SCALE for it in point.split(",")) for point in shape.attrib["points"].split()]
    border = round(float(shape.attrib["stroke-width"]) * _SCALE)
    canvas.polygon(points, shape.attrib["fill"], shape.attrib["stroke"], border)


def _text(canvas: ImageDraw.ImageDraw, shape: Element, size: int) -> None:
    place = float(shape.attrib["x"]) * _SCALE, float(shape.attrib["y"]) * _SCALE
    face = _face(size, bold=shape.get("font-weight") == "bold")
    canvas.text(place, shape.text or "", shape.attrib["fill"], face, anchor=_ANCHORS[shape.attrib["text-anchor"]])


@cache
def _face(size: int, *, bold: bool) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for name in _FACES[bold]:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)
