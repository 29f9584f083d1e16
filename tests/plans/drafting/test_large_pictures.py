"""Pictures as large as cameras make them, sent through the form: kept small, and printed, within a bound of memory."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageCms
from pypdf import PdfReader

from plans.models import Attachment, Plan, Report, ReportState
from tests.cast import Cast
from tests.outage import told
from tests.plans.views.test_pictures import SAID

WIDE, HIGH = 8000, 5000  # forty million pixels
ORIENTATION = 0x0112
UPLOADING_MB, PRINTING_MB = 300, 300


def shaded(mode: str = "RGB", size: tuple[int, int] = (WIDE, HIGH)) -> Image.Image:
    """Return a picture that is dark above and light below."""
    return Image.linear_gradient("L").resize(size).convert(mode)


def photograph(to: Path) -> None:
    """As a camera held upright makes it, in colours of its own."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    colours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    shaded().save(to, "JPEG", exif=exif, icc_profile=colours)


def for_the_press(to: Path) -> None:
    shaded("CMYK").save(to, "JPEG")


def clear(to: Path) -> None:
    shaded("RGBA").save(to, "PNG", compress_level=1)


def scanned(to: Path) -> None:
    """Sixteen bits of grey."""
    shaded("I").point(lambda value: value * 256).convert("I;16").save(to, "PNG", compress_level=1)


def drawn(to: Path) -> None:
    """Of sixteen colours."""
    shaded("L").quantize(16).save(to, "PNG", compress_level=1)


def moving(to: Path) -> None:
    frames = [Image.new("RGB", (2400, 1600), colour) for colour in ("navy", "teal")]
    frames[0].save(to, "PNG", save_all=True, append_images=frames[1:])


KINDS: dict[str, Callable[[Path], None]] = {
    "photograph.jpg": photograph,
    "press.jpg": for_the_press,
    "clear.png": clear,
    "scanned.png": scanned,
    "drawn.png": drawn,
    "moving.png": moving,
}


def test_large_pictures_are_kept_small_and_printed_within_their_memory(
    transactional_db: None, ready: Plan, cast: Cast, tmp_path: Path
) -> None:
    for name, make in KINDS.items():
        make(tmp_path / name)
    (line,) = told("pictures", ready.pk, cast.drafter.pk, *(tmp_path / name for name in KINDS))
    found = json.loads(line)
    assert found["answers"] == [303] * len(KINDS)
    kept = {it.caption: it for it in ready.attachment_rows.all()}
    assert {name: (it.width, it.height) for name, it in kept.items()} == {
        "photograph.jpg": (1250, 2000),
        "press.jpg": (2000, 1250),
        "clear.png": (2000, 1250),
        "scanned.png": (2000, 1250),
        "drawn.png": (2000, 1250),
        "moving.png": (2000, 1333),
    }
    assert max(it.size for it in kept.values()) < 2_000_000
    for name in ("press.jpg", "scanned.png", "drawn.png"):
        assert [round(pixel / 127) for pixel in greys(kept[name])] == [0, 1, 2], name
    assert found["uploading"] < UPLOADING_MB
    assert found["printing"] < PRINTING_MB
    paper, word = Report.objects.filter(pk__in=found["reports"]).order_by("file_format").reverse()
    assert (paper.state, word.state) == (ReportState.DONE, ReportState.DONE)
    assert len({image.name for page in PdfReader(paper.file.path).pages for image in page.images}) == len(KINDS)
    with ZipFile(word.file.path) as package:
        shown = [it for it in package.namelist() if it.startswith("word/media/image") and it.endswith((".jpg", ".png"))]
    assert len(shown) >= len(KINDS)


def greys(attachment: Attachment) -> list[Any]:
    """Return how light the picture is above, in the middle and below."""
    with attachment.stored.open() as file, Image.open(file) as picture:
        grey = picture.convert("L")
        return [grey.getpixel((grey.width // 2, height)) for height in (2, grey.height // 2, grey.height - 3)]


def bomb() -> bytes:
    """Return a few kilobytes that would be sixty-four million pixels."""
    buffer = io.BytesIO()
    Image.new("1", (8000, 8000)).save(buffer, "PNG")
    return buffer.getvalue()


def test_picture_that_would_burst_is_refused_at_its_field_with_the_limit(ready: Plan, cast: Cast) -> None:
    data = bomb()
    assert len(data) < 100_000
    sent = {**SAID, "revision": 0, "file": SimpleUploadedFile("bomb.png", data)}
    page: Any = cast.client("drafter").post(reverse("plan-pictures", args=[ready.reference]), sent)
    assert page.status_code == 422
    assert page.context["form"].errors["file"] == ["The picture has more than 60 million pixels: shrink it."]
    assert not ready.attachment_rows.exists()
