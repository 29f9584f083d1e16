"""Whose a question is to read: the State's that asks, the plan's office's and its reviewers', nobody else's."""

from django.db.models import Exists, OuterRef, Q

from mcof.accounts.models import Membership, User
from mcof.accounts.roles import Permission
from plans.access import Rights, plans_allowing, shares_for
from plans.models import Question
from plans.models.question import QuestionQuerySet


def questions_for(allowed: Rights) -> QuestionQuerySet:
    """Return the questions on the plan that the person may read."""
    found = Question.objects.of_plan(allowed.plan)
    if allowed.inside:
        return found
    own = shares_for(allowed.user).filter(version__plan=allowed.plan)
    return found.filter(country__in=own.values("country"))


def questions_to_answer(user: User, held: list[Membership]) -> QuestionQuerySet:
    """Return what States asked about the plans that the person writes, and nobody has answered."""
    return Question.objects.unanswered().filter(version__plan__in=plans_allowing(Permission.EDIT, user, held))


def asked_by_states_of(user: User, held: list[Membership]) -> Q:
    """Say of a notice that its question is of a State for which the person reads the version."""
    open_to_state = {"version": OuterRef("question__version"), "country": OuterRef("question__country")}
    return Q(Exists(shares_for(user, held=held).filter(**open_to_state)))
