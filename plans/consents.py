"""Which States have agreed to a version, and which answer is still owed.

States are responsible for people on their territory; IOM acts at their request and with their consent. What a focal
point recorded counts for the version it was recorded on. What the office recorded counts until the next approval.
"""

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from plans.content import PlanContent
from plans.models import IN_REVIEW, Consent, Decision, DecisionKind, Plan, PlanCountry, PlanVersion, StateAnswer


@dataclass(frozen=True)
class StateStanding:
    """What one State concerned has answered; `record` is the latest that counts, None while an answer is owed."""

    country: str
    record: Consent | None

    @property
    def agreed(self) -> bool:
        return self.record is not None and self.record.answer != StateAnswer.DECLINE

    @property
    def declined(self) -> bool:
        return self.record is not None and self.record.answer == StateAnswer.DECLINE


def standings(plan: Plan, version: PlanVersion | None = None) -> list[StateStanding]:
    """Return the standing of every State concerned towards a version, or towards the draft, in the plan's order."""
    counted = {record.country.code: record for record in _counting(plan, version)}
    return [StateStanding(code, counted.get(code)) for code in countries_concerned(plan, version)]


def countries_concerned(plan: Plan, version: PlanVersion | None = None) -> list[str]:
    """Return the codes of the countries that a version concerns, or the draft. Nobody changes those in review."""
    if version is None or version.state in IN_REVIEW:
        return list(PlanCountry.objects.filter(plan=plan).values_list("country", flat=True))
    return list(PlanContent.from_json(version.content).country_codes)


def _counting(plan: Plan, version: PlanVersion | None) -> "QuerySet[Consent]":
    """Return the records that count, the oldest first, so that the latest answer of a State wins."""
    by_office = Q(version=None, **_between_approvals(plan, version))
    counts = by_office | Q(version=version) if version else by_office
    records = Consent.objects.filter(counts, plan=plan).select_related("country", "recorded_by")
    return records.order_by("recorded_at", "pk")


def _between_approvals(plan: Plan, version: PlanVersion | None) -> dict[str, datetime.datetime]:
    """Say when the office recorded what counts: after the approval before the version's, and until its own."""
    approvals = Decision.objects.filter(version__plan=plan, kind=DecisionKind.APPROVE)
    times = dict(approvals.values_list("version__number", "decided_at"))
    before = [time for number, time in times.items() if version is None or number < version.number]
    own = times.get(version.number) if version else None
    return ({"recorded_at__gt": max(before)} if before else {}) | ({"recorded_at__lte": own} if own else {})
