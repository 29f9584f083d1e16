"""What waits for a person, and since when."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value, When

from mcof.accounts.access import allowing, mandates
from mcof.accounts.models import Absence, Membership, User
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
from plans.notices import readable
from plans.questions import questions_to_answer
from plans.terms import Due, Offices
from plans.writers import absences_of


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
    `absence` is that of whoever the person stands in for with it.
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
    absence: Absence | None = None

    @property
    def order(self) -> tuple[bool, datetime.date, datetime.datetime]:
        """What is urgent comes first, then what is due soonest, then what has waited longest."""
        return not self.urgent, self.due.day if self.due else datetime.date.max, self.since


def waiting_for(user: User) -> list[Waiting]:
    """Return everything that waits for the person in a constant number of statements."""
    held = mandates(user)
    found = (_answers, _decisions, _drafts, _questions)
    return sorted((it for waiting in found for it in waiting(user, held)), key=lambda it: it.order)


@dataclass(frozen=True)
class Counts:
    """What the bar of every page tells: how much waits for the reader, and how many notices are unread."""

    waiting: int
    unread: int


def counts_for(user: User, held: list[Membership]) -> Counts:
    """Count both, by the mandates that the person holds, in one statement."""
    decisions = (versions for _task, versions in _to_decide(user, held))
    found = [_to_write(user, held), *decisions, _to_answer(user, held), questions_to_answer(user, held)]
    waiting = [_counted(it, "waiting") for it in found]
    unread = _counted(readable(user, held).unread(), "unread")
    numbers = list(unread.union(*waiting, all=True))
    return Counts(*(sum(n for kind, n in numbers if kind == name) for name in ("waiting", "unread")))


def _counted(found: "QuerySet[Any]", name: str) -> "QuerySet[Any, tuple[str, int]]":
    counted: QuerySet[Any, tuple[str, int]] = (
        found.order_by().annotate(of=Value(name)).values("of").annotate(n=Count("pk")).values_list("of", "n")
    )
    return counted


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
    away, offices = _stood_in_for(user, held), Offices()
    for task, versions in _to_decide(user, held):
        by_deputy = not _own(user, held, _DECIDING[task])
        assigned = _assigned([user.pk, *away], user, _STAGES[task])
        for version in versions.annotate(**assigned).select_related("plan__office"):
            seen = vars(version)
            due = offices.due(version.plan, seen["review_due_on"], _STAGES[task])
            due = due and replace(due, escalated_at=seen["escalated_at"])
            absence = away.get(seen["review_person"]) or (next(iter(away.values()), None) if by_deputy else None)
            urgent = seen["review_priority"] == Priority.URGENT
            yield _of_version(task, version, due=due, urgent=urgent, absence=absence)


def _assigned(people: list[int], user: User, stage: Stage) -> dict[str, Subquery]:
    """Return what the review of a version says: the person's own first, or that of somebody they stand in for."""
    theirs = Review.objects.filter(version=OuterRef("pk"), person__in=people, stage=stage)
    first = theirs.order_by(Case(When(person=user, then=0), default=1), "pk")
    told = Reminder.objects.filter(review__version=OuterRef("pk"), review__person__in=people, review__stage=stage)
    late = told.filter(step=ESCALATED, due_on=F("review__due_on"))
    found = {f"review_{name}": Subquery(first.values(name)[:1]) for name in ("due_on", "priority", "person")}
    return {**found, "escalated_at": Subquery(late.values("made_at")[:1])}


_STAGES = {Task.ENDORSE: Stage.ENDORSEMENT, Task.APPROVE: Stage.APPROVAL}
_DECIDING = {Task.ENDORSE: Permission.ENDORSE, Task.APPROVE: Permission.APPROVE}


def _stood_in_for(user: User, held: list[Membership]) -> dict[int, Absence]:
    """Return the absences in which the person decides for another today; a statement only where there are any."""
    absent = {it.user_id for it in held if it.user_id != user.pk}
    found = absences_of(absent) if absent else {}
    return {person: it for person, it in found.items() if it.deputy_id == user.pk}


def _own(user: User, held: list[Membership], permission: Permission) -> bool:
    """Whether the person may do this by a role of their own, not only for somebody away."""
    return allowing(permission, [it for it in held if it.user_id == user.pk]) is not None


def _to_decide(user: User, held: list[Membership]) -> "Iterator[tuple[Task, QuerySet[PlanVersion]]]":
    """Give the versions in review that neither the person nor whoever they stand in for drafted or submitted."""
    alone = Q(office__parent=None)
    to_endorse = plans_allowing(Permission.ENDORSE, user, held).filter(~alone, state=State.SUBMITTED)
    to_approve = plans_allowing(Permission.APPROVE, user, held).filter(
        Q(state=State.ENDORSED) | alone & Q(state=State.SUBMITTED)
    )
    for task, plans in ((Task.ENDORSE, to_endorse), (Task.APPROVE, to_approve)):
        found = PlanVersion.objects.without_content().filter(plan__in=plans, state__in=IN_REVIEW)
        eyes = {user.pk} if _own(user, held, _DECIDING[task]) else {user.pk, *(it.user_id for it in held)}
        yield task, found.exclude(submitted_by__in=eyes).exclude(drafters__in=eyes)


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
