"""The only mover of plans between states: submit, withdraw, revise, close. Deciding is `plans.reviewing`."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from guardian.shortcuts import assign_perm

from mcof.accounts.groups import group_of
from mcof.accounts.models import Office, User
from mcof.accounts.roles import OfficeKind
from mcof.audit.recording import record
from plans.access import REVIEW, Refused, rights
from plans.assigning import assign_by_rule
from plans.catalogue import catalogue
from plans.content import fingerprint, load
from plans.drafting.teamwork import start_over
from plans.models import Plan, PlanVersion, State, VersionState
from plans.transitions import TRANSITIONS, Action
from plans.validation import Finding, blocking, validate


class NotReady(Exception):
    """A plan that cannot be submitted yet: `findings` are those that block."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(", ".join(finding.code for finding in findings))


@transaction.atomic
def submit(plan: Plan, *, by: User, note: str = "") -> PlanVersion:
    """Freeze the plan as its next version and hand it to its reviewers.

    Raises Refused, or NotReady with the findings that block; then nothing has changed.
    """
    move(plan, Action.SUBMIT, by=by)
    content = load(plan)
    findings = blocking(validate(content, catalogue()))
    if findings:
        plan.state = State.DRAFT  # as the database will have it once this has failed
        raise NotReady(findings)
    frozen = content.to_json()
    version = PlanVersion.objects.create(
        plan=plan,
        number=plan.versions.count() + 1,
        title=content.identity.title,
        language=content.identity.language,
        content=frozen,
        sha256=fingerprint(frozen),
        note=note,
        submitted_by=by,
    )
    version.drafters.set(plan.drafters.values_list("user", flat=True))
    _open_to_reviewers(plan)
    _recorded(plan, Action.SUBMIT, by=by, version=version, sha256=version.sha256)
    assign_by_rule(version)
    return version


@transaction.atomic
def withdraw(plan: Plan, *, by: User) -> None:
    """Take the version in review back; the plan is a draft again."""
    version = rights(by, plan).version
    move(plan, Action.WITHDRAW, by=by)
    _recorded(plan, Action.WITHDRAW, by=by, version=version)


@transaction.atomic
def revise(plan: Plan, *, by: User) -> None:
    """Open the next version for writing, while the approved one stays in force."""
    move(plan, Action.REVISE, by=by)
    start_over(plan)
    _recorded(plan, Action.REVISE, by=by, version=plan.in_force)


@transaction.atomic
def close(plan: Plan, *, by: User) -> None:
    """End a plan that has run its course; it can still be read."""
    move(plan, Action.CLOSE, by=by)
    _recorded(plan, Action.CLOSE, by=by, version=plan.in_force)


def move(plan: Plan, action: Action, *, by: User) -> None:
    """Take one step of the table, or raise Refused: of two people at once, one finds the state changed."""
    transition = TRANSITIONS[action]
    allowed = rights(by, plan)
    allowed.may(action).demand()
    version = allowed.version
    if not Plan.objects.filter(pk=plan.pk, state=plan.state).update(state=transition.target):
        raise Refused(_("Somebody else has just moved this plan on. Look at it again before you decide."))
    plan.state = transition.target
    if version is not None and transition.version is not None:
        if transition.version == VersionState.APPROVED:
            plan.versions.filter(state=VersionState.APPROVED).move(to=VersionState.SUPERSEDED)
        PlanVersion.objects.filter(pk=version.pk).move(to=transition.version)


def _open_to_reviewers(plan: Plan) -> None:
    """Give headquarters, and the regional office above the plan's own, the standing right to what is submitted."""
    for office in Office.objects.filter(kind=OfficeKind.HEADQUARTERS):
        assign_perm(f"plans.{REVIEW}", group_of(office), plan)
    if plan.office.parent is not None:
        assign_perm(f"plans.{REVIEW}", group_of(plan.office.parent), plan)


def _recorded(plan: Plan, action: Action, *, by: User, version: PlanVersion | None, **detail: Any) -> None:
    number = version.number if version else None
    record(f"plan.{action}", by=by, target=plan, plan=plan, version=number, **detail)
