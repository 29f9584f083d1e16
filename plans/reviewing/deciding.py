"""Decisions: endorse, return, approve, each with a reason in words."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.access import Refused, rights
from plans.assigning import hand_on
from plans.models import Decision, DecisionKind, NoticeKind, Plan, PlanVersion
from plans.notices import tell
from plans.reviewing.checking import answers_of
from plans.transitions import Action
from plans.workflow import move
from plans.writers import writers_of


class ReasonNeeded(ValueError):
    """Whoever wrote the plan, and whoever reviews it later, reads why it was decided so."""


_NEEDED = {
    DecisionKind.ENDORSE: _("Say why: the office and later reviewers read it."),
    DecisionKind.RETURN: _("Say what has to change, so that the office can act on it."),
    DecisionKind.APPROVE: _("Say why: the office and later reviewers read it."),
}


@transaction.atomic
def endorse(plan: Plan, *, version: int, by: User, reason: str) -> Decision:
    """Endorse for the region. Raises Refused and ReasonNeeded."""
    decision = _decide(plan, DecisionKind.ENDORSE, Action.ENDORSE, number=version, reason=reason, by=by)
    hand_on(decision.version)
    return decision


def return_for_changes(plan: Plan, *, version: int, by: User, reason: str) -> Decision:
    """Send the plan back to its office, which sees the reason. Raises Refused and ReasonNeeded."""
    return _decide(plan, DecisionKind.RETURN, Action.RETURN, number=version, reason=reason, by=by)


@transaction.atomic
def approve(plan: Plan, *, version: int, by: User, reason: str) -> Decision:
    """Approve: the version is in force from now on.

    Raises ReasonNeeded, and Refused with the State that still owes its consent.
    """
    decision = _decide(plan, DecisionKind.APPROVE, Action.APPROVE, number=version, reason=reason, by=by)
    Plan.objects.filter(pk=plan.pk).update(in_force=decision.version)
    plan.in_force = decision.version
    return decision


@transaction.atomic
def _decide(plan: Plan, kind: DecisionKind, action: Action, *, number: int, reason: str, by: User) -> Decision:
    version = _version_looked_at(plan, action, number, by=by)
    if not reason.strip():
        raise ReasonNeeded(_NEEDED[kind])
    move(plan, action, by=by)
    decision = Decision.objects.create(
        version=version, kind=kind, reason=reason.strip(), checklist=answers_of(version, by), decided_by=by
    )
    about = {"version": version.number, "reason": decision.reason}
    record(f"plan.{action}", by=by, target=plan, plan=plan, after=about)
    tell(writers_of(plan), NoticeKind.DECIDED, plan=plan, version=version, decision=decision, by=by)
    return decision


def _version_looked_at(plan: Plan, action: Action, number: int, *, by: User) -> PlanVersion:
    """Return the version in review if it is the one that the person read; a newer one must be read first."""
    allowed = rights(by, plan)
    allowed.may(action).demand()
    if allowed.version is None or allowed.version.number != number:
        raise Refused(_("This is not the version in review any more. Read the current one before you decide."))
    return allowed.version
