"""What is said of a report that could not be made: what happened, and what to do."""

import errno

from celery.exceptions import SoftTimeLimitExceeded
from django.utils.translation import gettext_noop

from mcof.accounts.answers import Refused

# A disk, a share of it, or what a process may write.
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def words_for(error: Exception) -> str:
    """Return an English sentence that pages have in every language."""
    match error:
        case Refused():
            return gettext_noop("You may not read this version any more.")
        case SoftTimeLimitExceeded():
            return gettext_noop("The report took too long. Run it again; if it happens twice, tell an administrator.")
        case _ if _short_of_memory(error):
            return gettext_noop("The report needs more memory than one report may take. Tell an administrator.")
        case OSError() if error.errno in _FULL:
            return gettext_noop("The server has no room left for files. Run it again once an administrator made room.")
        case _:
            return gettext_noop("Something went wrong in the making. Run it again; the error is on record.")


def _short_of_memory(error: BaseException) -> bool:
    """Whether the error is a lack of memory or came of one, which each library tells in its own way."""
    told = str(error).casefold()
    if isinstance(error, MemoryError) or "out of memory" in told or "cannot allocate memory" in told:
        return True
    before = error.__cause__ or error.__context__
    return before is not None and _short_of_memory(before)
