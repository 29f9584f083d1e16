"""What a rule is. A family of rules is a module of functions under `@rule`; `plans.validation.rulebook` runs them all.

A rule is a pure function: it gets a case and yields each place where the plan does not meet the rule, with words for
its reader. Nothing is formatted, translated or looked up in the database on the way.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from plans.validation.case import Case
from plans.validation.demands import Demand
from plans.validation.findings import Level

if TYPE_CHECKING:
    from plans.validation.wording import Text

# Section, place within it, message.
Found: TypeAlias = "tuple[str, str, Text]"
Check: TypeAlias = Callable[[Case], Iterator[Found]]


class Family(TextChoices):
    COMPLETENESS = "C", _("Completeness")
    FRAMEWORK = "F", _("The framework")
    PEOPLE = "P", _("People")
    MONEY = "M", _("Money")
    TIME = "T", _("Time")
    RESULTS = "R", _("Results")
    REFERENCE = "X", _("Codes and references")
    LANGUAGES = "L", _("Languages")
    WORDING = "W", _("Wording")


@dataclass(frozen=True)
class Rule:
    """`title` states what holds in a plan that meets the rule, `remedy` what to do about one that does not."""

    code: str
    level: Level
    title: "Text"
    demand: Demand
    remedy: "Text"
    check: Check

    @property
    def family(self) -> Family:
        return Family(self.code[0])

    @property
    def why(self) -> "Text":
        return self.demand.text


def rule(code: str, level: Level, *, title: "Text", why: Demand, remedy: "Text") -> Callable[[Check], Rule]:
    """Make the function below a rule. Its code is for good: people quote it, and plans' records keep it."""
    return lambda check: Rule(code, level, title, why, remedy, check)
