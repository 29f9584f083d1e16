"""Loading reference data on the record."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from django.db import transaction

from mcof.accounts.models import User
from mcof.audit.recording import record
from mcof.reference import Change, load, read_json
from mcof.reference.files import SOURCES, Read
from sectors.models import ReferenceLoad


@transaction.atomic
def load_reference(files: Sequence[Path] = (), *, by: User | None, only_check: bool = False) -> list[Change]:
    """Bring in the files, or everything the apps ship, and return what that changes. Raises Rejected."""
    named: dict[str, Read] = {str(path): partial(read_json, path) for path in files}
    sources = named or SOURCES
    changes = load(sources, only_check=only_check)
    if changes and not only_check:
        counts = counts_of(changes)
        loaded = ReferenceLoad.objects.create(files=list(sources), counts=counts)
        record("reference.loaded", by=by, target=loaded, after=counts)
    return changes


def counts_of(changes: Sequence[Change]) -> dict[str, dict[str, int]]:
    """How many items of each list were added, changed, retired and returned."""
    by_list: dict[str, Counter[str]] = {}
    for change in changes:
        by_list.setdefault(change.vocabulary, Counter())[change.kind] += 1
    return {vocabulary: dict(counts) for vocabulary, counts in by_list.items()}
