"""The one door: which plans a person may see, and what they may do with each, with the reason where they may not.

A right holds when a standing right of an office, a State or a person (kept by django-guardian) meets an active
membership whose role carries the permission. Expiry and revocation are asked at the moment of reading.
"""

import datetime
from collections.abc import Mapping
from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.access import mandates
from mcof.accounts.answers import YES, Answer, Refused
from mcof.accounts.models import Membership, User
from mcof.accounts.roles import PERMISSIONS, Permission, Role
from mcof.audit.circumstances import Capacity
from plans.bonds import CO_DRAFT, COVERED, OWN, REVIEW, SHARED
from plans.conditions import CONDITIONS
from plans.extent import WHOLE, Extent, extent_of, joined
from plans.models import (
    IN_REVIEW,
    Audience,
    Comment,
    Plan,
    PlanGroupObjectPermission,
    PlanQuerySet,
    PlanUserObjectPermission,
    PlanVersion,
    Share,
    State,
)
from plans.models.comment import CommentQuerySet
from plans.models.version import VersionQuerySet
from plans.refusals import LACKING, LOCKED
from plans.transitions import TRANSITIONS, Action, Condition, Transition

__all__ = [
    "CO_DRAFT",
    "OWN",
    "REVIEW",
    "SHARED",
    "YES",
    "Answer",
    "Refused",
    "Rights",
    "extent_for",
    "may_draft_for",
    "plans_visible_to",
    "rights",
    "shares_for",
    "versions_visible_to",
]

CO_DRAFTER = "co-drafter"  # the trail's word for somebody who may write without a role at the plan's office


def plans_visible_to(
    user: User | AnonymousUser, at: datetime.datetime | None = None, held: list[Membership] | None = None
) -> PlanQuerySet:
    """Return the plans that the person may see at least one version of. Every page, list and file passes here."""
    held = _mandates(user, at) if held is None else held
    shared = _open_shares(held, at).filter(version__plan=OuterRef("pk"))
    reads = _allowing(user, held, Permission.VIEW_DRAFT) | _allowing(user, held, Permission.VIEW_SUBMITTED)
    return Plan.objects.filter(reads | Exists(shared))


def plans_allowing(
    permission: Permission, user: User | AnonymousUser, held: list[Membership] | None = None
) -> PlanQuerySet:
    """Return the plans on which an office's or a person's standing right lets them do this, whatever the state.

    `held` are the person's mandates, for a caller who has read them already.
    """
    return Plan.objects.filter(_allowing(user, mandates(user) if held is None else held, permission))


def _allowing(user: User | AnonymousUser, held: list[Membership], permission: Permission) -> Q:
    rights = PlanGroupObjectPermission.objects.filter(
        content_object=OuterRef("pk"),
        permission__codename__in=[right for right in (OWN, REVIEW) if permission in COVERED[right]],
        group__in=_groups(held, permission),
    )
    if permission not in COVERED[CO_DRAFT] or not held:
        return Q(Exists(rights))
    personal = PlanUserObjectPermission.objects.filter(content_object=OuterRef("pk"), user=user.pk)
    return Q(Exists(rights)) | Q(Exists(personal))


def versions_visible_to(user: User | AnonymousUser, plan: Plan, at: datetime.datetime | None = None) -> VersionQuerySet:
    """Return the versions of the plan that the person may read: all for its office and reviewers, else those shared."""
    if rights(user, plan, at).permissions & {Permission.VIEW_DRAFT, Permission.VIEW_SUBMITTED}:
        return PlanVersion.objects.filter(plan=plan)
    shared = _open_shares(_mandates(user, at), at).filter(version=OuterRef("pk"))
    return PlanVersion.objects.filter(Exists(shared), plan=plan)


def shares_for(
    user: User | AnonymousUser, at: datetime.datetime | None = None, held: list[Membership] | None = None
) -> "QuerySet[Share]":
    """Return the shares by which the person reads as a State's focal point."""
    return _open_shares(_mandates(user, at) if held is None else held, at)


def extent_for(user: User | AnonymousUser, version: PlanVersion) -> Extent:
    """Return how much of a version the person reads now. Everything that shows a version passes here.

    Raises Refused where they may not read it at all.
    """
    return rights(user, version.plan).extent(version)


def may_draft_for(user: User | AnonymousUser, at: datetime.datetime | None = None) -> list[Membership]:
    """Return the memberships in whose offices the person may start a plan."""
    return [it for it in _mandates(user, at) if Permission.EDIT in PERMISSIONS[Role(it.role)]]


def rights(user: User | AnonymousUser, plan: Plan, at: datetime.datetime | None = None) -> "Rights":
    """Return what the person may do with the plan, in four statements at most."""
    held = _mandates(user, at)
    groups = {group for mandate in held if (group := _group(mandate)) is not None}
    bonds = PlanGroupObjectPermission.objects.filter(content_object=plan, group__in=groups)
    found = list(bonds.values_list("permission__codename", "group_id"))
    if _groups(held, Permission.VIEW_SHARED):
        found += [(SHARED, share.country.group_id or 0) for share in _open_shares(held, at).filter(version__plan=plan)]
    allowed: dict[Permission, Capacity] = {}
    for codename, group in found:
        for mandate in (it for it in held if _group(it) == group):
            granted = PERMISSIONS[Role(mandate.role)] & COVERED[codename]
            allowed = dict.fromkeys(granted, mandate.capacity) | allowed
    if held and user.pk and PlanUserObjectPermission.objects.filter(content_object=plan, user=user.pk).exists():
        allowed = dict.fromkeys(COVERED[CO_DRAFT], Capacity(user.pk, CO_DRAFTER)) | allowed
    return Rights(user, plan, allowed)


