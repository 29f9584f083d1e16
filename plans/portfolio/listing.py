"""Plans in a list: each as the reader may see it.

Somebody who does not read drafts sees the newest version open to them, never the title or the state that the office is
working on. That a plan is closed is told to all its readers.
"""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils.functional import Promise

from mcof.accounts.models import Membership, User
from mcof.accounts.roles import Permission
from plans.access import plans_allowing, plans_visible_to, shares_for
from plans.models import Kind, Plan, PlanQuerySet, PlanVersion, State, VersionState


@dataclass(frozen=True)
class Listed:
    reference: str
    title: str
    kind: str
    office: str
    state: str
    state_label: "str | Promise"
    version: int | None
    changed_at: datetime.datetime
    draft_readable: bool


def plans_for(user: User | AnonymousUser, held: list[Membership] | None = None) -> PlanQuerySet:
    """Return the visible plans, the newest change first, with what `listed` needs to make a line of each.

    For those who do not read drafts the newest change is a submission: the office's writing leaves no trace. `held` are
    the person's mandates, for a caller who has read them already.
    """
    drafts = plans_allowing(Permission.VIEW_DRAFT, user, held).filter(pk=OuterRef("pk"))
    reviewed = plans_allowing(Permission.VIEW_SUBMITTED, user, held)
    shared = shares_for(user, held=held).filter(version=OuterRef("pk"))
    versions = PlanVersion.objects.filter(plan=OuterRef("pk")).order_by("-number")
    readable = versions.filter(Q(Exists(reviewed.filter(pk=OuterRef("plan")))) | Q(Exists(shared)))
    return (
        plans_visible_to(user, held=held)
        .select_related("office")
        .annotate(
            reads_draft=Exists(drafts),
            shown_number=Subquery(readable.values("number")[:1]),
            shown_title=Subquery(readable.values("title")[:1]),
            shown_state=Case(
                When(state=State.CLOSED, then=Value(State.CLOSED.value)),
                default=Subquery(readable.values("state")[:1]),
                output_field=CharField(),
            ),
            shown_at=Subquery(readable.values("submitted_at")[:1]),
        )
        .annotate(at=Case(When(reads_draft=True, then=F("changed_at")), default=F("shown_at")))
        .order_by("-at", "-pk")
    )


def listed(plan: Plan) -> Listed:
    """Return the line of a plan that came from `plans_for`."""
    seen = vars(plan)
    if seen["reads_draft"]:
        state, title = plan.state, plan.title
        label: str | Promise = State(plan.state).label
    else:
        state, title = seen["shown_state"], seen["shown_title"]
        label = (State.CLOSED if state == State.CLOSED else VersionState(state)).label
    return Listed(
        reference=plan.reference,
        title=title,
        kind=str(Kind(plan.kind).label),
        office=plan.office.name,
        state=state,
        state_label=label,
        version=seen["shown_number"],
        changed_at=seen["at"],
        draft_readable=seen["reads_draft"],
    )
