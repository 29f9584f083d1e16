"""For each rule, what breaks it: the complete plan with one thing changed, and where the rule must find it."""

from tests.plans.validation.broken import (
    completeness,
    cooperation,
    framework,
    languages,
    money,
    people,
    reference,
    results,
    time,
)
from tests.plans.validation.broken.case import Broken

ALL: list[Broken] = [
    *completeness.BROKEN,
    *framework.BROKEN,
    *cooperation.BROKEN,
    *people.BROKEN,
    *money.BROKEN,
    *time.BROKEN,
    *results.BROKEN,
    *reference.BROKEN,
    *languages.BROKEN,
]
