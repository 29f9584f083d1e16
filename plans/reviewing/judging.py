"""What each reviewer makes of a version before it is decided: marks on its sections, an opinion, a look."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import Office, User
from mcof.audit.recording import record
from plans.models import DecisionKind, Look, Mark, Opinion, PlanVersion, SectionMark
from plans.reviewing.deciding import ReasonNeeded
from plans.reviewing.standing import judging
from plans.transitions import Condition

SEEN_ANEW = datetime.timedelta(minutes=1)


@transaction.atomic
def mark(version: PlanVersion, *, section: str, mark: Mark | None, by: User) -> None:
    """Say what one makes of a section, in place of what one said before; None takes it back. Raises Refused."""
    judging(version, by=by)
    mine = SectionMark.objects.filter(version=version, person=by, section=section)
    if mark is None:
        mine.delete()
    else:
        SectionMark.objects.update_or_create(version=version, person=by, section=section, defaults={"mark": mark})
    about = {"section": section, "mark": mark}
    record("review.marked", by=by, target=version, plan=version.plan, office=Office.headquarters(), after=about)


@transaction.atomic
def advise(version: PlanVersion, *, advice: DecisionKind, reason: str, by: User) -> Opinion:
    """Say what one would decide and why, in place of what one said before. Raises Refused and ReasonNeeded."""
    allowed = judging(version, by=by)
    allowed.holds(Condition.OTHER_EYES).demand()
    if not reason.strip():
        raise ReasonNeeded(_("Say why: whoever decides reads it."))
    given = {"advice": advice, "reason": reason.strip()}
    made, _new = Opinion.objects.update_or_create(version=version, person=by, defaults=given)
    about = {"advice": advice, "version": version.number}
    record("review.advised", by=by, target=version, plan=version.plan, office=Office.headquarters(), after=about)
    return made


def be_looking(version: PlanVersion, *, by: User) -> None:
    """Note that the person has the version open. Not a write to the plan: the trail is silent on it."""
    now = timezone.now()
    look, new = Look.objects.get_or_create(version=version, person=by, defaults={"first_at": now, "last_at": now})
    if not new and now - look.last_at > SEEN_ANEW:
        Look.objects.filter(pk=look.pk).update(last_at=now)
