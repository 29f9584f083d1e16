"""What waits for a person, and since when."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery

from mcof.accounts.access import mandates
from mcof.accounts.models import Membership, User
from mcof.accounts.roles import Permission
from plans.access import plans_allowing, shares_for
from plans.models import (
    IN_REVIEW,
    Assignment,
    Audience,
    Comment,
    Consent,
    Decision,
    DecisionKind,
    Notice,
    NoticeKind,
    NoticeQuerySet,
    PlanQuerySet,
    PlanVersion,
    Priority,
    Purpose,
    QuestionTurn,
    Reminder,
    Review,
    Share,
    Stage,
    State,
    TurnKind,
    VersionState,
)
from plans.models.comment import CommentQuerySet
from plans.models.reminder import ESCALATED
from plans.questions import questions_to_answer
from plans.terms import Due, Offices


class Task(StrEnum):
    """What is to be done; the page has a sentence for each."""

    MEND = "mend"
    DRAFT = "draft"
    ENDORSE = "endorse"
    APPROVE = "approve"
    ANSWER = "answer"
    RESPOND = "respond"


class With(StrEnum):
    """Who else a plan waits for."""

    REGION = "region"
    HEADQUARTERS = "headquarters"


@dataclass(frozen=True)
class Waiting:
    """`reason` says why a plan came back, `conditions` how many of its reviewers' conditions are unanswered.

    `question` is what a State asks there, and waits for an answer.

    `due` and `urgent` hold for a version that the person was assigned; `looked_at` is when a reviewer last looked.
    """

    task: Task | With
    reference: str
    title: str
    office: str
    kind: str
    since: datetime.datetime
    version: int | None = None
    reason: str = ""
    conditions: int = 0
    due: Due | None = None
    urgent: bool = False
    looked_at: datetime.datetime | None = None
    question: int | None = None

    @property
    def order(self) -> tuple[bool, datetime.date, datetime.datetime]:
        """What is urgent comes first, then what is due soonest, then what has waited longest."""
        return not self.urgent, self.due.day if self.due else datetime.date.max, self.since


def waiting_for(user: User) -> list[Waiting]:
    """Return everything that waits for the person in a constant number of statements."""
    held = mandates(user)
    found = (_answers, _decisions, _drafts, _questions)
    return sorted((it for waiting in found for it in waiting(user, held)), key=lambda it: it.order)


def count_waiting_for(user: User, held: list[Membership]) -> int:
    """Count what waits for the person, by the mandates they hold, in one statement: every page shows it."""
    decisions = (versions for _task, versions in _to_decide(user, held))
    found = [_to_write(user, held), *decisions, _to_answer(user, held), questions_to_answer(user, held)]
    first, *others = (waiting.order_by().values("pk") for waiting in found)
    return first.union(*others, all=True).count()


def under_way(user: User) -> list[Waiting]:
    """Return the plans of the person's office that wait for others, so that everybody knows where each hangs."""
    plans = plans_allowing(Permission.VIEW_DRAFT, user).filter(state__in=IN_REVIEW)
    found = PlanVersion.objects.without_content().filter(plan__in=plans, state__in=IN_REVIEW)
    looked = found.annotate(looked_at=Max("looks__last_at")).select_related("plan__office")
    return [_of_version(_with(it), it, looked_at=vars(it)["looked_at"]) for it in looked]


def mentions_of(user: User) -> CommentQuerySet:
    """Return the comments that somebody told the person of, and that are not settled; what they may read of them."""
    told = Comment.objects.filter(Q(mentioned=user) | Q(replies__mentioned=user)).order_by().values("pk")
    held = mandates(user)
    reviewed = Q(version__plan__in=plans_allowing(Permission.VIEW_SUBMITTED, user, held))
    own = Q(version__plan__in=plans_allowing(Permission.VIEW_DRAFT, user, held), audience=Audience.OFFICE)
    found = Comment.objects.filter(reviewed | own, pk__in=told).unsettled()
    return found.select_related("version__plan", "written_by").defer("version__content")


def sections_for(user: User) -> "QuerySet[Assignment]":
    """Return the sections assigned to the person, the soonest due first, without those that are ready as they are."""
    drafts = plans_allowing(Permission.EDIT, user)
    found = Assignment.objects.waiting().filter(person=user, section__plan__in=drafts)
    return found.select_related("section__plan").order_by(F("due_on").asc(nulls_last=True), "section")


