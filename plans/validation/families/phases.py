"""The phases of the crisis, and where it takes place."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.content.values import SectorResponse
from plans.models import Kind
from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import called
from plans.validation.rules import Found, rule
from plans.validation.wording import say

BEFORE = "before"


@rule(
    "F-06",
    Level.WARNS,
    title=_("Each phase that the plan chose is served by a sector"),
    why=demands.PHASES,
    remedy=_("Open the sectors that work in this phase and choose it there, or take the phase out of the crisis."),
)
def phases_served(case: Case) -> Iterator[Found]:
    served = {code for _key, response in case.responses for code in response.phases}
    idle = [case.named("phase", code) for code in case.content.crisis.phases if code not in served]
    if idle:
        message = _("No sector works in: %(phases)s. Choose the phase in a sector, or take it out here.")
        yield "crisis", "phases", say(message, phases=idle)


@rule(
    "F-07",
    Level.ADVISES,
    title=_("Sectors and activities work in phases of the plan"),
    why=demands.PHASES,
    remedy=_(
        "Choose phases from those of the crisis, or add the missing phase to the crisis itself. Most plans have "
        "work in at least two."
    ),
)
def phases_agree(case: Case) -> Iterator[Found]:
    chosen = set(case.content.crisis.phases)
    for key, response in case.responses:
        if not response.phases:
            yield key, "phases", say(_("No phase is chosen. Say whether this sector works before, during or after."))
        other = [case.named("phase", code) for code in response.phases if code not in chosen]
        if other:
            message = _("These phases are not among those of the plan: %(phases)s. Add them to the crisis or not here.")
            yield key, "phases", say(message, phases=other)
        yield from _beside_sector(case, key, response)


def _beside_sector(case: Case, key: str, response: SectorResponse) -> Iterator[Found]:
    """Find activities in phases that their sector does not choose."""
    for row in response.activities if response.phases else ():
        other = [case.named("phase", code) for code in row.phases if code not in response.phases]
        if other:
            message = _(
                "“%(activity)s” works in phases that this sector does not: %(phases)s. Change one or the other."
            )
            yield key, f"activities.{row.uid}.phases", say(message, activity=called(row.title), phases=other)


@rule(
    "F-08",
    Level.WARNS,
    title=_("A preparedness plan works before the crisis"),
    why=demands.PHASES,
    remedy=_("Add the phase before the crisis, or change the kind of plan if the crisis is already there."),
)
def preparedness_before(case: Case) -> Iterator[Found]:
    crisis = case.content.crisis
    if case.content.identity.kind == Kind.PREPAREDNESS and crisis.phases and BEFORE not in crisis.phases:
        message = _("A preparedness plan works before a crisis. Add that phase, or choose another kind of plan.")
        yield "crisis", "phases", say(message)


@rule(
    "F-09",
    Level.ADVISES,
    title=_("A plan of several countries looks across borders"),
    why=demands.DEFINITION,
    remedy=_(
        "Add the movement across borders if people move between the countries named. If they do not, say under "
        "the context why one plan covers them all."
    ),
)
def borders(case: Case) -> Iterator[Found]:
    places = case.content.crisis.places
    if len(set(case.content.country_codes)) > 1 and places and "cross-border" not in places:
        message = _(
            "The plan concerns several countries, but people move within one only. Check the place of the crisis."
        )
        yield "crisis", "places", say(message)
