"""What the rules look at: a plan, the reference data it uses, and the day."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from plans.catalogue import Catalogue, Entry
from plans.content import RESPONSE_PREFIX, PlanContent, response_key
from plans.content.rows import model_of, section_kind
from plans.content.translating import Standing, standings
from plans.content.values import Activity, SectorResponse
from plans.validation.codes import Stray, strays
from plans.validation.passages import PARAGRAPH, Passage, passages, words

if TYPE_CHECKING:
    from plans.validation.wording import Text


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
    def paragraphs(self) -> list[Passage]:
        """What people wrote that is long enough to be a paragraph, field by field."""
        return list(passages(self.content, at_least=PARAGRAPH))

    @cached_property
    def everything(self) -> str:
        """All texts as one, a line each: what is in none of them is found out far quicker than in each."""
        return "\n".join(words(self.content))

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """How far each language is into which somebody has begun to translate."""
        return standings(self.content)

    def named(self, vocabulary: str, code: str, scope: str = "") -> Entry | str:
        """Return the entry, which is shown by its name, or the code where it is unknown."""
        return self.catalogue.find(vocabulary, code, scope) or code

    def section_name(self, key: str) -> "Entry | str | Text":
        """Return what the section is called: a sector's name, or its model's."""
        if key.startswith(RESPONSE_PREFIX):
            return self.named("sector", key.removeprefix(RESPONSE_PREFIX))
        return cast("Text", model_of(section_kind(key))._meta.verbose_name)
