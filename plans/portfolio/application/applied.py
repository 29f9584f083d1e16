"""Which plans count as applied in a period, by which version, and what States had answered to it.

A plan counts once: by the version that was the last to be approved when the period ended. Its own days must touch the
period, and it must not have been closed before. So the same period gives the same plans, whatever comes later.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from mcof.accounts.models import User
from mcof.accounts.roles import Permission
from mcof.audit.models import Event
from plans.access import plans_allowing
from plans.content import PlanContent
from plans.models import Consent, Decision, DecisionKind, PlanVersion, StateAnswer
from plans.portfolio.application.period import Period


@dataclass(frozen=True)
class Given:
    """The last that a State answered to the version."""

    country: str
    answer: StateAnswer
    on: datetime.date


@dataclass(frozen=True, kw_only=True)
class Applied:
    content: PlanContent
    version: int
    sha256: str
    approved_on: datetime.date
    answers: tuple[Given, ...] = ()

    @property
    def owed(self) -> tuple[str, ...]:
        """Countries whose State has not answered."""
        given = {it.country for it in self.answers}
        return tuple(code for code in self.content.country_codes if code not in given)


def applied_plans(user: User, period: Period) -> tuple[Applied, ...]:
    """Return the plans applied in the period that the person reads as a reviewer, in five statements."""
    approvals = _approvals(user, period)
    closed = _closings(approvals)
    last = [of_plan[-1] for of_plan in approvals.values()]
    contents = _contents(decision.version_id for decision in last)
    answers = _answers(approvals, period)
    found = []
    for decision in last:
        content, plan = contents[decision.version_id], decision.version.plan
        lasted = period.touches(content.identity.starts_on, content.identity.ends_on)
        if lasted and period.touches(None, closed.get(plan.reference)):
            found.append(_applied(decision, content, answers[plan.pk]))
    return tuple(sorted(found, key=lambda it: it.content.reference))


def _approvals(user: User, period: Period) -> dict[int, list[Decision]]:
    """Return what had been approved of each plan when the period ended, the earliest first."""
    plans = plans_allowing(Permission.VIEW_SUBMITTED, user)
    decisions = Decision.objects.filter(
        kind=DecisionKind.APPROVE, decided_at__lt=period.end, version__plan__in=plans
    ).select_related("version__plan")
    found: dict[int, list[Decision]] = defaultdict(list)
    for decision in decisions.defer("version__content").order_by("decided_at", "pk"):
        found[decision.version.plan_id].append(decision)
    return found


def _closings(approvals: dict[int, list[Decision]]) -> dict[str, datetime.date]:
    """Return on which day plans were closed: the trail keeps it."""
    references = [of_plan[0].version.plan.reference for of_plan in approvals.values()]
    events = Event.objects.filter(action="plan.close", plan_reference__in=references)
    return {reference: _day(at) for reference, at in events.values_list("plan_reference", "at")}


def _day(at: datetime.datetime) -> datetime.date:
    """Return the same day for all who ask."""
    return timezone.localdate(at, timezone.get_default_timezone())


def _contents(versions: Iterable[int]) -> dict[int, PlanContent]:
    frozen = PlanVersion.objects.filter(pk__in=list(versions)).values_list("pk", "content")
    return {pk: PlanContent.from_json(content) for pk, content in frozen}


def _answers(approvals: dict[int, list[Decision]], period: Period) -> dict[int, list[Consent]]:
    records = Consent.objects.filter(plan__in=list(approvals), recorded_at__lt=period.end).select_related("country")
    found: dict[int, list[Consent]] = defaultdict(list)
    for record in records.order_by("recorded_at", "pk"):
        if _counts(record, approvals[record.plan_id]):
            found[record.plan_id].append(record)
    return found


def _counts(record: Consent, approvals: list[Decision]) -> bool:
    """Say as `plans.consents` does whether it is about the version approved last: that one, or what it led up to."""
    last, before = approvals[-1], approvals[:-1]
    if record.version_id is not None:
        return record.version_id == last.version_id
    return record.recorded_at <= last.decided_at and all(record.recorded_at > it.decided_at for it in before)


def _applied(decision: Decision, content: PlanContent, records: list[Consent]) -> Applied:
    return Applied(
        content=content,
        version=decision.version.number,
        sha256=decision.version.sha256,
        approved_on=_day(decision.decided_at),
        answers=tuple(_given(content, records)),
    )


def _given(content: PlanContent, records: list[Consent]) -> Iterator[Given]:
    """Yield the last answer of each State that the version concerns, in the plan's order."""
    latest = {record.country.code: record for record in records}
    for code in content.country_codes:
        if code in latest:
            yield Given(code, StateAnswer(latest[code].answer), latest[code].given_on)
