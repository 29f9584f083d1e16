"""The framework as pages show it: every list with where it comes from, every sector with what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import cast
from unicodedata import combining, normalize

from django.utils.functional import Promise

from crosscutting.models import CrossCuttingIssue, Modality
from mcof.reference import ReferenceItem
from sectors.models import Sector, SectorMapping, Term, Vocabulary
from sectors.phases import PhaseUse, phase_uses


@dataclass(frozen=True)
class Listing:
    """One list of reference data, and how much of it was compared with its source."""

    code: str
    title: str | Promise
    items: Sequence[ReferenceItem]

    @property
    def verified(self) -> int:
        return sum(item.verified for item in self.items)


@dataclass(frozen=True)
class Heir:
    """What took up a sector: a sector of the next edition, or an issue or modality that runs through all."""

    mapping: SectorMapping
    target: Sector | CrossCuttingIssue | Modality | None


@dataclass(frozen=True)
class SectorEntry:
    sector: Sector
    phases: list[PhaseUse]
    heirs: list[Heir]


Guided = CrossCuttingIssue | Modality


def sortable(name: str) -> str:
    """Return a name as dictionaries sort it: Équateur stands with E."""
    return "".join(letter for letter in normalize("NFKD", name) if not combining(letter)).casefold()


def vocabularies() -> list[Listing]:
    """Return every short list of terms, in the order of the vocabularies; one query."""
    terms = sorted(Term.objects.select_related("parent"), key=lambda term: Vocabulary.values.index(term.vocabulary))
    groups = groupby(terms, key=lambda term: Vocabulary(term.vocabulary))
    return [Listing(vocabulary.value, vocabulary.label, list(items)) for vocabulary, items in groups]


def entries(sectors: Iterable[Sector], phases: Sequence[Term], guided: Iterable[Guided]) -> list[SectorEntry]:
    """Return the sectors as read with their phases and mapping; this asks the database nothing."""
    by_code = {item.code: item for item in guided}
    return [SectorEntry(sector, phase_uses(sector, phases), _heirs(sector, by_code)) for sector in sectors]


def _heirs(sector: Sector, by_code: dict[str, Guided]) -> list[Heir]:
    mappings = cast(Iterable[SectorMapping], sector.successors.all())
    return [Heir(mapping, mapping.successor or by_code.get(mapping.mainstreamed_in)) for mapping in mappings]
