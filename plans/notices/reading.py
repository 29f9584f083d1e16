"""What somebody may still read of what they were told."""

from collections.abc import Iterable

from django.db.models import F, Q
from django.utils import timezone

from mcof.accounts.access import mandates
from mcof.accounts.models import Membership, User
from mcof.accounts.roles import Permission
from plans.access import plans_allowing, plans_visible_to
from plans.models import Assignment, Audience, Notice, NoticeKind, NoticeQuerySet, Review
from plans.questions import asked_by_states_of


def readable(user: User, held: list[Membership] | None = None) -> NoticeQuerySet:
    """Return the person's notices of what they may read now: a right that ended takes them along.

    `held` are the person's mandates, for a caller who has read them already.
    """
    held = mandates(user) if held is None else held
    reviewed = Q(plan__in=plans_allowing(Permission.VIEW_SUBMITTED, user, held))
    own = Q(plan__in=plans_allowing(Permission.VIEW_DRAFT, user, held))
    allowed = Q(comment=None) | reviewed | own & Q(comment__audience=Audience.OFFICE)
    # Whoever reads shared versions only is told of those and of what their State asked: of nothing else of the plan.
    shared = Q(kind__in=(NoticeKind.SHARED, NoticeKind.REPLACED))
    inside = (reviewed | own | shared | asked_by_states_of(user, held)) & _owed()
    found = Notice.objects.due().filter(allowed & inside, recipient=user, plan__in=plans_visible_to(user, held=held))
    people = ("comment__written_by", "question__country", "reminder__person")
    return found.select_related("plan__office", "version", "decision", "section", *people).defer("version__content")


def _owed() -> Q:
    """Reminders go with what they remind of: once it is done, taken back, somebody else's, or due another day."""
    review, section = F("reminder__review__due_on"), F("reminder__assignment__due_on")
    of_review = Q(reminder__review__in=Review.objects.waiting(), reminder__due_on=review)
    of_section = Q(reminder__assignment__in=Assignment.objects.waiting(), reminder__due_on=section)
    return Q(reminder=None) | of_review | of_section & Q(reminder__person=F("reminder__assignment__person"))


def mark_read(user: User, *, notices: Iterable[int] | None = None) -> None:
    """Note that the person has read these notices, or all of theirs."""
    found = Notice.objects.unread().filter(recipient=user)
    if notices is not None:
        found = found.filter(pk__in=notices)
    found.update(read_at=timezone.now())
