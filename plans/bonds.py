"""The standing rights that bind an office, a State or a person to a plan, and what each lets its holder do."""

from mcof.accounts.roles import Permission

OWN = "view_plan"
REVIEW = "review_plan"
CO_DRAFT = "change_plan"
SHARED = "view_planversion"

# What a role may do depends on how its holder's office is bound to the plan: a drafter at headquarters is a drafter
# of headquarters' own plans, not of those that headquarters reviews.
COVERED = {
    OWN: frozenset(
        {
            Permission.VIEW_DRAFT,
            Permission.EDIT,
            Permission.SUBMIT,
            Permission.WITHDRAW,
            Permission.SHARE,
            Permission.RECORD_CONSENT,
            Permission.CLOSE,
            Permission.REVISE,
        }
    ),
    REVIEW: frozenset(
        {
            Permission.VIEW_SUBMITTED,
            Permission.COMMENT,
            Permission.ENDORSE,
            Permission.RETURN,
            Permission.APPROVE,
            Permission.SHARE,
        }
    ),
    CO_DRAFT: frozenset({Permission.VIEW_DRAFT, Permission.EDIT}),
    SHARED: frozenset({Permission.VIEW_SHARED, Permission.RECORD_CONSENT, Permission.ANSWER}),
}
