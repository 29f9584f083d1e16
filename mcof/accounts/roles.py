"""What a role is: where it may be held, what it allows, and a sentence that says so to people.

This table is the only place that ties a role to a permission. Whether a permission applies to a given plan
is for `plans.access`, which asks for the active memberships of the person.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class OfficeKind(TextChoices):
    COUNTRY = "country", _("country office")
    REGIONAL = "regional", _("regional office")
    HEADQUARTERS = "headquarters", _("headquarters")


class Role(TextChoices):
    DRAFTER = "drafter", _("drafter")
    HEAD = "head", _("head of office")
    ENDORSER = "endorser", _("endorser")
    REVIEWER = "reviewer", _("reviewer")
    FOCAL_POINT = "focal_point", _("focal point of a State")
    ADMINISTRATOR = "administrator", _("administrator")


class Permission(StrEnum):
    VIEW_DRAFT = "view_draft"
    EDIT = "edit"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    SHARE = "share"
    RECORD_CONSENT = "record_consent"
    CLOSE = "close"
    REVISE = "revise"
    VIEW_SUBMITTED = "view_submitted"
    COMMENT = "comment"
    ENDORSE = "endorse"
    RETURN = "return"
    APPROVE = "approve"
    VIEW_SHARED = "view_shared"
    ANSWER = "answer"
    REPORT_TO_COUNCIL = "report_to_council"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_REFERENCE = "manage_reference"
    VIEW_TRAIL = "view_trail"
    VIEW_OFFICE_TRAIL = "view_office_trail"


PERMISSION_SENTENCES: dict[Permission, Promise] = {
    Permission.VIEW_DRAFT: _("Read the drafts of the office."),
    Permission.EDIT: _("Write the plans of the office while they are drafts."),
    Permission.SUBMIT: _("Submit a plan for review."),
    Permission.WITHDRAW: _("Withdraw a submitted plan before it is decided on."),
    Permission.SHARE: _("Share a version with a State, for its consent or for information."),
    Permission.RECORD_CONSENT: _("Record the request or the consent of a State."),
    Permission.CLOSE: _("Close a plan that has run its course."),
    Permission.REVISE: _("Open the next version of an approved plan."),
    Permission.VIEW_SUBMITTED: _("Read the plans that have been submitted."),
    Permission.COMMENT: _("Comment on submitted plans, and settle comments."),
    Permission.ENDORSE: _("Endorse a submitted plan for the region."),
    Permission.RETURN: _("Return a submitted plan with a reason."),
    Permission.APPROVE: _("Approve a submitted plan."),
    Permission.VIEW_SHARED: _("Read the versions shared with the State."),
    Permission.ANSWER: _("Ask and answer on behalf of the State about what was shared with it."),
    Permission.REPORT_TO_COUNCIL: _("Prepare the report to the Council on the application of the framework."),
    Permission.MANAGE_PEOPLE: _("Invite people and give, move and end their roles."),
    Permission.MANAGE_REFERENCE: _("Look after the lists that plans choose from."),
    Permission.VIEW_TRAIL: _("Read the audit trail."),
    Permission.VIEW_OFFICE_TRAIL: _("Read what the audit trail says of the office."),
}


@dataclass(frozen=True, slots=True)
class RoleDefinition:
    role: Role
    sentence: Promise
    permissions: frozenset[Permission]
    held_at: frozenset[OfficeKind]
    """The kinds of office that can have this role; none for the role that people hold for a State."""
    guarded_at: frozenset[OfficeKind] = frozenset()
    """The kinds of office at which its holders sign in with more than a password."""
    deputised: bool = False
    """Whether somebody of the same office may stand in for its holder while they are away."""

    @property
    def for_state(self) -> bool:
        return not self.held_at


_DRAFTING = frozenset({Permission.VIEW_DRAFT, Permission.EDIT, Permission.SUBMIT, Permission.WITHDRAW})
_HEADING = _DRAFTING | {
    # Where the office reviews: what is long overdue there is escalated to its head.
    Permission.VIEW_SUBMITTED,
    Permission.SHARE,
    Permission.RECORD_CONSENT,
    Permission.CLOSE,
    Permission.REVISE,
    Permission.VIEW_OFFICE_TRAIL,
}
_REVIEWING = frozenset({Permission.VIEW_SUBMITTED, Permission.COMMENT, Permission.RETURN})
_ANY_OFFICE = frozenset(OfficeKind)

DEFINITIONS: dict[Role, RoleDefinition] = {
    definition.role: definition
    for definition in (
        RoleDefinition(
            Role.DRAFTER,
            _("Writes the plans of the office together with colleagues, submits them and withdraws them."),
            _DRAFTING,
            held_at=_ANY_OFFICE,
        ),
        RoleDefinition(
            Role.HEAD,
            _(
                "Answers for the plans of the office: all that a drafter may, and shares, closes and revises them."
                " Reads what the office reviews, and is told where a term has long passed."
            ),
            _HEADING,
            held_at=_ANY_OFFICE,
            # There they read what others submit, as its reviewers do.
            guarded_at=frozenset({OfficeKind.REGIONAL, OfficeKind.HEADQUARTERS}),
            deputised=True,
        ),
        RoleDefinition(
            Role.ENDORSER,
            _("Reads what the country offices of the region submit, and endorses it or returns it with a reason."),
            _REVIEWING | {Permission.ENDORSE},
            held_at=frozenset({OfficeKind.REGIONAL}),
            guarded_at=frozenset({OfficeKind.REGIONAL}),
            deputised=True,
        ),
        RoleDefinition(
            Role.REVIEWER,
            _(
                "Reviews submitted plans at headquarters: approves them or returns them with a reason."
                " Prepares the report to the Council."
            ),
            _REVIEWING | {Permission.APPROVE, Permission.SHARE, Permission.REPORT_TO_COUNCIL},
            held_at=frozenset({OfficeKind.HEADQUARTERS}),
            guarded_at=frozenset({OfficeKind.HEADQUARTERS}),
            deputised=True,
        ),
        RoleDefinition(
            Role.FOCAL_POINT,
            _("Reads the versions shared with the State, records its request or consent, and answers for it."),
            frozenset({Permission.VIEW_SHARED, Permission.RECORD_CONSENT, Permission.ANSWER}),
            held_at=frozenset(),
        ),
        RoleDefinition(
            Role.ADMINISTRATOR,
            _("Looks after people, lists and the audit trail; the role by itself shows no plan."),
            frozenset({Permission.MANAGE_PEOPLE, Permission.MANAGE_REFERENCE, Permission.VIEW_TRAIL}),
            held_at=_ANY_OFFICE,
            guarded_at=_ANY_OFFICE,
        ),
    )
}

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    role: definition.permissions for role, definition in DEFINITIONS.items()
}

GUARDED = frozenset((role, kind) for role, definition in DEFINITIONS.items() for kind in definition.guarded_at)
DEPUTISED = frozenset(role for role, definition in DEFINITIONS.items() if definition.deputised)


def roles_with(permission: Permission) -> frozenset[Role]:
    return frozenset(role for role, allowed in PERMISSIONS.items() if permission in allowed)


def permissions_of(roles: Iterable[str]) -> frozenset[Permission]:
    return frozenset().union(*(PERMISSIONS[Role(role)] for role in roles))


def roles_at(kind: OfficeKind | None) -> list[Role]:
    """Return the roles that can be held at an office of this kind, or for a State when there is no office."""
    return [role for role, it in DEFINITIONS.items() if (kind in it.held_at if kind else it.for_state)]
