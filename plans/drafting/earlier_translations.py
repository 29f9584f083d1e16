"""What is kept of the past of a translation, and for how long.

Each text that another takes the place of is kept. Beyond the newest, of what one person saved without a longer break
only the last is, and of those the newest: so a translation never has more than `MOST` earlier texts, whoever saves how
often.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plans.drafting.history import PAUSE
from plans.models import EarlierTranslation, Translation

NEWEST = 20
MOST = 50


def keep_earlier(kept: Translation) -> None:
    """Keep what the translation says, since it is about to say something else."""
    if kept.text:
        told = {"text": kept.text, "original": kept.original, "by": kept.changed_by, "at": kept.changed_at}
        EarlierTranslation.objects.create(translation=kept, **told)
        _thin(kept)


def _thin(kept: Translation) -> None:
    rows = list(kept.earlier.defer("text"))
    if len(rows) > NEWEST:
        stay = [*rows[:NEWEST], *_last_of_sessions(rows[NEWEST - 1 :])][:MOST]
        kept.earlier.exclude(pk__in=[row.pk for row in stay]).delete()


def _last_of_sessions(rows: Sequence[EarlierTranslation]) -> Iterator[EarlierTranslation]:
    """Yield, of rows with the newest first, those after the first that ended a session of work."""
    for later, row in pairwise(rows):
        if row.by_id != later.by_id or later.at - row.at >= PAUSE:
            yield row
