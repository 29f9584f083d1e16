"""What the rules look at: a plan, the reference data it uses, and the day."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from plans.catalogue import Catalogue, Entry
from plans.content import PlanContent, response_key
from plans.content.translating import Standing, standings
from plans.content.values import Activity, SectorResponse
from plans.validation.codes import Stray, strays


@dataclass(frozen=True)
class Case:
    content: PlanContent
    catalogue: Catalogue
    today: datetime.date

    @cached_property
    def responses(self) -> list[tuple[str, SectorResponse]]:
        """The responses with the keys of their sections."""
        return [(response_key(response.sector), response) for response in self.content.responses]

    @cached_property
    def activities(self) -> list[tuple[str, Activity]]:
        return [(key, activity) for key, response in self.responses for activity in response.activities]

    @cached_property
    def dimensions(self) -> list[Entry]:
        return self.catalogue.entries("mobility-dimension")

    @cached_property
    def issues(self) -> list[Entry]:
        return self.catalogue.entries("issue")

    @cached_property
    def modalities(self) -> list[Entry]:
        return self.catalogue.entries("modality")

    @cached_property
    def present(self) -> set[str]:
        """Codes of the mobility dimensions that the plan says are present."""
        return {row.dimension for row in self.content.mobility.dimensions if row.present}

    @cached_property
    def strays(self) -> list[Stray]:
        """Codes in the plan that are unknown or retired."""
        return list(strays(self.content, self.catalogue))

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """How far each language is into which somebody has begun to translate."""
        return standings(self.content)

    def named(self, vocabulary: str, code: str, scope: str = "") -> Entry | str:
        """Return the entry, which is shown by its name, or the code where it is unknown."""
        return self.catalogue.find(vocabulary, code, scope) or code
