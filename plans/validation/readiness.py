"""How far each section is: what the navigation of the editor and the page “Ready to submit?” show."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from plans.content import SECTION_KEYS, PlanContent, response_key
from plans.validation.findings import Finding, Level


class Readiness(TextChoices):
    EMPTY = "empty", _("empty")
    STARTED = "started", _("started")
    COMPLETE = "complete", _("complete")
    BLOCKED = "blocked", _("blocked")


@dataclass(frozen=True)
class SectionState:
    """Where a section stands, and how many findings of each level it has."""

    state: Readiness
    blocks: int
    warns: int
    advises: int


def section_states(content: PlanContent, findings: Iterable[Finding]) -> dict[str, SectionState]:
    """Return the state of every section of the plan, by its key."""
    counts = Counter((finding.section, finding.level) for finding in findings)
    return {key: _state(value, key, counts) for key, value in _sections(content)}


def _sections(content: PlanContent) -> Iterator[tuple[str, Any]]:
    yield from ((key, content.section(key)) for key in SECTION_KEYS)
    yield "responses", tuple(response.sector for response in content.responses)
    yield from ((response_key(response.sector), response) for response in content.responses)
    yield "attachments", content.attachments


def _state(value: Any, key: str, counts: Mapping[tuple[str, Level], int]) -> SectionState:
    blocks, warns, advises = (counts.get((key, level), 0) for level in Level)
    return SectionState(_readiness(value, blocks, warns), blocks, warns, advises)


def _readiness(value: Any, blocks: int, warns: int) -> Readiness:
    """An empty section is not yet blocked, however much it lacks; advice does not keep one from being complete."""
    if not _written(value):
        return Readiness.EMPTY
    if blocks:
        return Readiness.BLOCKED
    return Readiness.STARTED if warns else Readiness.COMPLETE


# What a row or response is made with, before anybody has written in it.
_GIVEN = {"uid", "dimension", "sector", "issue", "modality"}


def _written(value: Any) -> bool:
    """Whether anybody has written anything here; 0 and “no” are something."""
    if is_dataclass(value):
        return any(
            getattr(value, field.name) != field.default and _written(getattr(value, field.name))
            for field in fields(value)
            if field.name not in _GIVEN
        )
    if isinstance(value, tuple):
        return any(_written(item) for item in value)
    return value not in ("", None)
