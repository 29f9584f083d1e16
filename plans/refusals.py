"""What a refusal says: why somebody may not do this, whatever the plan, and why nobody may do it now."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mcof.accounts.roles import Permission
from plans.models import State

LOCKED: dict[State, Promise] = {
    State.SUBMITTED: _("The plan is with its reviewers. To change it, withdraw it first."),
    State.ENDORSED: _("The plan is with its reviewers. To change it, withdraw it first."),
    State.APPROVED: _("The plan is approved. To change it, open its next version."),
    State.CLOSED: _("The plan is closed."),
}

LACKING: dict[Permission, Promise] = {
    Permission.VIEW_DRAFT: _("Drafts are read by their office only."),
    Permission.EDIT: _("Only drafters of the plan's office write on it."),
    Permission.SUBMIT: _("Only drafters and the head of the plan's office submit it."),
    Permission.WITHDRAW: _("Only drafters and the head of the plan's office withdraw it."),
    Permission.SHARE: _("Only the head of the plan's office and its reviewers share it."),
    Permission.RECORD_CONSENT: _("Only the head of the plan's office and the State's focal points record this."),
    Permission.CLOSE: _("Only the head of the plan's office closes it."),
    Permission.REVISE: _("Only the head of the plan's office opens its next version."),
    Permission.VIEW_SUBMITTED: _("Only reviewers read what was submitted."),
    Permission.VIEW_SHARED: _("You may not read this version."),
    Permission.ANSWER: _("Only the State's focal points ask the office."),
    Permission.COMMENT: _("Only reviewers comment on what was submitted."),
    Permission.ENDORSE: _("Only an endorser of the regional office endorses."),
    Permission.RETURN: _("Only an endorser or a reviewer returns a plan."),
    Permission.APPROVE: _("Only a reviewer at headquarters approves."),
}
