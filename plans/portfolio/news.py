"""What others changed in the plans that somebody follows: of what they may read at this moment, and nothing else."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Max, Q

from mcof.accounts.access import mandates
from mcof.accounts.models import Membership, User
from mcof.accounts.roles import Permission
from plans.access import plans_allowing, shares_for
from plans.following import plans_followed_by
from plans.models import Audience, Comment, Decision, PlanVersion, Reply, Step
from plans.portfolio.listing import Listed, listed, plans_for


class What(StrEnum):
    """What somebody did; the page has a sentence for each."""

    SECTION = "section"
    COMMENT = "comment"
    REPLY = "reply"
    SUBMITTED = "submitted"
    DECIDED = "decided"
    SHARED = "shared"


@dataclass(frozen=True)
class Happened:
    """`about` is the key of a section, or the kind of a decision."""

    plan: int
    what: What
    at: datetime.datetime
    about: str = ""


@dataclass(frozen=True)
class News:
    """What happened in a plan, the latest first, with how many of each; the plan as its reader may see it."""

    plan: Listed
    found: tuple[Happened, ...]

    @property
    def latest(self) -> datetime.datetime:
        return self.found[0].at

    @property
    def counts(self) -> list[tuple[What, int]]:
        counted = Counter(it.what for it in self.found)
        return [(what, counted[what]) for what in What if counted[what]]

    @property
    def sections(self) -> list[str]:
        return [it.about for it in self.found if it.what == What.SECTION]

    @property
    def decisions(self) -> list[str]:
        return [it.about for it in self.found if it.what == What.DECIDED]


def news_for(user: User, since: datetime.datetime) -> list[News]:
    """Return what others did since then in each plan that the person follows, in a constant number of statements."""
    held = mandates(user)
    followed = plans_for(user, held).filter(pk__in=plans_followed_by(user, held).order_by().values("pk"))
    plans = {plan.pk: listed(plan) for plan in followed}
    happened = sorted(_happened(user, held, plans, since), key=lambda it: it.at, reverse=True) if plans else []
    found: dict[int, list[Happened]] = {}
    for it in happened:
        found.setdefault(it.plan, []).append(it)
    return [News(plans[pk], tuple(lines)) for pk, lines in found.items()]


def _happened(user: User, held: list[Membership], plans: Iterable[int], since: datetime.datetime) -> Iterator[Happened]:
    drafted = Q(plan__in=plans_allowing(Permission.VIEW_DRAFT, user, held))
    reviewed = Q(plan__in=plans_allowing(Permission.VIEW_SUBMITTED, user, held))
    followed = Q(plan__in=plans)
    steps = Step.objects.filter(followed & drafted, ended_at__gt=since).exclude(by=user).order_by()
    for plan, key, at in steps.values_list("plan", "key").annotate(at=Max("ended_at")):
        yield Happened(plan, What.SECTION, at, key)
    versions = PlanVersion.objects.filter(followed & (drafted | reviewed))
    submitted = versions.filter(submitted_at__gt=since).exclude(submitted_by=user)
    for plan, at in submitted.values_list("plan", "submitted_at"):
        yield Happened(plan, What.SUBMITTED, at)
    decided = Decision.objects.filter(version__in=versions, decided_at__gt=since).exclude(decided_by=user)
    for plan, kind, at in decided.values_list("version__plan", "kind", "decided_at"):
        yield Happened(plan, What.DECIDED, at, kind)
    own, all_ = versions.filter(drafted), versions.filter(reviewed)
    yield from _said(user, Q(version__in=all_) | Q(version__in=own, audience=Audience.OFFICE), since)
    shares = shares_for(user, held=held).filter(version__plan__in=plans, shared_at__gt=since)
    for plan, at in shares.values_list("version__plan", "shared_at"):
        yield Happened(plan, What.SHARED, at)


def _said(user: User, readable: Q, since: datetime.datetime) -> Iterator[Happened]:
    comments = Comment.objects.filter(readable)
    made = comments.filter(written_at__gt=since).exclude(written_by=user).order_by()
    for plan, key, at in made.values_list("version__plan", "section", "written_at"):
        yield Happened(plan, What.COMMENT, at, key)
    replies = Reply.objects.filter(comment__in=comments, written_at__gt=since).exclude(written_by=user).order_by()
    for plan, key, at in replies.values_list("comment__version__plan", "comment__section", "written_at"):
        yield Happened(plan, What.REPLY, at, key)
