"""What becomes of a plan's sectors in another edition of the framework."""

from collections.abc import Iterable
from dataclasses import dataclass

from sectors.models import SectorMapping

Kind = SectorMapping.Kind
# The sector goes on in one other: nobody needs to decide.
_GOES_ON = {Kind.RENAMED, Kind.WIDENED, Kind.MERGED}


@dataclass(frozen=True)
class Heir:
    """One thing that took up a sector: a sector of the other edition, or what runs through all sectors."""

    kind: str
    successor: str = ""
    mainstreamed_in: str = ""
    note: str = ""


@dataclass(frozen=True)
class Route:
    """Where a sector leads: those it may go to, and those it goes to unless somebody decides otherwise."""

    sector: str
    candidates: tuple[str, ...]
    usual: tuple[str, ...]
    heirs: tuple[Heir, ...] = ()

    @property
    def decided(self) -> bool:
        return self.candidates == self.usual != ()


def routes(sectors: Iterable[str], *, edition: str) -> dict[str, Route]:
    """Return the way of each sector into another edition; one that the mapping does not know leads nowhere."""
    wanted = list(sectors)
    heirs: dict[str, list[Heir]] = {sector: [] for sector in wanted}
    found = SectorMapping.objects.current().filter(sector__code__in=wanted)
    for mapping in found.select_related("sector", "successor__edition"):
        successor = mapping.successor
        if successor is None or (successor.edition.code == edition and not successor.retired):
            code = successor.code if successor else ""
            heirs[mapping.sector.code].append(Heir(mapping.kind, code, mapping.mainstreamed_in, mapping.name))
    return {sector: _route(sector, tuple(found)) for sector, found in heirs.items()}


def _route(sector: str, heirs: tuple[Heir, ...]) -> Route:
    candidates = tuple(heir.successor for heir in heirs if heir.successor)
    usual = tuple(heir.successor for heir in heirs if heir.kind in _GOES_ON)
    return Route(sector, candidates, usual, heirs)


def staying(sectors: Iterable[str]) -> dict[str, Route]:
    """Return the way of sectors into the edition that they are of."""
    return {sector: Route(sector, (sector,), (sector,)) for sector in sectors}
