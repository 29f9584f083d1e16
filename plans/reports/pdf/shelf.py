"""Sheets that were painted before and say the same: a plan that is printed again costs what changed in it."""

import hashlib
import logging
import pickle
import zlib
from collections.abc import Callable

from django.core.cache import caches

from plans.reports.files import printers
from plans.reports.pdf.sheets import Sheets

logger = logging.getLogger(__name__)

SHELF = "sheets"
_UNREADABLE = (OSError, EOFError, zlib.error, pickle.UnpicklingError)


def shelved(html: str, paint: Callable[[], Sheets]) -> Sheets:
    """Return the sheets from the shelf, or paint them and put them there. A shelf that fails only costs time."""
    key = hashlib.sha256(f"{printers()} {html}".encode()).hexdigest()
    try:
        if found := caches[SHELF].get(key):
            return found  # type: ignore[no-any-return]  # a cache says nothing of what it holds
    except _UNREADABLE:
        logger.warning("the shelf of painted pages cannot be read", exc_info=True)
    sheets = paint()
    try:
        caches[SHELF].set(key, sheets)
    except OSError:
        logger.warning("the shelf of painted pages has no room", exc_info=True)
    return sheets
