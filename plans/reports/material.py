"""What the parts of a report are written from: the plan, its proof, and the names of the codes it holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from plans.catalogue import Catalogue, Entry
from plans.content import PlanContent
from plans.reports.proof import Proof
from plans.reports.words import UNKNOWN, listed


@dataclass(frozen=True)
class Material:
    content: PlanContent
    proof: Proof
    catalogue: Catalogue

    @property
    def partial(self) -> bool:
        """Whether sections are left out: then nothing is said of the plan as a whole."""
        return self.proof.extent.sections is not None

    def has(self, *sections: str) -> bool:
        """Whether all of these sections are among those that the document is of."""
        return all(map(self.proof.extent.has, sections))

    def entries(self, vocabulary: str) -> list[Entry]:
        return self.catalogue.entries(vocabulary, self._scope(vocabulary))

    def name(self, vocabulary: str, code: str) -> str:
        return self.catalogue.name(vocabulary, code, self._scope(vocabulary)) if code else UNKNOWN

    def names(self, vocabulary: str, codes: Iterable[str]) -> str:
        """Return the names as a list in words, empty where there is no code."""
        return listed(self.name(vocabulary, code) for code in codes)

    def sector(self, code: str) -> str:
        return self.name("sector", code)

    def objectives(self, uids: Iterable[str]) -> str:
        """Return the objectives by their titles; one that has left the plan is passed over."""
        titles = {objective.uid: objective.title for objective in self.content.objectives.objectives}
        return listed(titles[uid] for uid in uids if titles.get(uid))

    def _scope(self, vocabulary: str) -> str:
        identity = self.content.identity
        scopes = {
            "sector": self.content.edition,
            "strategic-objective": identity.objective_set,
            "age-band": identity.band_set,
        }
        return scopes.get(vocabulary, "")
