"""What a search finds in the text of what a State reads.

A version is frozen, and so is what its document says in a language: its lines are kept for a day, under how much of it
is given, so that whoever is given less finds nothing of the rest. What is given is asked anew for each search.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from hashlib import sha256

from django.core.cache import cache
from django.utils import timezone

from mcof.reference.loading import STAMP
from plans.content import PlanContent, fingerprint
from plans.extent import Extent, columns_of, extent_of, joined, limited
from plans.models import PlanVersion
from plans.portfolio.portal import Received
from plans.reports.build import build_report
from plans.reports.proof import Proof
from plans.reports.search import Excerpt, Passage, Words, excerpt, matching, passages

MOST_PASSAGES = 3
A_DAY = 24 * 3600

Lines = tuple[str, tuple[Passage, ...]]
"""The title of a document, and what it says line by line."""


@dataclass(frozen=True)
class FoundPassage:
    part: str
    heading: str
    excerpt: Excerpt


@dataclass(frozen=True)
class Found:
    """A plan that has every word looked for, with some of the passages that have most of them."""

    received: Received
    passages: tuple[FoundPassage, ...]


def search(received: Iterable[Received], words: Words, language: str) -> list[Found]:
    """Look for words in what the State reads of the versions shared with it."""
    found = []
    for it, (title, lines) in _lines(list(received), language):
        hits = matching(title, lines, words)
        if hits or not set(words.words) - words.among(title):
            found.append(Found(it, tuple(_found(hit, words) for hit in hits[:MOST_PASSAGES])))
    return found


def _found(hit: Passage, words: Words) -> FoundPassage:
    """A heading that has the words says them itself."""
    return FoundPassage(hit.part, hit.heading, excerpt(hit.text, words) if hit.text != hit.heading else ())


def _lines(received: Sequence[Received], language: str) -> list[tuple[Received, Lines]]:
    """Return what each says, in a statement for those whose lines are not kept."""
    stamp = cache.get(STAMP)
    keys = [_key(it, language, stamp) for it in received]
    kept = {key: _unpacked(packed) for key, packed in cache.get_many(keys).items()}
    missing = {key: it for key, it in zip(keys, received, strict=True) if key not in kept}
    if missing:
        made = _made(missing, language)
        cache.set_many({key: _packed(lines) for key, lines in made.items()}, A_DAY)
        kept |= made
    return [(it, kept[key]) for key, it in zip(keys, received, strict=True)]


def _key(received: Received, language: str, stamp: object) -> str:
    """Name all that the lines hang on: the version and its state, how much is given, language and reference data."""
    given = {name: sorted(keys) if keys else keys for name, keys in columns_of(_extent(received)).items()}
    version = received.version
    about = json.dumps([version.pk, version.sha256, version.state, given, language, str(stamp)], sort_keys=True)
    return f"lines-{sha256(about.encode()).hexdigest()}"


def _made(missing: dict[str, Received], language: str) -> dict[str, Lines]:
    versions = PlanVersion.objects.filter(pk__in=[it.version.pk for it in missing.values()])
    contents = dict(versions.values_list("pk", "content"))
    return {key: _read(it, contents[it.version.pk], language) for key, it in missing.items()}


def _read(received: Received, frozen: str, language: str) -> Lines:
    """Return the version as the State reads it, without what was answered to it: that is on its own page."""
    version, extent = received.version, _extent(received)
    content = limited(PlanContent.from_json(frozen), extent)
    proof = Proof(
        sha256=version.sha256 if extent.whole else fingerprint(content.to_json()),
        dated=timezone.localdate(version.submitted_at),
        version=version.number,
        standing=version.state,
        extent=extent,
        original=version.language,
    )
    document = build_report(content, proof=proof, language=language)
    return document.title, tuple(passages(document))


def _extent(received: Received) -> Extent:
    return joined(extent_of(share) for share in received.shares)


def _packed(lines: Lines) -> tuple[str, list[tuple[str, ...]]]:
    title, found = lines
    return title, [astuple(it) for it in found]


def _unpacked(packed: tuple[str, list[tuple[str, ...]]]) -> Lines:
    title, found = packed
    return title, tuple(Passage(*it) for it in found)
