"""Pictures in a plan: made small, freed of all that a camera writes into them, and told in words."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.access import rights
from plans.content import load
from plans.drafting.attachments import Stored, keep
from plans.drafting.checking import InvalidSection
from plans.drafting.plans import ATTACHMENTS
from plans.drafting.sections import claim
from plans.models import Attachment, Drafter, Plan

PICTURES = (".jpg", ".jpeg", ".png", ".webp")
LONGEST_SIDE = 2000
MOST_PIXELS = 60_000_000
_FORMATS = ("JPEG", "PNG", "WEBP")
_HEAVY = 1_500_000
_STRIP = 64


@dataclass(frozen=True, kw_only=True)
class Placing:
    """Where a picture stands in the document, and what is said about it."""

    section: str
    caption: str
    credit: str
    alternative_text: str


def add_picture(plan: Plan, *, file: "UploadedFile[Any]", placing: Placing, revision: int, by: User) -> Attachment:
    """Keep a picture in a section. Raises Refused, InvalidSection (naming the field) and StaleSection."""
    rights(by, plan).edit.demand()
    _check(plan, placing)
    picture = shrunk(file)
    return keep(plan, picture, revision=revision, by=by, title=placing.caption, **vars(placing))


@transaction.atomic
def place_picture(attachment: Attachment, *, placing: Placing, revision: int, by: User) -> None:
    """Say anew where a picture stands and what it shows. Raises Refused, InvalidSection and StaleSection."""
    plan = attachment.plan
    rights(by, plan).edit.demand()
    _check(plan, placing)
    claim(plan, key=ATTACHMENTS, revision=revision, by=by)
    before, after = {name: getattr(attachment, name) for name in vars(placing)}, vars(placing)
    Attachment.objects.filter(pk=attachment.pk).update(title=placing.caption, **after)
    Drafter.objects.get_or_create(plan=plan, user=by)
    record("attachment.placed", by=by, target=attachment, plan=plan, before=before, after=after)


def _check(plan: Plan, placing: Placing) -> None:
    errors: dict[str, list[Any]] = {}
    if not placing.caption.strip():
        errors["caption"] = [_("Say what the picture shows, where and when.")]
    if not placing.alternative_text.strip():
        errors["alternative_text"] = [_("Describe the picture for those who cannot see it.")]
    if placing.section not in load(plan).picture_sections:
        errors["section"] = [_("The plan has no such section: choose one of the list.")]
    if errors:
        raise InvalidSection(errors)


def shrunk(file: "UploadedFile[Any]") -> Stored:
    """Return the picture upright, no longer than it is of use, without what the camera wrote about place and owner."""
    if (file.size or 0) > settings.MAX_UPLOAD_BYTES:
        raise _refusal(_("The picture is larger than %s: shrink it.") % filesizeformat(settings.MAX_UPLOAD_BYTES))
    image, drawn = _opened(file)
    data, media_type = _written(image, drawn=drawn)
    name = PurePath(file.name or "picture").name[-200:]
    return Stored(data=data, media_type=media_type, filename=name, width=image.width, height=image.height)


def _opened(file: "UploadedFile[Any]") -> tuple[Image.Image, bool]:
    """Return the picture upright, and whether it came as a drawing does."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # counted below, with a lower limit
            image = Image.open(file, formats=_FORMATS)
        if image.width * image.height > MOST_PIXELS:
            raise _too_many_pixels()
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        with _whole_or_not_at_all():
            return _sized(image), image.format == "PNG"
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except UnidentifiedImageError:
        text = _("This is not a picture of an accepted type (%s), whatever its name says.")
        raise _refusal(text % ", ".join(PICTURES)) from None
    except (OSError, SyntaxError, ValueError):
        raise _refusal(_("The picture is broken: open it in another program, save it anew and try again.")) from None


def _sized(image: Image.Image) -> Image.Image:
    """Return the picture upright, no longer than it is of use, and with colours that can be mixed.

    It is taken strip by strip: of a large one Pillow would hold several copies.
    """
    factor = max(image.size) // LONGEST_SIDE or 1
    strips = [_mixable(strip).reduce(factor) for strip in _strips(image, _STRIP * factor)]
    small = Image.new(strips[0].mode, (strips[0].width, sum(strip.height for strip in strips)))
    for place, strip in enumerate(strips):
        small.paste(strip, (0, place * _STRIP))
    told = ("exif", "icc_profile") if image.mode in {"RGB", "RGBA", "P"} else ("exif",)
    small.info = {name: image.info[name] for name in told if name in image.info}
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return ImageOps.exif_transpose(small)


def _strips(image: Image.Image, height: int) -> Iterator[Image.Image]:
    for top in range(0, image.height, height):
        yield image.crop((0, top, image.width, min(top + height, image.height)))


def _mixable(image: Image.Image) -> Image.Image:
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode.startswith("I"):  # sixteen bits of grey, of which we keep the upper eight
        return image.point(lambda value: value * (1 / 256)).convert("L")
    return image.convert("RGB") if image.mode in {"1", "P"} else image


@contextmanager
def _whole_or_not_at_all() -> Iterator[None]:
    """Let no picture pass of which a part is missing: WeasyPrint tells Pillow to make up the rest in grey."""
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _written(image: Image.Image, *, drawn: bool) -> tuple[bytes, str]:
    """Return the bytes of a photograph as JPEG, and of a drawing or what lets light through as PNG."""
    clear = image.has_transparency_data
    colours = image.info.get("icc_profile") if image.mode in {"RGB", "RGBA"} else None
    mode = "RGBA" if clear else "RGB"
    bare = Image.new(mode, image.size)
    bare.paste(image.convert(mode))
    if clear or drawn:
        png = _saved(bare, "PNG", optimize=True, icc_profile=colours)
        if clear or len(png) <= _HEAVY:
            return png, "image/png"
    return _saved(bare, "JPEG", quality=85, optimize=True, icc_profile=colours), "image/jpeg"


def _saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **{name: value for name, value in options.items() if value is not None})
    return buffer.getvalue()


def _too_many_pixels() -> InvalidSection:
    return _refusal(_("The picture has more than %s million pixels: shrink it.") % (MOST_PIXELS // 1_000_000))


def _refusal(text: Any) -> InvalidSection:
    return InvalidSection({"file": [text]})
