"""Whether a document is genuine: what whoever holds it may learn from its fingerprint.

A fingerprint cannot be guessed: who has one has the document, or was told of it. They learn what the document says of
itself on its first page, and nothing that has come since.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Case, Q, When
from django.utils import timezone

from plans.models import PlanVersion, Report


class Holds(StrEnum):
    """What the fingerprint is of."""

    CONTENT = "content"
    FILE = "file"


@dataclass(frozen=True, kw_only=True)
class Genuine:
    holds: Holds
    reference: str
    version: int | None
    """None for a draft."""
    of_plan: bool = True
    """Whether it is of one plan, and not across plans."""
    on: datetime.date
    """When the version was submitted, or the file of a draft was made."""


def genuine(sha256: str) -> Genuine | None:
    """Return what has this fingerprint: the frozen content of a version, or a file that was made here."""
    return _content(sha256) or _file(sha256)


def _content(sha256: str) -> Genuine | None:
    version = PlanVersion.objects.filter(sha256=sha256).select_related("plan").defer("content").first()
    return _told(Holds.CONTENT, version) if version else None


def _file(sha256: str) -> Genuine | None:
    when = Case(When(sha256=sha256, then="ended_at"), default="former__made_at")
    made = Report.objects.filter(Q(sha256=sha256) | Q(former__sha256=sha256)).annotate(made_at=when)
    report = made.select_related("plan", "council", "version__plan").defer("version__content").first()
    if report is None:
        return None
    if report.version:
        return _told(Holds.FILE, report.version)
    on = timezone.localdate(report.made_at)
    return Genuine(holds=Holds.FILE, reference=report.reference, version=None, of_plan=report.plan is not None, on=on)


def _told(holds: Holds, version: PlanVersion) -> Genuine:
    on = timezone.localdate(version.submitted_at)
    return Genuine(holds=holds, reference=version.plan.reference, version=version.number, on=on)
