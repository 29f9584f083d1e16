"""Whether a version is judged now: it is decided on once, and after that what was made of it stays."""

from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from plans.access import Refused, Rights, rights
from plans.models import IN_REVIEW, PlanVersion


def judging(version: PlanVersion, *, by: User) -> Rights:
    """Return what the person may do as a reviewer of a version in review. Raises Refused."""
    allowed = rights(by, version.plan)
    allowed.comment.demand()
    if version.state not in IN_REVIEW:
        raise Refused(_("This version is not in review."))
    return allowed
