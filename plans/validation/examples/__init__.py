"""For each rule, examples: what its page shows, what the tests run, and where its findings stand."""

from plans.validation.examples import (
    completeness,
    cooperation,
    framework,
    languages,
    money,
    people,
    prose,
    reached,
    reference,
    results,
    time,
)
from plans.validation.examples.example import Example

EXAMPLES: tuple[Example, ...] = (
    *completeness.EXAMPLES,
    *framework.EXAMPLES,
    *cooperation.EXAMPLES,
    *people.EXAMPLES,
    *money.EXAMPLES,
    *reached.EXAMPLES,
    *time.EXAMPLES,
    *results.EXAMPLES,
    *reference.EXAMPLES,
    *languages.EXAMPLES,
    *prose.EXAMPLES,
)

__all__ = ["EXAMPLES", "Example"]
