"""Following plans: the only writer of who does, and what changed in them for others to know."""

import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from mcof.accounts.models import Membership, User
from mcof.audit.recording import record
from plans.access import plans_visible_to, rights
from plans.models import Assignment, Drafter, Following, NewsSeen, Plan, PlanQuerySet, Review

FIRST_LOOK = datetime.timedelta(days=14)
"""How far the news goes back for somebody who never looked."""


@transaction.atomic
def follow(plan: Plan, *, by: User) -> None:
    """Follow a plan that one may read. Raises Refused."""
    _say(plan, follows=True, by=by)


@transaction.atomic
def unfollow(plan: Plan, *, by: User) -> None:
    """Follow it no more, though one drafts or reviews it. Raises Refused."""
    _say(plan, follows=False, by=by)


def _say(plan: Plan, *, follows: bool, by: User) -> None:
    rights(by, plan).read.demand()
    before = is_followed(plan, by)
    Following.objects.update_or_create(plan=plan, person=by, defaults={"follows": follows})
    if before != follows:
        record("following.began" if follows else "following.ended", by=by, target=plan, plan=plan)


def note_seen(user: User, *, until: datetime.datetime) -> None:
    """Note that the person has seen the news until then, which is never later than now."""
    NewsSeen.objects.update_or_create(person=user, defaults={"until": min(until, timezone.now())})


def seen_until(user: User) -> datetime.datetime:
    """Return until when the person has seen the news."""
    known = NewsSeen.objects.filter(person=user).values_list("until", flat=True).first()
    return known or timezone.now() - FIRST_LOOK


def is_followed(plan: Plan, user: User) -> bool:
    """Whether somebody follows a plan that they may read."""
    return Plan.objects.filter(_followed(user), pk=plan.pk).exists()


def plans_followed_by(user: User, held: list[Membership] | None = None) -> PlanQuerySet:
    """Return the plans that the person follows, of those they may read now.

    `held` are the person's mandates, for a caller who has read them already.
    """
    return plans_visible_to(user, held=held).filter(_followed(user))


def _followed(user: User) -> Q:
    """Whoever wrote on a plan, was assigned a section of it or reviews it follows it without saying so."""
    said = Following.objects.filter(plan=OuterRef("pk"), person=user)
    own = (
        Exists(Drafter.objects.filter(plan=OuterRef("pk"), user=user))
        | Exists(Assignment.objects.filter(section__plan=OuterRef("pk"), person=user))
        | Exists(Review.objects.filter(version__plan=OuterRef("pk"), person=user))
    )
    asked, muted = Exists(said.filter(follows=True)), Exists(said.filter(follows=False))
    return Q(asked | (own & ~muted))
