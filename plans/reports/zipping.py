"""Files packed into one, that is the same to its last byte whenever it is made."""

import datetime
import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_NO_DATE = "1980-01-01"  # the first that a ZIP can tell


def zipped(files: Mapping[str, bytes], *, dated: str) -> bytes:
    """Return the files as a ZIP, in their order, dated as what they are of and not as they were made."""
    day = datetime.date.fromisoformat(dated or _NO_DATE).timetuple()[:6]
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as packed:
        for name, data in files.items():
            packed.writestr(ZipInfo(name, day), data, _compression(name))
    return buffer.getvalue()


def _compression(name: str) -> int:
    """What is compressed by itself is kept as it is."""
    return ZIP_STORED if name.endswith((".docx", ".pdf", ".png", ".jpg")) else ZIP_DEFLATED
