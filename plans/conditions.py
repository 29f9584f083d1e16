"""What must hold for a step besides the plan's state and the permission, and what is said where it does not."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mcof.accounts.answers import YES, Answer
from plans.catalogue import catalogue
from plans.consents import standings
from plans.models import Comment, State
from plans.transitions import Condition

if TYPE_CHECKING:
    from plans.access import Rights


def _other_eyes(rights: "Rights") -> Answer:
    version = rights.version
    if version is None:
        return YES
    took_part = {version.submitted_by_id, *version.drafters.values_list("pk", flat=True)} & rights.eyes
    if not took_part:
        return YES
    if rights.user.pk in took_part:
        reason = _("You wrote or submitted this version: somebody else decides on it.")
    else:
        reason = _("Whoever you stand in for wrote or submitted this version: somebody else decides on it.")
    return Answer(allowed=False, reason=reason)


def _region_endorses(rights: "Rights") -> Answer:
    if rights.plan.office.parent_id is not None:
        return YES
    return Answer(
        allowed=False, reason=_("This office has no regional office above it: headquarters decides directly.")
    )


def _region_has_endorsed(rights: "Rights") -> Answer:
    if rights.plan.office.parent_id is None or rights.plan.state == State.ENDORSED:
        return YES
    return Answer(allowed=False, reason=_("The regional office endorses this version first."))


def _states_agree(rights: "Rights") -> Answer:
    if rights.version is None:
        return YES
    found = standings(rights.plan, rights.version)
    declined = [standing.country for standing in found if standing.declined]
    if declined:
        return Answer(
            allowed=False, reason=_("Declined by: %s. A plan is not approved against a State.") % _names(declined)
        )
    owed = [standing.country for standing in found if not standing.agreed]
    if not owed:
        return YES
    text = ngettext(
        "The request or consent of this State is owed: %s.", "Requests or consents are owed: %s.", len(owed)
    )
    return Answer(allowed=False, reason=text % _names(owed))


def _conditions_answered(rights: "Rights") -> Answer:
    count = Comment.objects.of_plan(rights.plan).conditions().unanswered().count()
    text = ngettext(
        "One condition of the reviewers waits for the office's answer.",
        "%(n)s conditions of the reviewers wait for the office's answer.",
        count,
    )
    return Answer(allowed=False, reason=text % {"n": count}) if count else YES


def _conditions_settled(rights: "Rights") -> Answer:
    count = Comment.objects.of_plan(rights.plan).conditions().unsettled().count()
    text = ngettext(
        "One condition is not settled yet: settle it first, or return the plan.",
        "%(n)s conditions are not settled yet: settle them first, or return the plan.",
        count,
    )
    return Answer(allowed=False, reason=text % {"n": count}) if count else YES


def _names(countries: list[str]) -> str:
    return ", ".join(catalogue().name("country", code) for code in countries)


CONDITIONS: dict[Condition, Callable[["Rights"], Answer]] = {
    Condition.OTHER_EYES: _other_eyes,
    Condition.REGION_ENDORSES: _region_endorses,
    Condition.REGION_HAS_ENDORSED: _region_has_endorsed,
    Condition.STATES_AGREE: _states_agree,
    Condition.CONDITIONS_ANSWERED: _conditions_answered,
    Condition.CONDITIONS_SETTLED: _conditions_settled,
}
