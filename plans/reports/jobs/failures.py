"""What is said of a report that could not be made: what happened, and what to do."""

import errno

from celery.exceptions import SoftTimeLimitExceeded
from django.utils.translation import gettext_noop

from mcof.accounts.answers import Refused

_FULL = {errno.ENOSPC, errno.EDQUOT}


def words_for(error: Exception) -> str:
    """Return an English sentence that pages have in every language."""
    match error:
        case Refused():
            return gettext_noop("You may not read this version any more.")
        case SoftTimeLimitExceeded():
            return gettext_noop("The report took too long. Run it again; if it happens twice, tell an administrator.")
        case MemoryError():
            return gettext_noop("The report needs more memory than one report may take. Tell an administrator.")
        case OSError() if error.errno in _FULL:
            return gettext_noop("The server has no room left for files. Run it again once an administrator made room.")
        case _:
            return gettext_noop("Something went wrong in the making. Run it again; the error is on record.")
