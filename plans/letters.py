"""The documents with which States answer, as files: type and size are checked by content, like those of the plan."""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile

from plans.drafting import checked_type
from plans.models import Letter


@contextmanager
def kept(file: "UploadedFile[Any] | None") -> Iterator[Letter | None]:
    """Keep the file while its row is written; where it is not, the file goes again. Raises InvalidSection."""
    if file is None:
        yield None
        return
    letter = _letter(file)
    try:
        yield letter
    except BaseException:
        letter.stored.delete(save=False)
        raise


def _letter(file: "UploadedFile[Any]") -> Letter:
    media_type = checked_type(file)
    data, name = file.read(), PurePath(file.name or "file").name[-200:]
    letter = Letter(filename=name, media_type=media_type, size=len(data), sha256=hashlib.sha256(data).hexdigest())
    letter.stored.save(f"{secrets.token_hex(16)}{PurePath(name).suffix.lower()}", ContentFile(data), save=False)
    return letter
