"""Pictures of every kind that people send, as the plan keeps them after they were made small."""

import hashlib
import io
import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from plans.content import PlanContent, values
from plans.drafting.attachments import Stored
from plans.drafting.checking import InvalidSection
from plans.drafting.pictures import shrunk
from plans.reports.pictures import Pictures
from tests.stress import texts

ROTTEN = b"what is left of a file"
_UPRIGHT = Image.Exif()
_UPRIGHT[0x0112] = 6  # the camera was held upright


def _drawn(mode: str, size: tuple[int, int], kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


KINDS: dict[str, Callable[[], bytes]] = {
    "one-pixel.png": lambda: _drawn("RGB", (1, 1), "PNG"),
    "forty-megapixels.png": lambda: _drawn("RGB", (8_000, 5_000), "PNG", compress_level=1),
    "forty-megapixels.jpg": lambda: _drawn("RGB", (8_000, 5_000), "JPEG"),
    "for-print.jpg": lambda: _drawn("CMYK", (900, 600), "JPEG"),
    "palette.png": lambda: _drawn("P", (640, 480), "PNG"),
    "clear.png": lambda: _drawn("LA", (640, 480), "PNG"),
    "black-and-white.png": lambda: _drawn("1", (640, 480), "PNG"),
    "sixteen-bits.png": lambda: _drawn("I;16", (300, 200), "PNG"),
    "held-upright.jpg": lambda: _drawn("RGB", (800, 600), "JPEG", exif=_UPRIGHT.tobytes()),
    "narrow.png": lambda: _drawn("RGB", (4, 4_000), "PNG"),
    "flat.webp": lambda: _drawn("RGB", (3_000, 3), "WEBP"),
    "half.jpg": lambda: _drawn("RGB", (800, 600), "JPEG")[:3_000],
    "no-picture.png": lambda: b"<svg onload='alert(1)'/>",
    "empty.png": lambda: b"",
}


@cache
def kept(name: str) -> Stored | None:
    """Return what the plan keeps of a picture; nothing where whoever sent it is told that it cannot be taken."""
    try:
        return shrunk(SimpleUploadedFile(name, KINDS[name]() or b" "))
    except InvalidSection:
        return None


def with_made_pictures(plan: PlanContent, draw: random.Random) -> tuple[PlanContent, Pictures]:
    """Return the plan with some pictures in it, and what reading each gives: now and then it has rotted since."""
    taken = [it for name in draw.sample(sorted(KINDS), draw.randint(0, 4)) if (it := kept(name))]
    rows = tuple(_row(it, plan, draw) for it in taken)
    return replace(plan, attachments=rows), {
        row.sha256: partial(_read, ROTTEN if draw.random() < 0.1 else it.data, it.media_type)
        for row, it in zip(rows, taken, strict=True)
    }


def _read(data: bytes, media_type: str) -> tuple[bytes, str]:
    return data, media_type


def _row(picture: Stored, plan: PlanContent, draw: random.Random) -> values.Attachment:
    return values.Attachment(
        uid=f"{draw.getrandbits(32):08x}",
        title=picture.filename,
        filename=picture.filename,
        media_type=picture.media_type,
        size=len(picture.data),
        sha256=hashlib.sha256(picture.data).hexdigest(),
        section=draw.choice(plan.picture_sections),
        caption=texts.line(draw, texts.MIXED, 300),
        credit=texts.line(draw, texts.MIXED, 300),
        alternative_text=texts.line(draw, texts.MIXED, 300),
        width=picture.width,
        height=picture.height,
    )