def escalated(notices: NoticeQuerySet) -> list[tuple[Notice, Due]]:
    """Return what others owe, and the reader of these notices was told of as their head or deputy."""
    offices = Offices()
    told = notices.filter(kind=NoticeKind.ESCALATED).select_related("reminder__review")
    return [(it, _owed(it, it.reminder, offices)) for it in told.order_by("made_at") if it.reminder]


def _owed(notice: Notice, reminder: Reminder, offices: Offices) -> Due:
    plan, review = notice.plan, reminder.review
    office = offices.reviewing(plan, Stage(review.stage)) if review else offices.of(plan)
    return Due(reminder.due_on, offices.calendar(office), notice.made_at)


def _with(version: PlanVersion) -> With:
    plan = version.plan
    return With.REGION if plan.state == State.SUBMITTED and plan.office.parent_id else With.HEADQUARTERS


def _drafts(user: User, held: list[Membership]) -> Iterator[Waiting]:
    versions = PlanVersion.objects.filter(plan=OuterRef("pk")).order_by("-number")
    returns = Decision.objects.filter(version__plan=OuterRef("pk"), kind=DecisionKind.RETURN).order_by("-decided_at")
    unanswered = Comment.objects.filter(version__plan=OuterRef("pk")).conditions().unanswered()
    last = {
        "newest": Subquery(versions.values("state")[:1]),
        "reason": Subquery(returns.values("reason")[:1]),
        "conditions": Subquery(unanswered.order_by().values("version__plan").annotate(n=Count("pk")).values("n")),
    }
    for plan in _to_write(user, held).annotate(**last).select_related("office"):
        seen = vars(plan)
        returned = seen["newest"] == VersionState.RETURNED
        task, reason = (Task.MEND, seen["reason"]) if returned else (Task.DRAFT, "")
        yield Waiting(
            task=task,
            reference=plan.reference,
            title=plan.title,
            office=plan.office.name,
            kind=plan.kind,
            since=plan.changed_at,
            reason=reason,
            conditions=seen["conditions"] or 0,
        )


def _to_write(user: User, held: list[Membership]) -> PlanQuerySet:
    return plans_allowing(Permission.EDIT, user, held).filter(state=State.DRAFT)


def _decisions(user: User, held: list[Membership]) -> Iterator[Waiting]:
    offices = Offices()
    for task, versions in _to_decide(user, held):
        stage = _STAGES[task]
        mine = Review.objects.filter(version=OuterRef("pk"), person=user, stage=stage)
        theirs = Reminder.objects.filter(review__version=OuterRef("pk"), review__person=user, review__stage=stage)
        told = theirs.filter(step=ESCALATED, due_on=F("review__due_on"))
        assigned = {
            "due_on": Subquery(mine.values("due_on")),
            "priority": Subquery(mine.values("priority")),
            "escalated_at": Subquery(told.values("made_at")[:1]),
        }
        for version in versions.annotate(**assigned).select_related("plan__office"):
            seen = vars(version)
            due = offices.due(version.plan, seen["due_on"], stage)
            due = due and replace(due, escalated_at=seen["escalated_at"])
            yield _of_version(task, version, due=due, urgent=seen["priority"] == Priority.URGENT)


_STAGES = {Task.ENDORSE: Stage.ENDORSEMENT, Task.APPROVE: Stage.APPROVAL}


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


def _questions(user: User, held: list[Membership]) -> Iterator[Waiting]:
    asked = questions_to_answer(user, held).select_related("version__plan__office").defer("version__content")
    turns = QuestionTurn.objects.filter(question=OuterRef("pk"), kind=TurnKind.ASK).order_by("-written_at")
    last = {"said": Subquery(turns.values("body")[:1]), "said_at": Subquery(turns.values("written_at")[:1])}
    for question in asked.annotate(**last):
        seen = vars(question)
        since, words = seen["said_at"] or question.asked_at, seen["said"] or question.body
        line = _of_version(Task.RESPOND, question.version, reason=words, question=question.pk)
        yield replace(line, since=since)


def _to_answer(user: User, held: list[Membership]) -> "QuerySet[Share]":
    answered = Consent.objects.filter(version=OuterRef("version"), country=OuterRef("country"), by_state=True)
    asked = shares_for(user, held=held).filter(purpose=Purpose.CONSENT, version__state__in=IN_REVIEW)
    return asked.exclude(Exists(answered))


def _of_version(task: Task | With, version: PlanVersion, **more: Any) -> Waiting:
    plan = version.plan
    return Waiting(
        task=task,
        reference=plan.reference,
        title=version.title,
        office=plan.office.name,
        kind=plan.kind,
        since=version.submitted_at,
        version=version.number,
        **more,
    )
