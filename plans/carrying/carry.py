"""A new plan's first content out of an earlier plan's."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from plans.carrying.beside import with_pictures, with_translations
from plans.carrying.bonds import Bond
from plans.carrying.joining import apart, join
from plans.carrying.notes import Note
from plans.carrying.records import Checking, Clearing, Fitting, Lists, rebuilt
from plans.catalogue import Catalogue
from plans.content import SECTION_KEYS, PlanContent, response_key
from plans.content.codec import to_plain
from plans.content.values import SectorResponse
from plans.models import Outcome, Reason
from sectors.mapping import Route


@dataclass(frozen=True)
class Carried:
    content: PlanContent
    notes: tuple[Note, ...]


def carry(
    source: PlanContent,
    new: PlanContent,
    *,
    same_crisis: bool,
    routes: Mapping[str, Route],
    chosen: Mapping[str, Sequence[str]],
    known: Catalogue,
) -> Carried:
    """Return `new`, which has its office, edition and identity, with what of the source holds for it.

    `routes` says where each sector of the source may lead, `chosen` where it shall, if not where it usually does.
    Every text and figure of the source is in the new content or in a note.
    """
    sectors = {sector: chosen.get(sector, route.usual) for sector, route in routes.items()}
    office = Bond.OFFICE if source.office == new.office else Bond.NOTHING
    crisis = Bond.CRISIS if same_crisis else Bond.NOTHING
    return _Carrying(source, new, office | crisis, Lists(known, new, sectors), routes).carried()


class _Carrying:
    def __init__(
        self,
        source: PlanContent,
        new: PlanContent,
        shared: Bond,
        lists: Lists,
        routes: Mapping[str, Route],
    ) -> None:
        self.source = source
        self.content = new
        self.shared = shared
        self.lists = lists
        self.routes = routes
        self.came: dict[str, str] = {}
        self.notes: list[Note] = []

    def carried(self) -> Carried:
        self.notes += _of_identity(self.source, self.content)
        for key in SECTION_KEYS:
            if key != "identity":
                self.content = self.content.with_section(key, self._held(key, self.source.section(key)))
        for response in self.source.responses:
            self._place(response)
        self._take(with_pictures(self.source, self.content, self.shared, self.came))
        self._take(with_translations(self.source, self.content, self.came))
        self.notes += _to_check(self.content)
        return Carried(self.content, tuple(self.notes))

    def _take(self, found: tuple[PlanContent, list[Note]]) -> None:
        self.content, notes = found
        self.notes += notes

    def _held(self, key: str, value: Any) -> Any:
        """Return what of a section holds for the new plan."""
        clearing, fitting = Clearing(key, self.shared), Fitting(key, self.lists)
        found = rebuilt(rebuilt(value, clearing), fitting)
        self.notes += clearing.notes + fitting.notes
        return found

    def _place(self, response: SectorResponse) -> None:
        to, _gone = self.lists.fitted("sector", (response.sector,))
        for sector in to:
            self._put(sector, response)
            self.notes += _on_the_way(self.routes[response.sector], sector, first=sector == to[0])
        if not to:
            key = response_key(response.sector)
            self.notes.append(self._homeless(key, self._held(key, response)))

    def _put(self, sector: str, response: SectorResponse) -> None:
        key, there = response_key(sector), self.content.response(sector)
        if there is None:
            self.came[key] = response_key(response.sector)
            held = replace(self._held(key, response), sector=sector)
            self.content = replace(self.content, responses=(*self.content.responses, held))
            return
        joined = join(there, self._held(key, apart(response, there)))
        self.content = self.content.with_section(key, joined.value)
        for place, was in joined.left.items():
            self.notes.append(_undecided(Reason.MERGED, key, place=place, was=was, sector=response.sector))

    def _homeless(self, key: str, response: SectorResponse) -> Note:
        heirs = self.routes[response.sector].heirs
        reason = Reason(heirs[0].kind) if heirs else Reason.LISTS
        return _undecided(reason, key, was=to_plain(response), sector=response.sector)


def _undecided(
    reason: Reason, section: str, *, sector: str, place: str = "", was: Mapping[str, object] | None = None
) -> Note:
    return Note(outcome=Outcome.UNDECIDED, reason=reason, section=section, place=place, was=was or {}, sector=sector)


def _on_the_way(route: Route, sector: str, *, first: bool) -> Iterator[Note]:
    """Say what the mapping knows of the way to this sector and, once, of what went elsewhere."""
    key = response_key(sector)
    for heir in route.heirs:
        reason = Reason(heir.kind)
        if reason in _SETTLED and heir.successor == sector:
            yield Note(outcome=Outcome.CARRIED, reason=reason, section=key, sector=route.sector)
        elif heir.successor == sector or (first and reason in _ELSEWHERE):
            yield _undecided(reason, key, sector=route.sector)


_SETTLED = {Reason.RENAMED, Reason.WIDENED}
_ELSEWHERE = {Reason.PARTLY, Reason.MAINSTREAMED}


def _of_identity(source: PlanContent, new: PlanContent) -> Iterator[Note]:
    """Note what the new plan was given another of, or none."""
    was = {
        name: value
        for name, value in to_plain(source.identity).items()
        if value and value != to_plain(new.identity)[name]
    }
    if was:
        yield Note(outcome=Outcome.CLEARED, reason=Reason.IDENTITY, section="identity", was=was)


def _to_check(content: PlanContent) -> Iterator[Note]:
    keys = [key for key in SECTION_KEYS if key != "identity"]
    for key in (*keys, *(response_key(response.sector) for response in content.responses)):
        checking = Checking(key)
        rebuilt(content.section(key), checking)
        yield from checking.notes
