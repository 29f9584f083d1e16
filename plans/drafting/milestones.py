"""Names for moments of the draft: what they name is kept for as long as they are."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.access import rights
from plans.drafting.checking import InvalidSection
from plans.drafting.sections import hold
from plans.models import Milestone, Plan

# Each may keep a step of every section from becoming one with its neighbour, so there is an end to them.
MOST_MILESTONES = 50


@transaction.atomic
def name_milestone(plan: Plan, *, name: str, by: User) -> Milestone:
    """Give the draft as it is now a name. Raises Refused and InvalidSection."""
    rights(by, plan).edit.demand()
    hold(plan, by=by)
    if Milestone.objects.filter(plan=plan).count() >= MOST_MILESTONES:
        text = _("A plan has at most %s milestones: remove one that nobody needs any more.")
        raise InvalidSection({"name": [text % MOST_MILESTONES]})
    revisions = dict(plan.sections.values_list("key", "revision"))
    milestone = Milestone.objects.create(plan=plan, name=name, by=by, revisions=revisions)
    record("milestone.named", by=by, target=milestone, plan=plan, after={"name": name})
    return milestone


@transaction.atomic
def remove_milestone(milestone: Milestone, *, by: User) -> None:
    """Take the name away; what it named is kept as long as any other save. Raises Refused."""
    plan = milestone.plan
    rights(by, plan).edit.demand()
    hold(plan, by=by)
    record("milestone.removed", by=by, target=milestone, plan=plan, before={"name": milestone.name})
    milestone.delete()
