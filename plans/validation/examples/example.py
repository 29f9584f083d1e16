"""An example of a rule: a plan that it finds fault with, and the nearest one that it does not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from mcof.reference.schema import lists
from plans.catalogue import Catalogue, Entry
from plans.content import PlanContent
from plans.validation.examples.plan import changed, complete_content

COMPLETE = complete_content()
ONE, TWO = "response-S21-03", "response-S21-14"


@dataclass(frozen=True)
class Example:
    """The complete plan, or another base, with one value changed.

    With `value` the rule finds one thing, with `near` in its stead nothing. `at` is where the finding stands, as
    section and place, when that is not what was changed. `retired` are codes that count as retired in this example.
    """

    code: str
    section: str
    place: str
    value: Any
    near: Any
    at: tuple[str, str] | None = None
    base: PlanContent = COMPLETE
    retired: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return f"{self.code} {self.section} {self.place}"

    @property
    def broken(self) -> PlanContent:
        return changed(self.base, self.section, self.place, self.value)

    @property
    def sound(self) -> PlanContent:
        return changed(self.base, self.section, self.place, self.near)

    @property
    def where(self) -> tuple[str, str]:
        return self.at or (self.section, self.place)

    def known(self, shipped: Catalogue) -> Catalogue:
        """Return the reference data that the example looks at."""
        return Catalogue(self._entries(shipped)) if self.retired else shipped

    def _entries(self, shipped: Catalogue) -> Iterator[Entry]:
        for name in lists():
            for entry in shipped.entries(name, retired=True):
                yield replace(entry, retired=True) if entry.code in self.retired else entry


def in_both(place: str, value: Any, base: PlanContent = COMPLETE) -> PlanContent:
    """Return the plan with the same change in both of its sectors."""
    return changed(changed(base, ONE, place, value), TWO, place, value)
