"""All reference data in memory, by vocabulary and code: what codes exist, what they are called, which are retired.

Read once per process and again after a load of reference data, which the newest `ReferenceLoad` tells.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet
from django.utils.translation import get_language

from crosscutting.models import SUBJECTS, Guidance
from mcof.reference.items import SUPPORTED, ReferenceItem
from mcof.reference.loading import STAMP
from mcof.reference.schema import Extent, lists
from sectors.models import Sector
from sectors.models.sectors import SectorQuerySet

_SERVED = ("primary_phases", "secondary_phases", "dimensions")
_SCOPES = ("edition_id", "objective_set_id", "band_set_id")


@dataclass(frozen=True)
class Entry:
    """One item; `scope` is the code of the edition or set that it belongs to, or the empty string.

    `about` is the vocabulary and the code of what a question or an example helps to write about. `usual` says of a
    sector which phases and dimensions it usually serves, and where that comes from.
    """

    vocabulary: str
    code: str
    names: Mapping[str, str]
    texts: Mapping[str, str]
    scope: str
    about: tuple[str, str] | None
    source: str
    retired: bool
    verified: bool
    usual: Mapping[str, Any]

    @property
    def name(self) -> str:
        return self.name_in(get_language() or SUPPORTED[0])

    @property
    def text(self) -> str:
        return self.texts.get(get_language() or "") or self.texts[SUPPORTED[0]]

    def name_in(self, language: str) -> str:
        return self.names.get(language) or self.names[SUPPORTED[0]]


class Catalogue:
    """Entries keep the order of the reference data. A code that lives in several sets (an age band) needs its scope."""

    def __init__(self, entries: Iterator[Entry]) -> None:
        self._lists: dict[str, list[Entry]] = {}
        for entry in entries:
            self._lists.setdefault(entry.vocabulary, []).append(entry)
        self._index = {
            (name, scope, entry.code): entry
            for name, found in self._lists.items()
            for entry in found
            for scope in {entry.scope, ""}
        }

    def entries(self, vocabulary: str, scope: str = "", *, retired: bool = False) -> list[Entry]:
        """Return the entries to choose from; retired ones only when asked for."""
        found = self._lists.get(vocabulary, [])
        return [it for it in found if (not scope or it.scope == scope) and (retired or not it.retired)]

    def about(self, subject: Entry, vocabulary: str) -> list[Entry]:
        """Return the current questions or examples that help to write about something."""
        return [it for it in self.entries(vocabulary) if it.about == (subject.vocabulary, subject.code)]

    @cached_property
    def acronyms(self) -> Mapping[str, Entry]:
        """What is known of acronyms, by how each is written in any language: "… (UNHCR)", "… (HCR)", "… (ACNUR)"."""
        return {acronym_of(name): it for it in self.entries("acronym") for name in it.names.values()}

    def find(self, vocabulary: str, code: str, scope: str = "") -> Entry | None:
        return self._index.get((vocabulary, scope, code))

    def name(self, vocabulary: str, code: str, scope: str = "") -> str:
        """Return what the code is called in the reader's language, or the code itself where it is unknown."""
        entry = self.find(vocabulary, code, scope)
        return entry.name if entry else code


def acronym_of(name: str) -> str:
    return name.rpartition("(")[2].rstrip(")")


def catalogue() -> Catalogue:
    return _read(cache.get(STAMP))


@lru_cache(maxsize=2)
def _read(_stamp: object) -> Catalogue:
    return Catalogue(_entries())


def _entries() -> Iterator[Entry]:
    for vocabulary, extent in lists().items():
        scopes = _scope_codes(extent.model)
        for item in _items(extent):
            yield _entry(vocabulary, item, scopes)


def _items(extent: Extent) -> QuerySet[ReferenceItem]:
    found = extent.model._default_manager.filter(**extent.shared).order_by("position", "code")
    if isinstance(found, SectorQuerySet):
        return found.with_uses()
    return found.select_related(*SUBJECTS) if issubclass(extent.model, Guidance) else found


def _scope_codes(model: type[ReferenceItem]) -> dict[Any, str]:
    """Return the codes of the sets that items of the model belong to, by primary key."""
    for column in _SCOPES:
        if hasattr(model, column):
            owner = model._meta.get_field(column.removesuffix("_id")).related_model
            return dict(owner._default_manager.values_list("pk", "code"))  # type: ignore[union-attr]  # a model class
    return {}


def _entry(vocabulary: str, item: ReferenceItem, scopes: Mapping[Any, str]) -> Entry:
    subject = item.subject if isinstance(item, Guidance) else None
    owner = next((getattr(item, column) for column in _SCOPES if hasattr(item, column)), None)
    return Entry(
        vocabulary=vocabulary,
        code=item.code,
        names={language: getattr(item, f"name_{language}") for language in SUPPORTED},
        texts={language: getattr(item, f"text_{language}") for language in SUPPORTED},
        scope=scopes.get(owner, ""),
        about=(subject.vocabulary, subject.code) if subject else None,
        source=item.source,
        retired=item.retired_on is not None,
        verified=item.verified,
        usual=_usual(item) if isinstance(item, Sector) else {},
    )


def _usual(sector: Sector) -> dict[str, Any]:
    served = {name: [it.code for it in getattr(sector, name).all()] for name in _SERVED}
    return {**served, "source": sector.usual_source, "verified": sector.usual_verified}
