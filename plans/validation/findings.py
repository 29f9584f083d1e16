"""A finding, and how the rules that make them are run."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from plans.catalogue import Catalogue
from plans.content import PlanContent


class Level(StrEnum):
    BLOCKS = "blocks"
    WARNS = "warns"
    ADVISES = "advises"


@dataclass(frozen=True)
class Finding:
    code: str
    level: Level
    section: str
    message: str


def validate(content: PlanContent, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Return all findings on the plan."""
    return ()


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.level is Level.BLOCKS)