class Rights:
    """What one person may do with one plan now. Every answer carries its reason."""

    def __init__(self, user: User | AnonymousUser, plan: Plan, capacities: Mapping[Permission, Capacity]) -> None:
        self.user = user
        self.plan = plan
        self.permissions = frozenset(capacities)
        self._capacities = capacities

    @property
    def eyes(self) -> frozenset[int]:
        """In whose name the person looks: their own, and that of everybody they stand in for here."""
        absent = {it.absent for it in self._capacities.values() if it.absent is not None}
        return frozenset(absent | {self.user.pk or 0})

    @cached_property
    def version(self) -> PlanVersion | None:
        """The version in review, if there is one."""
        if self.plan.state not in IN_REVIEW:
            return None
        found = self.plan.versions.without_content().filter(state__in=("submitted", "endorsed"))
        return found.select_related("plan__office").first()

    @property
    def view_draft(self) -> Answer:
        return self._permitted(Permission.VIEW_DRAFT)

    @property
    def view_submitted(self) -> Answer:
        return self._permitted(Permission.VIEW_SUBMITTED)

    @property
    def view_shared(self) -> Answer:
        return self._permitted(Permission.VIEW_SHARED)

    @property
    def inside(self) -> Answer:
        """Whether the person writes the plan or reviews it, and so reads more of it than a State does."""
        return self.view_draft or self.view_submitted

    @property
    def states(self) -> frozenset[str] | None:
        """The States of whose answers the person reads: their own, or all, which is None, for those inside."""
        if self.inside:
            return None
        read_by = shares_for(self.user).filter(version__plan=self.plan)
        return frozenset(read_by.values_list("country__code", flat=True))

    @property
    def read(self) -> Answer:
        """Whether there is something of the plan that the person may read."""
        return next((it for it in (self.view_draft, self.view_submitted) if it), self.view_shared)

    def extent(self, version: PlanVersion) -> Extent:
        """Return how much of a version the person reads: all from the inside, else what the open shares give."""
        given = [WHOLE] if self.inside else [it for key, it in self._given if key == version.pk]
        if not given:
            raise Refused(LACKING[Permission.VIEW_SHARED])
        return joined(given)

    @cached_property
    def _given(self) -> list[tuple[int, Extent]]:
        shares = shares_for(self.user).filter(version__plan=self.plan)
        return [(share.version_id, extent_of(share)) for share in shares]

    @property
    def edit(self) -> Answer:
        permitted = self._permitted(Permission.EDIT)
        if not permitted or self.plan.state == State.DRAFT:
            return permitted
        return Answer(allowed=False, reason=LOCKED[State(self.plan.state)])

    @property
    def share(self) -> Answer:
        return self._permitted(Permission.SHARE)

    @property
    def record_consent(self) -> Answer:
        return self._permitted(Permission.RECORD_CONSENT)

    @property
    def ask(self) -> Answer:
        """Whether the person asks the office for a State."""
        return self._permitted(Permission.ANSWER)

    @property
    def answer_questions(self) -> Answer:
        """Whether the person answers the States for the office, in whatever state the plan is."""
        return self._permitted(Permission.EDIT)

    @property
    def comment(self) -> Answer:
        return self._permitted(Permission.COMMENT)

    @property
    def answer_comments(self) -> Answer:
        """Whether the person says how the office deals with a comment, in whatever state the plan is."""
        return self._permitted(Permission.EDIT)

    @property
    def comments(self) -> CommentQuerySet:
        """The comments that the person may read: reviewers all, the office those that are for it, others none."""
        found = Comment.objects.of_plan(self.plan)
        if self.view_submitted:
            return found
        return found.filter(audience=Audience.OFFICE) if self.view_draft else found.none()

    def may(self, action: Action) -> Answer:
        """Say whether the person may take this step of the workflow now."""
        transition = TRANSITIONS[action]
        permitted = self._permitted(transition.permission)
        if not permitted:
            return permitted
        if self.plan.state not in transition.sources:
            state = State(self.plan.state).label
            return Answer(
                allowed=False, reason=_("This step does not follow from the plan's state, which is “%s”.") % state
            )
        return self._conditions(transition)

    def holds(self, condition: Condition) -> Answer:
        return CONDITIONS[condition](self)

    def _conditions(self, transition: Transition) -> Answer:
        unmet = (answer for it in transition.conditions if not (answer := self.holds(it)))
        return next(unmet, self._permitted(transition.permission))

    def _permitted(self, permission: Permission) -> Answer:
        if permission not in self._capacities:
            return Answer(allowed=False, reason=LACKING[permission])
        return Answer(allowed=True, capacity=self._capacities[permission])


def _mandates(user: User | AnonymousUser, at: datetime.datetime | None) -> list[Membership]:
    return mandates(user, timezone.localdate(at) if at else None)


def _group(mandate: Membership) -> int | None:
    return mandate.place.group_id


def _groups(held: list[Membership], permission: Permission) -> list[int]:
    allowing = [mandate for mandate in held if permission in PERMISSIONS[Role(mandate.role)]]
    return [group for mandate in allowing if (group := _group(mandate)) is not None]


def _open_shares(held: list[Membership], at: datetime.datetime | None) -> "QuerySet[Share]":
    states = _groups(held, Permission.VIEW_SHARED)
    shares = Share.objects.open(at).filter(
        country__group__in=states,
        version__group_rights__group=F("country__group"),
        version__group_rights__permission__codename=SHARED,
    )
    return shares.select_related("country")
