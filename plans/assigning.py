"""The only writer of who reviews a version, and by when: chosen by rule as it is submitted, and by hand after that."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import Absence, User
from mcof.accounts.roles import Permission
from mcof.accounts.workdays import workday_after
from mcof.audit.recording import record
from plans.access import Refused, rights
from plans.models import IN_REVIEW, Kind, NoticeKind, PlanVersion, Priority, Review, Stage
from plans.notices import tell
from plans.terms import review_calendar
from plans.writers import absences_of, reviewers_of


class InvalidTerm(ValueError):
    """The day by which a review is asked for is over; `errors` maps fields to messages."""

    def __init__(self, **errors: object) -> None:
        self.errors = errors
        super().__init__("; ".join(f"{field}: {message}" for field, message in errors.items()))


_DECIDING = {Stage.ENDORSEMENT: Permission.ENDORSE, Stage.APPROVAL: Permission.APPROVE}


def assign_by_rule(version: PlanVersion) -> list[Review]:
    """Give a version to one reviewer of each stage: who reviewed the version before, or else who has least to do.

    Call it in the transaction of the submission. A flash appeal is urgent and due sooner. Somebody who is away is
    chosen after all others, or to go on with what they reviewed; their deputy is told. Where nobody can be found the
    version waits for all: it shows on the desk of everybody who may decide.
    """
    stages = [Stage.ENDORSEMENT, Stage.APPROVAL] if version.plan.office.parent_id else [Stage.APPROVAL]
    urgent = version.plan.kind == Kind.FLASH_APPEAL
    priority = Priority.URGENT if urgent else Priority.NORMAL
    days = settings.URGENT_REVIEW_DAYS if urgent else settings.REVIEW_DAYS
    made: list[Review] = []
    for turn, stage in enumerate(stages, start=1):
        calendar = review_calendar(version.plan, stage)
        due_on = workday_after(calendar.today(version.submitted_at), turn * days, calendar)
        made += [_make(version, person, stage, due_on=due_on, priority=priority) for person in _chosen(version, stage)]
    return made


@transaction.atomic
def assign(
    version: PlanVersion,
    *,
    person: User,
    stage: Stage,
    by: User,
    due_on: datetime.date | None = None,
    priority: Priority = Priority.NORMAL,
) -> Review:
    """Give the version to a reviewer, or change their day and priority. Raises Refused, and InvalidTerm."""
    _demand_review(version, by=by)
    if not candidates(version, stage).filter(pk=person.pk).exists():
        raise Refused(_("This person does not decide on this version at this stage."))
    _check_term(version, person, stage, due_on)
    return _make(version, person, stage, due_on=due_on, priority=priority, by=by)


def _demand_review(version: PlanVersion, *, by: User) -> None:
    rights(by, version.plan).comment.demand()
    if version.state not in IN_REVIEW:
        raise Refused(_("This version is not in review."))


def _check_term(version: PlanVersion, person: User, stage: Stage, due_on: datetime.date | None) -> None:
    """Refuse a day that is over where the reviewing office is, unless it is the one that they have."""
    if due_on is None or due_on >= review_calendar(version.plan, stage).today():
        return
    if not Review.objects.filter(version=version, person=person, stage=stage, due_on=due_on).exists():
        raise InvalidTerm(due_on=_("This day is over: choose today or a later one."))


@transaction.atomic
def release(review: Review, *, by: User) -> None:
    """Take the version back from a reviewer. Raises Refused."""
    _demand_review(review.version, by=by)
    _recorded("review.released", review, by=by)
    review.delete()


def hand_on(version: PlanVersion) -> None:
    """Count the days of whom the rule chose at headquarters from now, where the region took longer than its own.

    Call it in the transaction of the endorsement.
    """
    calendar = review_calendar(version.plan, Stage.APPROVAL)
    for review in version.reviews.filter(stage=Stage.APPROVAL, assigned_by=None).select_related("person"):
        days = settings.URGENT_REVIEW_DAYS if review.priority == Priority.URGENT else settings.REVIEW_DAYS
        due_on = workday_after(calendar.today(), days, calendar)
        if review.due_on is not None and review.due_on < due_on:
            review.version, review.due_on, review.assigned_at = version, due_on, timezone.now()
            review.save(update_fields=["due_on", "assigned_at"])
            _recorded("review.assigned", review, by=None)


def candidates(version: PlanVersion, stage: Stage) -> "QuerySet[User]":
    """Return those whose role lets them decide at this stage and who had no part in the version."""
    found = reviewers_of(version.plan, _DECIDING[stage], with_deputies=False)
    return found.exclude(pk=version.submitted_by_id).exclude(pk__in=version.drafters.values("pk"))


@dataclass(frozen=True)
class Assigned:
    """A review, and the absence of its reviewer in which another stands in for them today."""

    review: Review
    absence: Absence | None


def reviews_of(version: PlanVersion) -> list[Assigned]:
    """Return who reviews the version, with who stands in for them, in two statements."""
    reviews = list(version.reviews.select_related("person", "assigned_by"))
    away = absences_of([it.person_id for it in reviews]) if reviews else {}
    return [Assigned(it, away.get(it.person_id)) for it in reviews]


def _chosen(version: PlanVersion, stage: Stage) -> Iterable[User]:
    found = candidates(version, stage)
    before = Review.objects.filter(version__plan=version.plan, stage=stage).exclude(version=version)
    again = found.filter(pk__in=before.order_by().values("person"))
    if again:
        return again
    busy = Count("reviews", filter=Q(reviews__version__state__in=IN_REVIEW))
    today = timezone.localdate()
    away = Exists(Absence.objects.between(today, today).filter(person=OuterRef("pk")))
    return found.annotate(busy=busy, away=away).order_by("away", "busy", "name", "pk")[:1]


def _make(
    version: PlanVersion,
    person: User,
    stage: Stage,
    *,
    due_on: datetime.date | None,
    priority: Priority,
    by: User | None = None,
) -> Review:
    given = {"due_on": due_on, "priority": priority, "assigned_by": by}
    if not Review.objects.filter(version=version, person=person, stage=stage, due_on=due_on).exists():
        given["assigned_at"] = timezone.now()
    made, _new = Review.objects.update_or_create(version=version, person=person, stage=stage, defaults=given)
    _recorded("review.assigned", made, by=by)
    deputies = [absence.deputy for absence in absences_of([person.pk]).values()]
    tell([person, *deputies], NoticeKind.TO_REVIEW, plan=version.plan, version=version, by=by)
    return made


def _recorded(action: str, it: Review, *, by: User | None) -> None:
    due_on = it.due_on.isoformat() if it.due_on else None
    about = {"person": str(it.person), "stage": it.stage, "due_on": due_on}
    record(action, by=by, target=it, plan=it.version.plan, after=about, version=it.version.number)
