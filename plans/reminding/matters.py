"""What is owed by a day: reviews by those who give them, sections by those who write them."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar, cast

from django.db.models import QuerySet

from mcof.accounts.models import Office, User
from mcof.accounts.roles import Role
from plans.models import Assignment, Plan, PlanVersion, Review, Section, Stage
from plans.reminding.steps import Term
from plans.terms import Offices

PAGE = 500
AHEAD = datetime.timedelta(days=31)
"""The first step comes two working days before the term: no run of days off is longer."""

Owed = TypeVar("Owed", Review, Assignment)
_DECIDING = {Stage.ENDORSEMENT: Role.ENDORSER, Stage.APPROVAL: Role.REVIEWER}


@dataclass(frozen=True)
class Matter:
    """`office` is the one by whose calendar the term is counted, and where the person has their supervisor."""

    about: Review | Assignment
    person: User
    plan: Plan
    office: Office | None
    term: Term
    colleagues: Role | None = None
    """Who else may do it, where the office has no head."""

    @property
    def name(self) -> str:
        return "review" if isinstance(self.about, Review) else "assignment"

    @property
    def version(self) -> PlanVersion | None:
        return self.about.version if isinstance(self.about, Review) else None

    @property
    def section(self) -> Section | None:
        return self.about.section if isinstance(self.about, Assignment) else None


def pages(now: datetime.datetime) -> Iterator[list[Matter]]:
    """Give all that is owed by a day that is near or past, in pages."""
    offices = Offices()
    last = now.date() + AHEAD
    reviews = Review.objects.waiting().filter(due_on__lte=last, person__is_active=True)
    reviews = reviews.select_related("version__plan__office", "person").defer("version__content")
    for page in _paged(reviews):
        yield [_of_review(it, offices) for it in page]
    sections = Assignment.objects.waiting().filter(due_on__lte=last, person__is_active=True)
    for sections_page in _paged(sections.select_related("section__plan__office", "person")):
        yield [_of_assignment(it, offices) for it in sections_page]


def _of_review(review: Review, offices: Offices) -> Matter:
    plan, stage = review.version.plan, Stage(review.stage)
    office = offices.reviewing(plan, stage)
    term = Term(cast(datetime.date, review.due_on), review.assigned_at, offices.calendar(office))
    return Matter(review, review.person, plan, office, term, _DECIDING[stage])


def _of_assignment(assignment: Assignment, offices: Offices) -> Matter:
    plan = assignment.section.plan
    office = offices.of(plan)
    term = Term(cast(datetime.date, assignment.due_on), assignment.assigned_at, offices.calendar(office))
    return Matter(assignment, assignment.person, plan, office, term)


def _paged(owed: "QuerySet[Owed]") -> Iterator[list[Owed]]:
    last, ordered = 0, owed.order_by("pk")
    while page := list(ordered.filter(pk__gt=last)[:PAGE]):
        yield page
        last = page[-1].pk
