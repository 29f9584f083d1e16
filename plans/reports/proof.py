"""What stands behind a document: which version it prints, how that was decided on, and what States answered."""

import datetime
from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from plans.consents import countries_concerned, standings
from plans.content import PlanContent, fingerprint
from plans.extent import WHOLE, Extent, sha256_of
from plans.models import IN_REVIEW, Consent, Decision, DecisionKind, Plan, PlanVersion, State, StateAnswer


@dataclass(frozen=True, kw_only=True)
class Step:
    kind: DecisionKind
    on: datetime.date


@dataclass(frozen=True, kw_only=True)
class Answered:
    """A State's request, consent or refusal; `function` is who gave it, never a name."""

    country: str
    answer: StateAnswer
    on: datetime.date
    function: str
    reference: str
    by_state: bool


@dataclass(frozen=True, kw_only=True)
class Proof:
    """A draft has no version; its fingerprint is that of its content at this moment.

    Of a part, which is what `extent` leaves of a version, the fingerprint is its own.
    """

    sha256: str
    dated: datetime.date
    version: int | None = None
    standing: str = State.DRAFT
    submitted_on: datetime.date | None = None
    steps: tuple[Step, ...] = ()
    answers: tuple[Answered, ...] = ()
    address: str = ""
    """Where whoever holds the document can find out whether it is genuine; a draft and a part have none: by the
    fingerprint of the whole a guess at the rest could be proved."""
    owed: tuple[str, ...] = ()
    """Countries whose State has not agreed yet."""
    states: frozenset[str] | None = None
    """The States of whose answers it tells; None is all."""
    extent: Extent = WHOLE
    original: str = ""
    """The language that the plan was written in, where a part is given in others only."""


OUTSIDERS: frozenset[str] = frozenset()
"""Whoever reads by a link is told of no State's answer."""


def proof_of_draft(plan: Plan, content: PlanContent) -> Proof:
    return Proof(
        sha256=fingerprint(content.to_json()),
        dated=timezone.localdate(),
        answers=_answers(plan, None),
        owed=_owed(plan, None),
    )


def proof_of_version(version: PlanVersion, extent: Extent = WHOLE, states: frozenset[str] | None = None) -> Proof:
    """Return what stands behind a version, with the answers of these `states`; None is all."""
    steps = tuple(map(_step, Decision.objects.filter(version=version).exclude(kind=DecisionKind.RETURN)))
    submitted = timezone.localdate(version.submitted_at)
    return Proof(
        sha256=sha256_of(version, extent),
        dated=steps[-1].on if steps else submitted,
        version=version.number,
        standing=version.state,
        submitted_on=submitted,
        address=_address(version) if extent.whole else "",
        steps=steps,
        answers=tuple(it for it in _answers(version.plan, version) if states is None or it.country in states),
        owed=_owed(version.plan, version, states) if version.state in IN_REVIEW else (),
        states=states,
        extent=extent,
        original=version.language,
    )


def _address(version: PlanVersion) -> str:
    return urljoin(settings.BASE_URL, f"{reverse('genuine')}?sha256={version.sha256}")


def _step(decision: Decision) -> Step:
    return Step(kind=DecisionKind(decision.kind), on=timezone.localdate(decision.decided_at))


def _answers(plan: Plan, version: PlanVersion | None) -> tuple[Answered, ...]:
    """Return what the States concerned answered to the plan as a whole or to this version, the earliest first."""
    concerned = Q(version=None) | Q(version=version), Q(country__code__in=countries_concerned(plan, version))
    records = Consent.objects.filter(*concerned, plan=plan).select_related("country")
    return tuple(
        Answered(
            country=record.country.code,
            answer=StateAnswer(record.answer),
            on=record.given_on,
            function=record.function,
            reference=record.reference,
            by_state=record.by_state,
        )
        for record in records.order_by("given_on", "pk")
    )


def _owed(plan: Plan, version: PlanVersion | None, states: frozenset[str] | None = None) -> tuple[str, ...]:
    owing = (it.country for it in standings(plan, version) if not it.agreed)
    return tuple(country for country in owing if states is None or country in states)
