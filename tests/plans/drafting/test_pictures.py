"""Pictures in a plan: what is taken, what is refused, and what is left of the file."""

import io
import struct
import zlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.functional import Promise
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pytest_django import Settings

from plans.content import load
from plans.drafting import InvalidSection, Placing, StaleSection, add_picture, place_picture
from plans.models import Attachment, Plan, Section
from tests.cast import Cast

SECRET = b"taken at 4.85 N 31.6 E by Nyandeng"
GPS, ORIENTATION = 0x8825, 0x0112


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size, "teal").save(buffer, kind, **options)
    return buffer.getvalue()


def upload(data: bytes, name: str = "floods.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def placing(**said: str) -> Placing:
    told = {"section": "context", "caption": "Bentiu in May", "credit": "A. Deng", "alternative_text": "Water"}
    return Placing(**told | said)


def add(plan: Plan, cast: Cast, data: bytes, name: str = "floods.jpg", revision: int = 0, **said: str) -> Attachment:
    return add_picture(plan, file=upload(data, name), placing=placing(**said), revision=revision, by=cast.drafter)


def data_of(attachment: Attachment) -> bytes:
    with attachment.stored.open() as file:
        return bytes(file.read())


def opened(attachment: Attachment) -> Image.Image:
    return Image.open(io.BytesIO(data_of(attachment)))


def refusal(plan: Plan, cast: Cast, data: bytes, **said: str) -> "dict[str, list[str | Promise]]":
    with pytest.raises(InvalidSection) as refused:
        add_picture(plan, file=upload(data), placing=placing(**said), revision=0, by=cast.drafter)
    assert load(plan).attachments == ()
    return refused.value.errors


def test_picture_is_kept_with_what_is_said_about_it(plan: Plan, cast: Cast) -> None:
    kept = add(plan, cast, picture())
    (it,) = load(plan).attachments
    assert it.is_picture
    assert (it.section, it.caption, it.credit, it.alternative_text) == ("context", "Bentiu in May", "A. Deng", "Water")
    assert (it.filename, it.media_type, it.width, it.height) == ("floods.jpg", "image/jpeg", 60, 40)
    assert it.size == len(data_of(kept))


def test_large_picture_is_made_smaller(plan: Plan, cast: Cast) -> None:
    kept = opened(add(plan, cast, picture(size=(3000, 1500))))
    assert kept.size == (2000, 1000)


def test_picture_that_was_taken_upright_stands_upright(plan: Plan, cast: Cast) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    kept = add(plan, cast, picture(size=(60, 40), exif=exif))
    assert (kept.width, kept.height) == opened(kept).size == (40, 60)


def test_nothing_that_the_camera_wrote_is_kept(plan: Plan, cast: Cast) -> None:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(GPS)[1] = "N"
    data = picture(exif=exif, comment=SECRET, xmp=b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>")
    assert data.count(SECRET) == 3
    kept = add(plan, cast, data)
    assert SECRET not in data_of(kept)
    assert not opened(kept).getexif()


def test_words_within_a_png_are_not_kept(plan: Plan, cast: Cast) -> None:
    words = PngInfo()
    words.add_text("Author", SECRET.decode())
    data = picture("PNG", pnginfo=words)
    assert SECRET in data
    assert SECRET not in data_of(add(plan, cast, data, "map.png"))


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "LA"), ("WEBP", "RGBA")])
def test_what_lets_light_through_still_does(plan: Plan, cast: Cast, kind: str, mode: str) -> None:
    clear = io.BytesIO()
    Image.new(mode, (20, 20), (0,) * len(mode)).save(clear, kind)
    kept = opened(add(plan, cast, clear.getvalue(), "logo.png"))
    assert (kept.format, kept.mode) == ("PNG", "RGBA")
    assert kept.getpixel((5, 5))[3] == 0  # type: ignore[index]  # four bands


def test_drawing_stays_sharp_and_photograph_small(plan: Plan, cast: Cast) -> None:
    assert add(plan, cast, picture("PNG"), "map.png").media_type == "image/png"
    noisy = io.BytesIO()
    Image.effect_noise((1200, 1200), 90).convert("RGB").save(noisy, "PNG")
    heavy = add(plan, cast, noisy.getvalue(), "photo.png", revision=1)
    assert heavy.media_type == "image/jpeg"
    assert heavy.size < len(noisy.getvalue())


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_picture_in_other_colours_is_taken(plan: Plan, cast: Cast, mode: str) -> None:
    kept = io.BytesIO()
    Image.new(mode, (20, 20)).save(kept, "JPEG")
    assert opened(add(plan, cast, kept.getvalue())).mode == "RGB"


def of_dimensions(width: int, height: int) -> bytes:
    """Return a small PNG that says that it is large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not a picture of an accepted type"),
        (b"%PDF-1.7", "not a picture of an accepted type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture of an accepted type"),
        (picture("GIF"), "not a picture of an accepted type"),
        (picture(size=(400, 400))[:-600], "The picture is broken"),
        (of_dimensions(300, 200), "The picture is broken"),
        (of_dimensions(10_000, 9_000), "more than 60 million pixels"),
        (of_dimensions(12_000, 10_000), "more than 60 million pixels"),
        (of_dimensions(60_000, 60_000), "more than 60 million pixels"),
    ],
)
def test_file_that_is_no_good_picture_is_refused_with_the_remedy(
    plan: Plan, cast: Cast, data: bytes, words: str
) -> None:
    (message,) = refusal(plan, cast, data)["file"]
    assert words in str(message)


def test_heavy_file_is_refused(plan: Plan, cast: Cast, settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = 100
    (message,) = refusal(plan, cast, picture())["file"]
    assert "larger than 100" in str(message)


def test_picture_needs_words_and_a_section_of_the_plan(plan: Plan, cast: Cast) -> None:
    errors = refusal(plan, cast, picture(), caption=" ", alternative_text="", section="response-S21-99")
    assert errors.keys() == {"caption", "alternative_text", "section"}


def test_words_and_section_can_be_changed(ready: Plan, cast: Cast) -> None:
    kept = add(ready, cast, picture())
    place_picture(kept, placing=placing(section="response-S21-14", caption="After"), revision=1, by=cast.colleague)
    (it,) = load(ready).attachments
    assert (it.section, it.caption, it.title, it.sha256) == ("response-S21-14", "After", "After", kept.sha256)
    assert Section.objects.get(plan=ready, key="attachments").changed_by == cast.colleague


def test_stale_change_is_refused(plan: Plan, cast: Cast) -> None:
    kept = add(plan, cast, picture())
    with pytest.raises(StaleSection):
        place_picture(kept, placing=placing(caption="Mine"), revision=0, by=cast.drafter)
    assert load(plan).attachments[0].caption == "Bentiu in May"
