"""What is missing or doubtful in a plan, and why: pure rules over PlanContent."""

from plans.validation.findings import Finding, Level, anchor, blocking, findings_of
from plans.validation.readiness import Readiness, SectionState, section_states
from plans.validation.rulebook import RULES, find_rule, validate
from plans.validation.rules import Family, Rule

__all__ = [
    "RULES",
    "Family",
    "Finding",
    "Level",
    "Readiness",
    "Rule",
    "SectionState",
    "anchor",
    "blocking",
    "find_rule",
    "findings_of",
    "section_states",
    "validate",
]
