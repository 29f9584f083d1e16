from dataclasses import dataclass
from typing import Any

from plans.content import PlanContent
from tests.plans.contents import changed, complete_content

COMPLETE = complete_content()
ONE, TWO = "response-S21-03", "response-S21-14"


@dataclass(frozen=True)
class Broken:
    """`at` is where the finding stands, as section and place, when that is not what was changed."""

    code: str
    section: str
    place: str
    value: Any
    at: tuple[str, str] | None = None
    base: PlanContent = COMPLETE

    def __str__(self) -> str:
        return f"{self.code} {self.section} {self.place}"

    @property
    def content(self) -> PlanContent:
        return changed(self.base, self.section, self.place, self.value)

    @property
    def where(self) -> tuple[str, str]:
        return self.at or (self.section, self.place)


def in_both(place: str, value: Any, base: PlanContent = COMPLETE) -> PlanContent:
    """Return the plan with the same change in both of its sectors."""
    return changed(changed(base, ONE, place, value), TWO, place, value)
