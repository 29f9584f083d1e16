"""Leaving what a rule advises as it is, with a reason that the reviewers read; and taking that back."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.access import Refused, rights
from plans.catalogue import catalogue
from plans.content import load
from plans.drafting.checking import InvalidSection
from plans.drafting.sections import hold
from plans.models import Consideration, Plan
from plans.validation import Finding, Level, validate

REASON_LENGTH = 2_000


class NoSuchFinding(LookupError):
    """The rules do not find this in the plan any more."""


@transaction.atomic
def consider(plan: Plan, *, finding: str, reason: str, by: User) -> Consideration:
    """Say why a finding that does not block is left as it is, in place of what was said about it before.

    Raises Refused, NoSuchFinding and InvalidSection. Saying the same again does nothing.
    """
    rights(by, plan).edit.demand()
    hold(plan, by=by)
    findings = {it.id: it for it in validate(load(plan), catalogue())}
    found = findings.get(finding)
    if found is None:
        raise NoSuchFinding(finding)
    reason = _checked(found, reason)
    said = Consideration.objects.held().filter(plan=plan, code=found.code, section=found.section, place=found.place)
    same = said.filter(finding=finding, reason=reason).first()
    if same is not None:
        return same
    overtaken = [it for it in said if it.finding == finding or it.finding not in findings]
    _withdraw(overtaken, by=by)
    return _keep(plan, found, reason, by=by)


@transaction.atomic
def look_again(plan: Plan, *, finding: str, by: User) -> None:
    """Take back what was said about a finding. Raises Refused; taking it back twice does nothing."""
    rights(by, plan).edit.demand()
    hold(plan, by=by)
    held = list(Consideration.objects.held().filter(plan=plan, finding=finding))
    _withdraw(held, by=by)
    for it in held:
        _recorded("finding.reopened", it, by=by)


def _checked(finding: Finding, reason: str) -> str:
    if finding.level == Level.BLOCKS:
        raise Refused(_("This keeps the plan from being submitted: it has to be mended, not considered."))
    if not reason.strip():
        raise InvalidSection({"reason": [_("Say why it is left as it is: the reviewers read it.")]})
    if len(reason) > REASON_LENGTH:
        raise InvalidSection({"reason": [_("Say it in %s characters at most.") % REASON_LENGTH]})
    return reason.strip()


def _keep(plan: Plan, finding: Finding, reason: str, *, by: User) -> Consideration:
    made = Consideration.objects.create(
        plan=plan,
        finding=finding.id,
        code=finding.code,
        section=finding.section,
        place=finding.place,
        reason=reason,
        considered_by=by,
        considered_at=timezone.now(),
    )
    _recorded("finding.considered", made, by=by, reason=reason)
    return made


def _withdraw(considerations: list[Consideration], *, by: User) -> None:
    of_these = Consideration.objects.filter(pk__in=[it.pk for it in considerations])
    of_these.update(withdrawn_by=by, withdrawn_at=timezone.now())


def _recorded(action: str, it: Consideration, *, by: User, **detail: str) -> None:
    about: dict[str, Any] = {"rule": it.code, "section": it.section, "place": it.place, **detail}
    record(action, by=by, target=it, plan=it.plan, **about)
