"""Whether activities reach those whom their sector targets, and whether that is everybody."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.rules import Found, rule
from plans.validation.wording import say


@rule(
    "P-16",
    Level.WARNS,
    title=_("Activities together reach the people that their sector targets"),
    why=demands.PARTS,
    remedy=_(
        "Raise the figures of activities that were counted too low, add the activity that is missing, or lower the "
        "target of the sector. Empty the figure of an activity if nobody knows it."
    ),
)
def activities_reach_target(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        counts = [row.people_targeted for row in response.activities]
        if response.people_targeted is None or not counts or None in counts:
            continue
        added = sum(count for count in counts if count is not None)
        if added < response.people_targeted:
            message = _("All activities together target %(added)s people, the sector %(total)s. Correct one of them.")
            yield key, "people_targeted", say(message, added=added, total=response.people_targeted)


@rule(
    "P-17",
    Level.ADVISES,
    title=_("Not everybody in need is targeted, or the office says why"),
    why=demands.EVIDENCE,
    remedy=_(
        "Target those whom this office can reach with what it has; others answer needs too. If it truly reaches "
        "everybody, leave the figure and say why."
    ),
)
def not_everybody(case: Case) -> Iterator[Found]:
    message = _("All %(count)s people in need are targeted. Can this office alone reach every one of them?")
    people = case.content.people
    if people.targeted and people.targeted == people.in_need:
        yield "people", "targeted", say(message, count=people.targeted)
    for key, response in case.responses:
        if response.people_targeted and response.people_targeted == response.people_in_need:
            yield key, "people_targeted", say(message, count=response.people_targeted)
