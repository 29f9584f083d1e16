"""Which States have agreed to a version, and which answer is still owed.

States are responsible for people on their territory; IOM acts at their request and with their consent. What a focal
point recorded counts for the version it was recorded on. What the office recorded counts until the next approval.
"""

from dataclasses import dataclass

from django.db.models import Q

from plans.models import Consent, Decision, DecisionKind, PlanCountry, PlanVersion, StateAnswer


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


def standings(version: PlanVersion) -> list[StateStanding]:
    """Return the standing of every State concerned by the plan, in the plan's order, in three statements."""
    counted = {record.country.code: record for record in _counting(version)}
    countries = PlanCountry.objects.filter(plan=version.plan_id).values_list("country", flat=True)
    return [StateStanding(code, counted.get(code)) for code in countries]


def _counting(version: PlanVersion) -> list[Consent]:
    """Return the records that count for the version, the oldest first, so that the latest answer wins."""
    of_office = Q(version=None)
    approved = Decision.objects.filter(version__plan=version.plan_id, kind=DecisionKind.APPROVE)
    last = approved.exclude(version=version).order_by("-decided_at").first()
    if last:
        of_office &= Q(recorded_at__gt=last.decided_at)
    records = Consent.objects.filter(of_office | Q(version=version), plan=version.plan_id)
    return list(records.select_related("country", "recorded_by").order_by("recorded_at", "pk"))
