"""All rules in their order, and the one way to run them."""

import datetime

from django.utils import timezone

from plans.catalogue import Catalogue
from plans.content import PlanContent
from plans.validation.case import Case
from plans.validation.families import FAMILIES
from plans.validation.findings import Finding
from plans.validation.rules import Rule

RULES: tuple[Rule, ...] = tuple(
    found for family in FAMILIES for found in vars(family).values() if isinstance(found, Rule)
)
_BY_CODE = {rule.code: rule for rule in RULES}


def find_rule(code: str) -> Rule | None:
    return _BY_CODE.get(code)


def validate(content: PlanContent, catalogue: Catalogue, *, today: datetime.date | None = None) -> tuple[Finding, ...]:
    """Return all findings on the plan, in the order of the rules."""
    case = Case(content, catalogue, today or timezone.localdate())
    return tuple(Finding(rule, *found) for rule in RULES for found in rule.check(case))
