"""What waits for a person, and since when."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from mcof.accounts.access import mandates
from mcof.accounts.models import Membership, User
from mcof.accounts.roles import Permission
from plans.access import plans_allowing, shares_for
from plans.models import (
    IN_REVIEW,
    Assignment,
    Consent,
    Decision,
    DecisionKind,
    PlanQuerySet,
    PlanVersion,
    Purpose,
    Share,
    State,
    VersionState,
)


class Task(StrEnum):
    """What is to be done; the page has a sentence for each."""

    MEND = "mend"
    DRAFT = "draft"
    ENDORSE = "endorse"
    APPROVE = "approve"
    ANSWER = "answer"


class With(StrEnum):
    """Who else a plan waits for."""

    REGION = "region"
    HEADQUARTERS = "headquarters"


@dataclass(frozen=True)
class Waiting:
    """`reason` says why a plan came back."""

    task: Task | With
    reference: str
    title: str
    office: str
    since: datetime.datetime
    version: int | None = None
    reason: str = ""


def waiting_for(user: User) -> list[Waiting]:
    """Return everything that waits for the person in a constant number of statements: the oldest first."""
    held = mandates(user)
    return sorted([*_answers(user, held), *_decisions(user, held), *_drafts(user, held)], key=lambda it: it.since)


def count_waiting_for(user: User, held: list[Membership]) -> int:
    """Count what waits for the person, by the mandates they hold, in one statement: every page shows it."""
    found = [_to_write(user, held), *(versions for _task, versions in _to_decide(user, held)), _to_answer(user, held)]
    first, *others = (waiting.order_by().values("pk") for waiting in found)
    return first.union(*others, all=True).count()


def under_way(user: User) -> list[Waiting]:
    """Return the plans of the person's office that wait for others, so that everybody knows where each hangs."""
    plans = plans_allowing(Permission.VIEW_DRAFT, user).filter(state__in=IN_REVIEW)
    found = PlanVersion.objects.without_content().filter(plan__in=plans, state__in=IN_REVIEW)
    return [_of_version(_with(version), version) for version in found.select_related("plan__office")]


def sections_for(user: User) -> "QuerySet[Assignment]":
    """Return the sections assigned to the person, the soonest due first, without those that are ready as they are."""
    drafts = plans_allowing(Permission.EDIT, user).filter(state=State.DRAFT)
    found = Assignment.objects.filter(person=user, section__plan__in=drafts)
    found = found.exclude(section__ready_mark__revision=F("section__revision"))
    return found.select_related("section__plan").order_by(F("due_on").asc(nulls_last=True), "section")


def _with(version: PlanVersion) -> With:
    plan = version.plan
    return With.REGION if plan.state == State.SUBMITTED and plan.office.parent_id else With.HEADQUARTERS


def _drafts(user: User, held: list[Membership]) -> Iterator[Waiting]:
    versions = PlanVersion.objects.filter(plan=OuterRef("pk")).order_by("-number")
    returns = Decision.objects.filter(version__plan=OuterRef("pk"), kind=DecisionKind.RETURN).order_by("-decided_at")
    last = {"newest": Subquery(versions.values("state")[:1]), "reason": Subquery(returns.values("reason")[:1])}
    for plan in _to_write(user, held).annotate(**last).select_related("office"):
        seen = vars(plan)
        returned = seen["newest"] == VersionState.RETURNED
        task, reason = (Task.MEND, seen["reason"]) if returned else (Task.DRAFT, "")
        yield Waiting(task, plan.reference, plan.title, plan.office.name, plan.changed_at, reason=reason)


def _to_write(user: User, held: list[Membership]) -> PlanQuerySet:
    return plans_allowing(Permission.EDIT, user, held).filter(state=State.DRAFT)


def _decisions(user: User, held: list[Membership]) -> Iterator[Waiting]:
    for task, versions in _to_decide(user, held):
        for version in versions.select_related("plan__office"):
            yield _of_version(task, version)


def _to_decide(user: User, held: list[Membership]) -> "Iterator[tuple[Task, QuerySet[PlanVersion]]]":
    """Give the versions in review that the person neither drafted nor submitted."""
    alone = Q(office__parent=None)
    to_endorse = plans_allowing(Permission.ENDORSE, user, held).filter(~alone, state=State.SUBMITTED)
    to_approve = plans_allowing(Permission.APPROVE, user, held).filter(
        Q(state=State.ENDORSED) | alone & Q(state=State.SUBMITTED)
    )
    for task, plans in ((Task.ENDORSE, to_endorse), (Task.APPROVE, to_approve)):
        found = PlanVersion.objects.without_content().filter(plan__in=plans, state__in=IN_REVIEW)
        yield task, found.exclude(submitted_by=user).exclude(drafters=user)


def _answers(user: User, held: list[Membership]) -> Iterator[Waiting]:
    asked = _to_answer(user, held)
    for share in asked.select_related("version__plan__office").defer("version__content"):
        yield _of_version(Task.ANSWER, share.version)


def _to_answer(user: User, held: list[Membership]) -> "QuerySet[Share]":
    answered = Consent.objects.filter(version=OuterRef("version"), country=OuterRef("country"), by_state=True)
    asked = shares_for(user, held=held).filter(purpose=Purpose.CONSENT, version__state__in=IN_REVIEW)
    return asked.exclude(Exists(answered))


def _of_version(task: Task | With, version: PlanVersion) -> Waiting:
    plan = version.plan
    return Waiting(task, plan.reference, version.title, plan.office.name, version.submitted_at, version.number)
